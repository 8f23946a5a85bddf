"""The pictures of the docs, taken anew of the chat over the bundled sources.

    python -m tests.pictures            # all, into docs/; needs Chromium
    python -m tests.pictures names      # one

Two questions and their evidence, the timeline with a statement in its source, and a name with its
passages, each 1440 by 900.
"""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, Page, expect, sync_playwright

from tests.desks import CHROMIUM, SWITCHES
from tests.servers import free_port

DOCS = Path(__file__).parents[1] / "docs"
PATIENCE_MS = 180_000  # the first question waits for the models to be loaded


def chat(page: Page) -> None:
    """Two questions; sources that differ on the first, a denial for the second."""
    for turns, question in enumerate(
        (
            "How many shell casings were found at Agua Mansa?",
            "Who denied that any armed group from Valdora had entered the country?",
        ),
        start=1,
    ):
        page.fill("#question textarea", question)
        page.keyboard.press("Enter")
        expect(page.locator(".turn")).to_have_count(turns)
        expect(page.locator(".turn.pending")).to_have_count(0)
    page.locator(".turn").first.evaluate(
        "turn => document.querySelector('#transcript').scrollTo(0, turn.offsetTop)"
    )
    page.locator(".turn").first.locator(".cite").first.click()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()


def timeline(page: Page) -> None:
    """The dated statements of a year, and one of them in its source."""
    page.locator(".masthead [data-view=timeline]").click()
    expect(page.locator(".timeline .told button").first).to_be_visible()
    page.fill("#dates-since textarea, #dates-since input", "2023-05")
    page.fill("#dates-until textarea, #dates-until input", "2024-06")
    page.locator("#dates-show").click()
    expect(page.locator(".timeline h2").first).to_have_text("2023")
    page.locator(".timeline .told button").nth(3).click()
    expect(page.locator("#told mark")).to_be_visible()


def names(page: Page) -> None:
    """A person, the passages that name them, and one of these in its source."""
    page.locator(".masthead [data-view=names]").click()
    page.locator(".kinds button", has_text="People").click()
    expect(page.locator('.kinds [aria-pressed="true"]')).to_contain_text("People")
    page.locator("ol.named button", has_text="Evaristo Lemus").click()
    page.locator(".found button", has_text="denied that there had been an ambush").click()
    expect(page.locator("#who-source #told mark")).to_be_visible()


PICTURES = (chat, timeline, names)


def main() -> None:
    wanted = sys.argv[1:] or [each.__name__ for each in PICTURES]
    port = free_port()
    command = [sys.executable, "-m", "ui.cli", "demo", "--port", str(port)]
    with subprocess.Popen(command, cwd=DOCS.parent) as server, sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            for show in (each for each in PICTURES if each.__name__ in wanted):
                page = browser.new_page(
                    viewport={"width": 1440, "height": 900}, color_scheme="light", locale="en-US"
                )
                page.set_default_timeout(PATIENCE_MS)
                expect.set_options(timeout=PATIENCE_MS)
                opened(page, f"http://127.0.0.1:{port}")
                show(page)
                page.wait_for_timeout(1_000)  # scrolled to its words
                page.screenshot(path=DOCS / f"{show.__name__}.png", animations="disabled")
                page.close()
            browser.close()
        finally:
            server.terminate()


def opened(page: Page, address: str) -> None:
    """Open the chat as soon as the server answers."""
    for _ in range(PATIENCE_MS // 500):
        try:
            page.goto(address)
        except Error as refused:
            if "ERR_CONNECTION_REFUSED" not in str(refused):
                raise
            page.wait_for_timeout(500)
        else:
            break
    page.wait_for_selector(".welcome")


if __name__ == "__main__":
    main()
