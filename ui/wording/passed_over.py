"""What a run passed over, in a line: "12 pictures, 1 font"."""

from collections.abc import Mapping

from ingest.passed_over import Kind
from ui.wording.markup import count

NOUNS: dict[Kind, tuple[str, str]] = {
    "picture": ("picture", "pictures"),
    "sound": ("sound file", "sound files"),
    "video": ("video", "videos"),
    "program": ("program", "programs"),
    "font": ("font", "fonts"),
    "script": ("script or style sheet", "scripts or style sheets"),
    "hidden": ("hidden file or folder", "hidden files or folders"),
    "lock": ("lock file", "lock files"),
    "system": ("file of the system", "files of the system"),
    "special": ("pipe, device or broken link", "pipes, devices or broken links"),
    "link": ("link to a folder", "links to folders"),
    "library": ("library", "libraries"),
}


def passed_over(numbers: Mapping[Kind, int]) -> str:
    """The numbers with their nouns, in the language that is spoken; empty where there are none."""
    return ", ".join(count(number, *NOUNS[kind]) for kind, number in numbers.items())
