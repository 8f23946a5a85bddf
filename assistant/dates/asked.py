"""Whether a text tells a date that a question asks about, or another one."""

import re
from collections.abc import Sequence

from assistant.dates.mentions import Mention, dates_in, lone_days
from assistant.dates.stretches import Stretch, stretches_in
from ingest.prose.characters import fold

_OPEN = re.compile(
    r"\b(?:since|before|after|until|between|from|by|desde|antes|despues|hasta|entre)\b"
)
"""What makes a date the end of a stretch of time, which other dates may lie in."""


def tells_another_date(asked: str, said: str) -> bool:
    """Whether a text mentions dates, and none of them can be one that a question asks about.

    Dates are held against each other only where both tell a month or both tell a year: "in 2021"
    says nothing about 12 August. What a text tells of a stretch of time ("from 1993 until 1997") it
    tells of each date in it, unless it tells another date beside it ("in 2017 Paz, mayor since
    2010, was arrested"). A question may ask about a stretch, too; one without a beginning or an
    end ("since 2010") is about no date in particular.
    """
    wanted: Sequence[Mention | Stretch] = [s for s in stretches_in(asked) if s.first and s.last]
    if not wanted:
        if _OPEN.search(fold(asked)):
            return False
        wanted = list(dates_in(asked))
    if not wanted:
        return False
    told = list(dates_in(said))
    during = list(stretches_in(said))
    ends = [end for stretch in during for end in stretch.ends]
    spans = [one if isinstance(one, Stretch) else Stretch(one, one) for one in wanted]
    pairs = [(span, one) for span in spans for one in told if span.is_comparable(one)]
    if not pairs or any(span.holds(one) for span, one in pairs):
        return False
    beside = any(not any(end.may_be(one) for end in ends) for _, one in pairs)
    return beside or not any(span.holds(one) for span in spans for one in during)


def tells_only_its_number(asked: str, said: str) -> bool:
    """Whether a text holds the number of the day that a question asks about, and not the day: "17
    people were hurt" does not tell what happened on 17 May; "on the 17th, a ship left" may.
    """
    days = [date for date in dates_in(asked) if date.day and date.month]
    if not days:
        return False
    told = [*dates_in(said), *lone_days(said)]
    return any(
        re.search(rf"(?<![\d.,:/]){date.day}(?![\d:/]|[.,]\d)", said)
        and not any(one.day and date.may_be(one) for one in told)
        and not any(span.tells_days and span.holds(date) for span in stretches_in(said))
        for date in days
    )
