"""Days and whole numbers as they are written; pydantic would take more than its schema tells."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"-?\d+", re.ASCII)


def _day(value: Any) -> Any:
    """A number would be taken for seconds since 1970, also in a string."""
    if isinstance(value, int | float) or (isinstance(value, str) and not _DAY.fullmatch(value)):
        raise ValueError("a day is written as 2023-09-14")
    return value


def _whole(value: Any) -> Any:
    """Spaces, underscores and a fraction of nothing would be taken along."""
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError("a whole number is written in digits")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""As in `2023-09-14`."""

Whole = Annotated[int, BeforeValidator(_whole)]
"""In digits."""
