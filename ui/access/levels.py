"""What a key may do, and what each address asks for."""

from dataclasses import dataclass
from typing import Literal, get_args

from ui.access.errors import UnknownLevel

Level = Literal["read", "ask", "write"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""Each may do what those before it may: `read` sources and search, `ask` and see conversations,
`write`: add, correct and remove sources.
"""

OPEN_PATHS = frozenset({"/health", "/signin", "/signout"})
"""What answers without a key: that the process lives, and the page that takes a key or ends with
it."""

READING = (
    "/api/articles",
    "/api/search",
    "/api/timeline",
    "/api/names",
    "/api/statements",
    "/api/runs",
    "/api/jobs",
    "/api/bibliography",
)
READING_TOO = ("/ready", "/metrics", "/docs", "/openapi.json", "/ui")
WRITING = ("/api/articles", "/gradio_api/upload")

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who makes a request.

    Attributes:
        key: the name of the key; None where no key is asked for.
    """

    level: Level
    key: str | None = None

    def may(self, needed: Level) -> bool:
        """Whether this is enough for what is wanted."""
        return LEVELS.index(self.level) >= LEVELS.index(needed)


ANYONE = Access("write")
"""Whoever asks where no key is asked for: only this machine itself can."""


def needed(method: str, path: str) -> Level | None:
    """The level that a request needs; None where it needs no key.

    The chat and everything not named here need `ask`, so that an address forgotten here is not
    open.
    """
    if path in OPEN_PATHS:
        return None
    if method not in SAFE_METHODS and _below(path, WRITING):
        return "write"
    if method in SAFE_METHODS and _below(path, READING + READING_TOO):
        return "read"
    return "ask"


def _below(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def level_of(written: str) -> Level:
    """The level that somebody names.

    Raises:
        UnknownLevel: there is none of this name.
    """
    for level in LEVELS:
        if written == level:
            return level
    raise UnknownLevel(written, LEVELS)
