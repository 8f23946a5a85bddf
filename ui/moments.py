"""Moments as people read them, never more precise than their source."""

from datetime import date

from ingest.moment import Moment

MONTHS = (
    "January February March April May June July August September October November December"
).split()


def day(moment: date) -> str:
    """A date as people write it, "7 September 2021"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: date) -> str:
    """A date for a narrow list, "7 Sep 2021"."""
    return f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}"


def dated(moment: Moment | None) -> str:
    """The day, month or year of a moment: "7 September 2021", "September 2021"; empty without."""
    if moment is None:
        return ""
    if moment.day:
        return day(moment.day)
    month = f"{MONTHS[moment.at.month - 1]} " if moment.precision == "month" else ""
    return f"{month}{moment.at.year}"


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
