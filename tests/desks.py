"""The chat in a real headless Chromium, as tests use it."""

import shutil
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

CHROMIUM = shutil.which("chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP desk.example 127.0.0.1",
]
PATIENCE_MS = 60_000
QUESTION = "How many kilograms of cocaine were found?"

IN_BROWSER = [
    pytest.mark.browser,
    # Gradio's queue sums up its own timings with pandas, by means that pandas 3 deprecates.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian package `chromium`)"),
]
"""What every test in the browser is marked with."""


class Desk:
    """The chat as a person uses it, and what the browser asked of whom."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.reloaded = False
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self._note_complaint(str(error)))
        self.page.on("console", self._note_console)
        self.page.goto(address)
        self.page.wait_for_selector(".welcome")

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _note_console(self, message: Any) -> None:
        if message.type == "error":
            self._note_complaint(message.text)

    def _note_complaint(self, text: str) -> None:
        cut_off = "AbortError" in text or "Connection errored out" in text
        if not (cut_off and self.reloaded):  # a reload cuts off what was being loaded
            self.complaints.append(text)

    def reload(self) -> None:
        """Load the page anew."""
        self.reloaded = True
        self.page.reload()

    def ask(self, question: str) -> None:
        """Type a question and wait until it is answered or refused."""
        before = self.page.locator(".turn").count()
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        self.settled(before + 1)

    def settled(self, turns: int) -> None:
        """Wait until that many questions are shown and none is being looked up."""
        expect(self.page.locator(".turn")).to_have_count(turns, timeout=PATIENCE_MS)
        expect(self.page.locator(".turn.pending")).to_have_count(0, timeout=PATIENCE_MS)

    def chosen_words(self) -> str:
        """The highlighted words of the evidence."""
        return " ".join(self.page.locator("#evidence mark.is-chosen").all_inner_texts())


def in_view(page: Page, inner: str, outer: str) -> bool:
    """Whether the first such element lies inside the box it scrolls in."""
    one, other = page.locator(inner).first.bounding_box(), page.locator(outer).first.bounding_box()
    if one is None or other is None:
        return False
    return other["y"] <= one["y"] and one["y"] <= other["y"] + other["height"]
