"""Dates as prose mentions them, in English and Spanish, and whether two can be the same. Pure.

[*dates_in("On August 12 and 24")]  # two mentions of days, without a year
tells_another_date("What happened on August 12?", "On August 24 they left.")  # True
"""

from assistant.dates.asked import tells_another_date, tells_only_its_number
from assistant.dates.forms import COUNTED, LONE_DAYS
from assistant.dates.mentions import (
    Mention,
    Written,
    dates_in,
    last_year_of,
    next_year_of,
    without,
    written,
)

__all__ = [
    "COUNTED",
    "LONE_DAYS",
    "Mention",
    "Written",
    "dates_in",
    "last_year_of",
    "next_year_of",
    "tells_another_date",
    "tells_only_its_number",
    "without",
    "written",
]
