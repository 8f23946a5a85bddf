"""Filters of the chat: which sources may answer, as a person sets them beside the question."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from assistant.errors import AnswerError
from index.hit import Filter
from ui.tabs.library_html import LANGUAGES
from ui.wording.markup import count
from ui.words import say

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

NONE = "Filters"
"""What the folded filters are called while none is set."""


def filter_of(
    publishers: Sequence[str] | None,
    languages: Sequence[str] | None,
    since: str | None,
    until: str | None,
) -> Filter:
    """The filter that is set; a field that nobody touched is None.

    Args:
        since, until: a year, month or day of publication as it is written; "2023" begins with its
            first day and ends with its last.

    Raises:
        AnswerError: a date is none, or the first one is the later.
    """
    first, last = _day(since, last=False), _day(until, last=True)
    if first and last and first > last:
        raise AnswerError(say("In the filters, “from” is later than “until”."))
    return Filter(first, last, tuple(publishers or ()), tuple(languages or ()))


def told(
    publishers: Sequence[str] | None,
    languages: Sequence[str] | None,
    since: str | None,
    until: str | None,
) -> str:
    """What is set, in a few words for the folded filters."""
    names = list(publishers or ())
    parts = [names[0] if len(names) == 1 else count(len(names), "publisher")] if names else []
    parts += [say(LANGUAGES.get(code, code)) for code in languages or ()]
    parts += [
        f"{say(name)} {written.strip()}"
        for name, written in (("from", since), ("until", until))
        if written and written.strip()
    ]
    return f"{say(NONE)}: {', '.join(parts)}" if parts else say(NONE)


def _day(written: str | None, *, last: bool) -> date | None:
    text = (written or "").strip()
    if not text:
        return None
    day = _first_or_last(text, last)
    if day is None:
        raise AnswerError(
            say(
                "In the filters, {text} is no date: write a year, 2023-07 or 2023-07-03.",
                text=repr(text),
            )
        )
    return day


def _first_or_last(text: str, last: bool) -> date | None:
    """The first or the last day of a year, month or day; None where the text is none of them."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:  # 2023-02-30
        return None
