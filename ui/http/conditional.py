"""What a client has already is not sent again: entity tags, and 304 where one still holds."""

import re
from collections.abc import Callable, Coroutine
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

_TAGGED = {
    "ETag": {
        "description": "Stands for these bytes: send it back as `If-None-Match`.",
        "required": True,
        "schema": {"type": "string"},
    }
}

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    200: {"headers": _TAGGED},
    304: {
        "description": "The body is the one that an entity tag of `If-None-Match` stands for.",
        "headers": _TAGGED,
    },
}
"""What an endpoint of tagged answers says of them."""

_TAG = re.compile(r'(?:W/)?("[^"]*")')


class TaggedRoute(APIRoute):
    """A route whose successful answers to GET bear a strong entity tag: their bytes' sha256.

    One that an endpoint has set itself stands.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, and after it the tag."""
        handle = super().get_route_handler()

        async def tagging(request: Request) -> Response:
            response = await handle(request)
            readable = request.method in ("GET", "HEAD") and response.status_code == 200
            return _tagged(request, response) if readable else response

        return tagging


def _tagged(request: Request, response: Response) -> Response:
    """The response with its tag, or 304 with the same one where the client has the body."""
    if "etag" not in response.headers:
        response.headers["etag"] = f'"{sha256(response.body).hexdigest()}"'
    response.headers["cache-control"] = "private, no-cache"  # kept, and asked about every time
    if not _holds(request.headers.get("if-none-match", ""), response.headers["etag"]):
        return response
    # The others stay: a cache puts them in place of those that it has, a policy's among them.
    for name in ("content-length", "content-type"):
        del response.headers[name]
    return Response(status_code=304, headers=dict(response.headers))


def _holds(wanted: str, tag: str) -> bool:
    """Whether `If-None-Match` names a tag; weak and strong ones are alike to it (RFC 9110)."""
    return wanted.strip() == "*" or tag in _TAG.findall(wanted)
