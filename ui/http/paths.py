"""The address of a request, as whoever decides by it must see it: as the routes do."""

import re

from starlette.types import Scope

UNROUTABLE = re.compile(r"[\x00-\x1f\x7f]")
"""What stands in no address of ours; the pattern of a route overlooks a line's end after a path."""


def routed(scope: Scope) -> str:
    """The path that routes are matched with; what an application is mounted at is no part of it."""
    path: str = scope["path"]
    mounted_at = scope.get("root_path", "")
    return path.removeprefix(mounted_at) if path.startswith(f"{mounted_at}/") else path
