"""The manifest: what a backup holds, written last, so that what has none is no backup."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.errors import BackupRefused

NAME = "manifest.json"
CATALOGUE = "catalogue.sqlite3"
FORMAT = 1

_FILE = re.compile(r"catalogue\.sqlite3|originals/([0-9a-f]{2})/\1[0-9a-f]{62}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        made_at: when it was begun.
        files: the sha256 of each, by its name within the library.
    """

    made_at: datetime
    files: dict[str, str]

    def json(self) -> str:
        """As it is written."""
        told = {"format": FORMAT, "made_at": self.made_at.isoformat(), "files": self.files}
        return json.dumps(told, indent=1) + "\n"


def original(digest: str) -> str:
    """The name of an original within a library."""
    return f"originals/{digest[:2]}/{digest}"


def manifest_of(text: bytes) -> Manifest:
    """A manifest as it was written; no name in it leads out of a library.

    Raises:
        BackupRefused: it is none, or a newer Dossier wrote it.
    """
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise BackupRefused("a newer Dossier made it: update Dossier")
        made_at = datetime.fromisoformat(told["made_at"]).astimezone(UTC)
        files = {str(name): str(digest) for name, digest in told["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupRefused(f"its {NAME} cannot be read") from error
    named = all(_FILE.fullmatch(name) and _DIGEST.fullmatch(d) for name, d in files.items())
    if not named or CATALOGUE not in files:
        raise BackupRefused(f"its {NAME} names what no library holds")
    return Manifest(made_at, files)
