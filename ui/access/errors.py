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
    """The server was to ask for keys, and nobody has one."""

    def __init__(self, host: str | None) -> None:
        """Of a host that other machines reach, or of this one where keys are to be asked for."""
        why = f"Serving on {host} lets other machines in" if host else "Keys are to be asked for"
        otherwise = ", or serve on 127.0.0.1" if host else ""
        super().__init__(
            f"{why}, and there is no key yet. Make one with `dossier keys add NAME --level ask`"
            f"{otherwise}."
        )


class InvalidName(AccessError):
    """A key was to have a name that cannot be shown on one line."""

    def __init__(self) -> None:
        super().__init__("A key has a name of 1 to 100 characters on one line.")
