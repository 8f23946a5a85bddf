"""What goes wrong in an event of the page, as a notice in words meant for the person."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from html import escape
from inspect import isgeneratorfunction
from typing import Any, ParamSpec

import gradio as gr
from gradio.context import LocalContext
from starlette.datastructures import Headers

from ui.errors import KNOWN, UNFORESEEN
from ui.words import Language, say, speaking, translated, wanted

logger = logging.getLogger(__name__)

P = ParamSpec("P")


def told(handler: Callable[P, Any]) -> Callable[P, Any]:
    """The same event handler, whose errors the page shows as a notice.

    One that has nothing to do leaves everything as it is: of steps that never come Gradio would
    make empty panes.
    """
    if isgeneratorfunction(handler):

        @wraps(handler)
        def telling_steps(*args: P.args, **kwargs: P.kwargs) -> Iterator[Any]:
            nothing_done = True
            with closing(handler(*args, **kwargs)) as steps:
                while True:  # each step runs in a context of its own
                    with speaking(spoken_to()), _notice():
                        try:
                            step = next(steps)
                        except StopIteration:
                            break
                    yield step
                    nothing_done = False
            if nothing_done:
                yield gr.skip()

        return telling_steps

    @wraps(handler)
    def telling(*args: P.args, **kwargs: P.kwargs) -> Any:
        with speaking(spoken_to()), _notice():
            return handler(*args, **kwargs)

    return telling


def spoken_to() -> Language:
    """What is spoken to who makes the event; Gradio keeps its request for the time it takes."""
    request = LocalContext.request.get(None)
    scope = request.request.scope if request is not None and request.request is not None else None
    return wanted(Headers(scope=scope)) if scope else "en"


@contextmanager
def _notice() -> Iterator[None]:
    try:
        yield
    except KNOWN as error:
        raise gr.Error(
            escape(translated(str(error))), title=say("Error"), print_exception=False
        ) from error
    except Exception as error:
        logger.exception("An event of the page failed")
        raise gr.Error(say(UNFORESEEN), title=say("Error"), print_exception=False) from error
