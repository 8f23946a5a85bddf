"""No view has a serious fault that axe-core can find, light and dark, wide and narrow."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from desks import IN_BROWSER, QUESTION, Desk
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ui.access.keys import opened_keys

pytestmark = IN_BROWSER

Look = Callable[[Page], None]


def faults(page: Page) -> list[str]:
    """What keeps people out, each with the element and how it is mended.

    The order of headings counts too, which axe calls moderate: who hears a page walks by them.
    """
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical") or each["id"] == "heading-order"
        for node in each["nodes"]
    ]


def settled(page: Page) -> None:
    """Nothing fades or slides any more."""
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")


def empty(page: Page) -> None:
    expect(page.locator(".example").first).to_be_visible()


def filters(page: Page) -> None:
    page.locator("#filters > button").click()
    expect(page.locator("#filter-until")).to_be_visible()


def conversation(page: Page) -> None:
    for turn, question in enumerate((QUESTION, "Who won the football world cup in 1986?"), 1):
        page.fill("#question textarea", question)
        page.keyboard.press("Enter")
        expect(page.locator(".turn:not(.pending)")).to_have_count(turn)
    page.locator(".searched summary").first.click()
    page.locator(".take-away summary").click()


def preview(page: Page) -> None:
    page.locator(".cite").first.hover()
    expect(page.locator("#preview")).to_be_visible()


def evidence(page: Page) -> None:
    page.locator(".cite").first.click()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()


def conversations(page: Page) -> None:
    page.keyboard.press("Escape")
    if page.locator(".drawer").is_visible():
        page.locator(".drawer").click()
    expect(page.locator(".conversations .open")).to_be_visible()


def timeline(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator(".timeline .told button").first).to_be_visible()


def statement(page: Page) -> None:
    page.locator(".timeline .told button").first.click()
    expect(page.locator("#told mark")).to_be_visible()


def names(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Names", exact=True).click()
    page.locator("#who-names [data-act=show_name]").first.click()
    expect(page.locator("#named mark").first).to_be_visible()


def words(page: Page) -> None:
    page.locator("#named [data-act=show_words]").first.click()
    expect(page.locator("#who-source mark").first).to_be_visible()


def statements(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Statements", exact=True).click()
    page.locator("#said-by [data-act=show_event]").first.click()
    expect(page.locator("#said-text mark").first).to_be_visible()


def library(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Library").click()
    expect(page.locator("#sources tbody tr")).to_have_count(3)
    page.locator(".runs > summary").click()


def source(page: Page) -> None:
    page.locator("[data-act=view_source]").first.click()
    page.locator(".correct summary").click()
    page.fill(".correct [name=published]", "last week")
    page.get_by_role("button", name="Save corrections").click()
    expect(page.locator(".correct .refusal")).to_be_visible()


VIEWS: list[Look] = [
    empty, filters, conversation, preview, evidence, conversations, timeline, statement, names,
    words, statements, library, source,
]  # fmt: skip
"""Each is led to from the one before."""


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def context(request, chromium: Browser, serve) -> Iterator[BrowserContext]:
    """A window of that size and scheme; closed before what is served ends."""
    width, scheme = request.param
    size = {"width": width, "height": 900}
    # Of what moves, axe would take the colours in between.
    opened = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    yield opened
    opened.close()


def test_no_view_keeps_anybody_out(context, workspace, serve):
    page = Desk(context, serve(workspace)).page
    for look in VIEWS:
        look(page)
        settled(page)
        assert faults(page) == [], look.__name__


def test_signing_in_keeps_nobody_out(context, workspace, serve, tmp_path: Path):
    with opened_keys(tmp_path / "keys") as keys:
        page = context.new_page()
        page.goto(serve(workspace, keys))
        assert faults(page) == []
        page.fill("#key", "wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator(".wrong")).to_be_visible()
        assert faults(page) == []
