"""What every response tells the browser, and which requests of other sites are turned away."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.http.paths import UNROUTABLE

# Gradio compiles its HTML templates and event handlers in the browser, hence 'unsafe-eval', and
# puts its configuration into the page, hence 'unsafe-inline'. What the policy holds against is a
# request to another host and a frame around the page; sources are escaped before they get there.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

SEALED = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""The policy of bytes that strangers wrote: were they opened as a page, it could do nothing."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Without any referrer a browser sends `Origin: null` with a form of our own over plain HTTP.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

OWN_HOST = re.compile(
    r"(127(?:\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE
)
"""The names of this machine itself, which no other site can have."""


class Security:
    """Sets the headers, takes away any grant to other origins, refuses other sites' requests.

    Where no key is asked for, a site may let its own name point at this machine (DNS rebinding): to
    the browser its page is then of the same origin. The name stays in `Host`, so only this
    machine's own names are served. Where keys are asked for that page has none, and the server may
    have any name.

    A browser says in `Sec-Fetch-Site` whose page sends a request, an older one in `Origin` alone.
    Another site's page may not change anything here, so it cannot slip a source into somebody's
    library.

    A path with a control character is nobody's: a route would take it for the one without, and
    who looks at paths to see what a key may do would not.
    """

    def __init__(self, app: ASGIApp, any_host: bool = False) -> None:
        self._app = app
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the headers set on what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name in [key for key in headers if key.startswith("access-control-")]:
                    del headers[name]
                sealed = headers.get("content-security-policy") == SEALED
                headers.update(HEADERS)
                if sealed:  # the one policy of a route that stands, being the stricter one
                    headers["content-security-policy"] = SEALED
            await send(message)

        refused = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refused or self._app)(scope, receive, send_secured)

    def _refusal(self, method: str, path: str, headers: Headers) -> JSONResponse | None:
        """Why a request is turned away before it is looked at; None where it is not."""
        if UNROUTABLE.search(path):
            return _refused(404, "not_found", "There is nothing at this address.")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not (self._any_host or OWN_HOST.fullmatch(hosts[0])):
            return _refused(
                421,
                "foreign_host",
                "This is served to its own machine only: open it as http://127.0.0.1 or"
                " http://localhost, with its port.",
            )
        if method not in SAFE_METHODS and not _of_own_page(headers):
            return _refused(403, "cross_site", "Pages of other sites may not change anything here.")
        return None


def _of_own_page(headers: Headers) -> bool:
    """Whether our own page sends a request, or something that is no page at all."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in ("none", "same-origin")
    own = headers["host"].lower()
    return origin is None or origin.lower() in (f"http://{own}", f"https://{own}")


def _refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
