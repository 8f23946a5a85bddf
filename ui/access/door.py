"""The door of the server: who makes a request, whether they may, and whether not too often."""

from http.cookies import CookieError, SimpleCookie
from math import ceil
from time import time
from urllib.parse import quote

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.serving import ServeOptions
from ui.access.errors import NotAllowed
from ui.access.keys import Keys
from ui.access.levels import ANYONE, SAFE_METHODS, Access, needed
from ui.errors import KNOWN
from ui.failures import response_to

COOKIE = "dossier_session"

ASKING = ("/api/answer", "/api/answer/stream", "/v1/chat/completions", "/mcp")
"""Where questions come in; the chat's own come through its queue, which is bounded itself."""


class Door:
    """Lets requests in by their key, as a bearer token or by the session that began with it.

    Who came in is told in the scope, for what goes on inside: `access_of`.
    """

    def __init__(self, app: ASGIApp, keys: Keys | None, options: ServeOptions) -> None:
        """Stand before `app`; without `keys` everybody may do everything, as often as they like."""
        self._app = app
        self._keys = keys
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests, self._questions, self._guesses = (
            RateLimitItemPerMinute(number) if number else None
            for number in (options.requests, options.questions, options.guesses)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say why not."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if self._keys is None:
            scope["dossier.access"] = ANYONE
            await self._app(scope, receive, send)
            return
        try:
            refused = self._refused(scope, self._keys)
        except KNOWN as error:  # of the keys' database; the application's handlers stand inside
            refused = response_to(error)
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope, keys: Keys) -> Response | None:
        method, path, headers = scope.get("method", "GET"), scope["path"], Headers(scope=scope)
        wanted = needed(method, path)
        if wanted is None:
            return self._guessing(scope) if method not in SAFE_METHODS else None
        access, given = _identified(headers, keys)
        if access is None:
            return (given and self._guessing(scope)) or _unknown(scope, headers)
        if not access.may(wanted):
            return _refusal(403, "level_too_low", str(NotAllowed(access.key, wanted)))
        scope["dossier.access"] = access
        asks = self._questions if path in ASKING else None
        for bound, kind in ((self._requests, "requests"), (asks, "questions")):
            if bound and not self._limiter.hit(bound, kind, access.key or ""):
                return self._too_often(bound, kind, access.key or "")
        return None

    def _guessing(self, scope: Scope) -> Response | None:
        """A refusal after too many wrong keys; every call counts one."""
        client = scope["client"][0] if scope.get("client") else ""
        bound = self._guesses
        if bound is None or self._limiter.hit(bound, "guesses", client):
            return None
        return self._too_often(bound, "guesses", client)

    def _too_often(self, bound: RateLimitItemPerMinute, kind: str, who: str) -> Response:
        until = self._limiter.get_window_stats(bound, kind, who).reset_time
        seconds = str(max(1, ceil(until - time())))
        message = f"More than {bound.amount} {kind} in a minute. Come again in {seconds} seconds."
        return _refusal(429, "too_often", message, **{"Retry-After": seconds})


def access_of(scope: Scope) -> Access:
    """Who makes a request that came through the door."""
    access: Access = scope["dossier.access"]
    return access


def session_token(headers: Headers) -> str | None:
    """The session that a browser names in its cookie."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie else None


def _identified(headers: Headers, keys: Keys) -> tuple[Access | None, bool]:
    """Who it is, and whether anything was given to tell by."""
    scheme, _, key = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return keys.access(key.strip()), True
    token = session_token(headers)
    return (keys.session(token) if token else None), False


def _unknown(scope: Scope, headers: Headers) -> Response:
    """To a person's browser the page to sign in; to a program an error."""
    if scope.get("method") == "GET" and "text/html" in headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        back = quote(scope["path"] + (f"?{query}" if query else ""), safe="/")
        return RedirectResponse(f"{scope.get('root_path', '')}/signin?next={back}", 303)
    message = "A key is needed here: send it as `Authorization: Bearer KEY`."
    return _refusal(401, "no_key", message, **{"WWW-Authenticate": "Bearer"})


def _refusal(status: int, code: str, message: str, **headers: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)
