"""The door of the server: who makes a request, whether they may, and whether not too often."""

import logging
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.serving import ServeOptions
from ui.access.bounds import Bound, neighbourhood
from ui.access.errors import NotAllowed
from ui.access.keys import Keys
from ui.access.levels import ANYONE, Access, needed
from ui.errors import KNOWN
from ui.http.failures import failure, response_to
from ui.http.paths import routed

logger = logging.getLogger(__name__)

COOKIE = "dossier_session"

ASKING = ("/api/answer", "/api/answer/stream", "/v1/chat/completions", "/mcp")
"""Where questions come in that are counted; the chat's take turns alone."""


class Door:
    """Lets requests in by their key, as a bearer token or by the session that began with it.

    Who came in is told in the scope, for what goes on inside: `access_of`.
    """

    def __init__(
        self, app: ASGIApp, keys: Keys | None, options: ServeOptions, guesses: Bound
    ) -> None:
        """Stand before `app`; without `keys` everybody may do everything, as often as they like.

        `guesses` counts wrong keys by address, those of the page to sign in among them.
        """
        self._app = app
        self._keys = keys
        self._guesses = guesses
        self._requests = Bound(options.requests)
        self._questions = Bound(options.questions)

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
        except KNOWN as error:  # the application's own handlers are behind this door
            logger.warning("%s %s: %s", scope.get("method", ""), scope["path"], error)
            refused = response_to(error)
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope, keys: Keys) -> Response | None:
        path, headers = routed(scope), Headers(scope=scope)
        wanted = needed(scope.get("method", "GET"), path)
        if wanted is None:
            return None
        access, given = _identified(headers, keys)
        if access is None:
            caller = caller_of(scope)
            if given and not self._guesses.hit(caller):
                return _too_often(self._guesses, "wrong keys", caller)
            return _unknown(scope, headers)
        if not access.may(wanted):
            return failure(403, "level_too_low", str(NotAllowed(access.key, wanted)))
        scope["dossier.access"] = access
        who = access.key or ""
        if not self._requests.hit(who):
            return _too_often(self._requests, "requests", who)
        if path in ASKING and not self._questions.hit(who):
            return _too_often(self._questions, "questions", who)
        return None


def caller_of(scope: Scope) -> str:
    """Whose wrong keys are counted together."""
    return neighbourhood(scope["client"][0]) if scope.get("client") else ""


def _too_often(bound: Bound, kind: str, who: str) -> Response:
    seconds = bound.wait(who)
    message = f"More than {bound.times} {kind} in a minute. Come again in {seconds} seconds."
    return failure(429, "too_often", message, **{"Retry-After": str(seconds)})


def access_of(scope: Scope) -> Access:
    """Who makes a request that came through the door."""
    access: Access = scope["dossier.access"]
    return access


def session_token(headers: Headers) -> str | None:
    """The session that a browser names in its cookie, whatever others of this host look like."""
    return cookie_parser(headers.get("cookie", "")).get(COOKIE)


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
        back = quote(routed(scope) + (f"?{query}" if query else ""), safe="/")
        return RedirectResponse(f"{scope.get('root_path', '')}/signin?next={back}", 303)
    message = "A key is needed here: send it as `Authorization: Bearer KEY`."
    return failure(401, "no_key", message, **{"WWW-Authenticate": "Bearer"})
