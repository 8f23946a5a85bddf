"""What a person is told of a source that has a newer version."""

from ingest.article import Entry
from ui.wording.moments import day
from ui.words import say


def newer_version(article: Entry, named: str = "") -> str:
    """A sentence that there is a newer version, and since when; empty where there is none."""
    if article.newer is None:
        return ""
    return say(
        "A newer version of {named} was read in on {day}.",
        named=named or say("this source"),
        day=day(article.newer.read_in),
    )
