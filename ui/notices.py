"""What goes wrong in an event of the page, as a notice in words meant for the person."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from html import escape
from inspect import isgeneratorfunction
from typing import Any, ParamSpec

import gradio as gr

from ui.errors import KNOWN, UNFORESEEN

logger = logging.getLogger(__name__)

P = ParamSpec("P")


def told(handler: Callable[P, Any]) -> Callable[P, Any]:
    """The same event handler, whose errors the page shows as a notice."""
    if isgeneratorfunction(handler):

        @wraps(handler)
        def telling_steps(*args: P.args, **kwargs: P.kwargs) -> Iterator[Any]:
            with _notice():
                yield from handler(*args, **kwargs)

        return telling_steps

    @wraps(handler)
    def telling(*args: P.args, **kwargs: P.kwargs) -> Any:
        with _notice():
            return handler(*args, **kwargs)

    return telling


@contextmanager
def _notice() -> Iterator[None]:
    try:
        yield
    except KNOWN as error:
        raise gr.Error(escape(str(error)), print_exception=False) from error
    except Exception as error:
        logger.exception("An event of the page failed")
        raise gr.Error(UNFORESEEN, print_exception=False) from error
