"""When something was: exactly as precisely as its source tells, never more."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

Precision = Literal["year", "month", "day", "minute", "second"]

_LENGTHS: dict[Precision, int] = {"year": 4, "month": 7, "day": 10}
_BEGINNING = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month, a day, or a time of day with the offset from UTC that the source gives.

    Attributes:
        at: the beginning of that span. Without a time zone where the source tells none, which is
            the wall clock of wherever it was written.
        precision: how much of `at` the source tells; the rest of it means nothing.
    """

    at: datetime
    precision: Precision

    def __post_init__(self) -> None:
        if self.precision not in get_args(Precision):
            raise ValueError(f"{self.precision!r} is no precision")
        if self.at != _begun(self.at, self.precision):
            raise ValueError(f"{self.at} is more precise than a {self.precision}")

    @classmethod
    def on(cls, day: date) -> "Moment":
        """A whole day."""
        return cls(datetime(day.year, day.month, day.day), "day")

    @classmethod
    def within(cls, at: datetime, precision: Precision) -> "Moment":
        """The span of that precision in which `at` lies."""
        return cls(_begun(at, precision), precision)

    @property
    def day(self) -> date | None:
        """The day, as its source counts days; None where only a month or a year is told."""
        return None if self.precision in ("year", "month") else self.at.date()

    def isoformat(self) -> str:
        """ISO 8601 of reduced precision: "2023", "2023-07", "2023-07-03", "2023-07-03T17:14-06:00".

        Texts of this form sort as the moments do, as far as their offsets are alike.
        """
        if self.precision in ("minute", "second"):
            return self.at.isoformat(timespec=f"{self.precision}s")
        return self.at.isoformat()[: _LENGTHS[self.precision]]

    @classmethod
    def fromisoformat(cls, text: str) -> "Moment":
        """The moment that `isoformat` wrote.

        Raises:
            ValueError: it is none.
        """
        for precision, length in _LENGTHS.items():
            if len(text) == length:
                return cls(datetime.fromisoformat(text + _BEGINNING[length:]), precision)
        clock = text.partition("T")[2]
        seconds = len(clock) >= 8 and clock[5] == ":"
        return cls(datetime.fromisoformat(text), "second" if seconds else "minute")


def _begun(at: datetime, precision: Precision) -> datetime:
    """The beginning of the year, month, day, minute or second of `at`."""
    match precision:
        case "second":
            return at.replace(microsecond=0)
        case "minute":
            return at.replace(second=0, microsecond=0)
        case "day":
            return datetime(at.year, at.month, at.day)
        case "month":
            return datetime(at.year, at.month, 1)
        case "year":
            return datetime(at.year, 1, 1)
