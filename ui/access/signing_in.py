"""/signin and /signout: a person shows a key once, and their browser a session from then on."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ui.access.door import COOKIE, caller_of, session_token
from ui.access.keys import SESSION, Keys
from ui.words import say, speaking, spoken, wanted

router = APIRouter(include_in_schema=False)


@router.get("/signin")
def page(request: Request, next: str = "/") -> Response:  # noqa: A002  (its name in the address)
    """The page that takes a key."""
    if _keys(request) is None:
        return _to(request, next)
    with speaking(wanted(request.headers)):
        return _page(next)


@router.post("/signin")
def sign_in(
    request: Request,
    key: Annotated[str, Form(max_length=200)] = "",
    next: Annotated[str, Form(max_length=2_000)] = "/",  # noqa: A002
) -> Response:
    """Begin a session, and go where the person wanted to."""
    with speaking(wanted(request.headers)):
        return _signed_in(request, key, next)


def _signed_in(request: Request, key: str, back: str) -> Response:
    keys, guesses = _keys(request), request.app.state.guesses
    if keys is None:
        return _to(request, back)
    caller = caller_of(request.scope)
    if not guesses.allows(caller):
        seconds = guesses.wait(caller)
        wait = "Too many wrong keys. Try again in {seconds} seconds."
        return _page(back, say(wait, seconds=seconds), 429)
    access = keys.access(key.strip())
    if access is None:
        guesses.hit(caller)
        return _page(back, say("This is not a key that is known here."), 401)
    if not access.may("ask"):
        level = say("This key reads through the API; the chat takes one that may ask.")
        return _page(back, level, 403)
    token = keys.sign_in(key.strip()) or ""
    response = _to(request, back)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(SESSION.total_seconds()),
        path=request.scope.get("root_path") or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return response


@router.post("/signout")
def sign_out(request: Request) -> Response:
    """End the session."""
    keys, token = _keys(request), session_token(request.headers)
    if keys and token:
        keys.sign_out(token)
    response = _to(request, "/signin")
    response.delete_cookie(COOKIE, path=request.scope.get("root_path") or "/")
    return response


def _keys(request: Request) -> Keys | None:
    keys: Keys | None = request.app.state.keys
    return keys


def _to(request: Request, path: str) -> Response:
    """On to a page of ours: an address of another host would be a trap laid in a link."""
    ours = path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
    return RedirectResponse(request.scope.get("root_path", "") + ours, 303)


def _page(back: str, wrong: str = "", status: int = 200) -> HTMLResponse:
    told = f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
    return HTMLResponse(
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{say('Sign in to Dossier')}</title><style>{_style()}</style></head><body><main>"
        f"<h1>Dossier</h1><p>{say('Every sentence shows its source')}</p>"
        f'<form method="post" action="signin">{told}'
        f'<label for="key">{say("Your key")}</label>'
        '<input id="key" name="key" type="password" autocomplete="current-password" required'
        ' autofocus maxlength="200" placeholder="dossier_…">'
        f'<input type="hidden" name="next" value="{escape(back)}">'
        f'<button type="submit">{say("Sign in")}</button></form><p class="hint">'
        f"{say('Who runs this library makes keys with')} <code>dossier keys add</code>.</p>"
        "</main></body></html>",
        status,
    )


@cache
def _style() -> str:
    """Within the page: who is not signed in gets no file of ours."""
    return (Path(__file__).parent.parent / "assets" / "signin.css").read_text(encoding="utf-8")
