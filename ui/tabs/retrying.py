"""What of a past run can be tried again: addresses, and files that are still where they were.

The browser names a run and never a place: what is read again is what the catalogue says was asked
for. What was uploaded had no place and is gone.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.catalogue.runs import RunRecord

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

UPLOADED = "What was uploaded and not read in is not kept: add it once more."
GONE = "What was asked for is no longer where it was."
"""Why nothing of a run can be tried again."""


@dataclass(frozen=True, slots=True)
class Retry:
    """What to ingest to try a run again.

    Attributes:
        places: files, folders and addresses; empty where nothing can be tried.
        why_not: a sentence, then.
    """

    places: tuple[str, ...] = ()
    why_not: str = ""


def retry_of(run: RunRecord) -> Retry | None:
    """How to try a run again; None where it did all that was asked, or goes on.

    A run that did not reach its end is asked for once more as a whole, which passes over what it
    did; of one that did, the sources that failed.
    """
    if run.state == "running" or (run.state == "done" and not run.failed):
        return None
    if not run.places:
        return Retry(why_not=UPLOADED)
    asked = run.places if run.state != "done" else [place for place, _ in run.tally.failures]
    # Only a run that was asked for files may lead to files again.
    files = any(not _ADDRESS.match(place) for place in run.places)
    places = tuple(dict.fromkeys(again for place in asked for again in _there(place, files)))
    return Retry(places) if places else Retry(why_not=GONE)


def _there(place: str, files: bool) -> Iterator[str]:
    """A place that can be asked for again; of what lies in an archive or a mailbox, that file."""
    if _ADDRESS.match(place):
        yield place.partition("!/")[0]
        return
    if not files or not place.startswith("/"):  # a path as it was typed, in a folder not known here
        return
    archive = place.partition("!/")[0]
    for path in (place, archive, archive.rpartition("#")[0]):
        # Path.exists raises, on Python 3.11, where a name is too long.
        if path and os.path.exists(path):  # noqa: PTH110
            yield path
            return
