"""Moments as people read them, never more precise than their source."""

from datetime import date

from ingest.moment import Moment
from ui.words import say

MONTHS = (
    "January February March April May June July August September October November December"
).split()


def _month(moment: date) -> str:
    return say(MONTHS[moment.month - 1])


def day(moment: date) -> str:
    """A date as people write it, "7 September 2021"."""
    return say("{day} {month} {year}", day=moment.day, month=_month(moment), year=moment.year)


def short_day(moment: date) -> str:
    """A date for a narrow list, "7 Sep 2021"."""
    return f"{moment.day} {_month(moment)[:3]} {moment.year}"


def dated(moment: Moment | None) -> str:
    """The day, month or year of a moment: "7 September 2021", "September 2021"; empty without."""
    if moment is None:
        return ""
    if moment.day:
        return day(moment.day)
    if moment.precision == "month":
        return say("{month} {year}", month=_month(moment.at), year=moment.at.year)
    return str(moment.at.year)


def timed(moment: Moment | None) -> str:
    """All that a moment tells, to the minute: "7 September 2021, 17:14 (UTC-06:00)"."""
    if moment is None or moment.precision not in ("minute", "second"):
        return dated(moment)
    zone = moment.at.tzinfo
    offset = f" ({moment.at.tzname()})" if zone else ""
    return f"{dated(moment)}, {moment.at:%H:%M}{offset}"


def iso_day(moment: Moment | None) -> str:
    """The day, month or year of a moment in ISO 8601: "2021-09-07", "2021-09"; empty without."""
    return moment.isoformat()[:10] if moment else ""
