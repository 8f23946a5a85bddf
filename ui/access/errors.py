"""What can go wrong with keys, in words meant for the person."""

from collections.abc import Sequence


class AccessError(Exception):
    """The base of what this package raises."""


class UnknownKey(AccessError):
    """No key has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no key {name!r}. `dossier keys list` shows them.")


class UnknownLevel(AccessError):
    """A key was to have a level that there is not."""

    def __init__(self, written: str, levels: Sequence[str]) -> None:
        super().__init__(f"A key has no level {written!r}: it is one of {', '.join(levels)}.")


class KeyExists(AccessError):
    """Another key has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a key {name!r} already: revoke it first, or choose another.")


class NotAllowed(AccessError):
    """A key is known and may not do this."""

    def __init__(self, name: str | None, level: str) -> None:
        super().__init__(f"The key {name!r} may not do this: it takes one of level {level!r}.")


class NoKeys(AccessError):
    """The server was to be reached from other machines, and nobody has a key."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"Serving on {host} lets other machines in, and there is no key yet. Make one with"
            " `dossier keys add NAME --level ask`, or serve on 127.0.0.1."
        )
