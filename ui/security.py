"""What every response tells the browser, and which requests of other sites are turned away."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class Security:
    """Sets the headers, takes away any grant to other origins, refuses other sites' changes.

    A browser says in `Sec-Fetch-Site` whose page sends a request. Another site's page may not
    change anything here, so it cannot slip a source into somebody's library.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

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
                headers.update(HEADERS)
            await send(message)

        site = Headers(scope=scope).get("sec-fetch-site", "none")
        if scope["method"] not in SAFE_METHODS and site not in ("none", "same-origin"):
            error = {
                "code": "cross_site",
                "message": "Pages of other sites may not change anything here.",
            }
            response = JSONResponse({"error": error}, 403)
            await response(scope, receive, send_secured)
        else:
            await self._app(scope, receive, send_secured)
