"""Who makes an event of the chat: the door knows the address of all of them alone."""

import gradio as gr

from ui.access.door import access_of
from ui.access.errors import NotAllowed
from ui.access.levels import Access, Level


def access_of_event(request: gr.Request) -> Access:
    """Who makes an event. What Gradio gives of a request goes through JSON; its scope cannot."""
    if request.request is None:  # made by hand, and so by nobody who came in
        raise NotAllowed(None, "read")
    return access_of(request.request.scope)


def insist(request: gr.Request, level: Level) -> None:
    """Go on only where an event's maker may do this.

    Raises:
        NotAllowed: they may not.
    """
    access = access_of_event(request)
    if not access.may(level):
        raise NotAllowed(access.key, level)
