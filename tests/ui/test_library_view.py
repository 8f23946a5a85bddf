"""The sources in the Library view: which of them is read, and what is typed about it."""

import pytest
from desks import IN_BROWSER, PATIENCE_MS
from playwright.sync_api import expect

from ingest.source import Source

pytestmark = IN_BROWSER

A_WHILE = 2_000
"""Milliseconds in which what comes late has come."""

SHOWN = "#source-text .source-text"


@pytest.fixture
def shelf(desk):
    """The page with the Library view before it."""
    desk.page.locator(".masthead [data-view=library]").click()
    return desk.page


def row(page, words):
    return page.locator("[data-act=view_source]", has_text=words)


def test_what_is_typed_of_a_source_is_not_said_of_the_next(shelf, workspace):
    row(shelf, "Customs opened").click()
    shelf.locator(".correct summary").click()
    shelf.fill(".correct [name=licence]", "CC BY")
    row(shelf, "Gunmen burned").click()
    expect(shelf.locator(SHOWN)).to_contain_text("Las Huertas", timeout=PATIENCE_MS)
    shelf.locator(".correct summary").click()
    expect(shelf.locator(".correct [name=licence]")).to_have_value("")
    shelf.fill(".correct [name=byline]", "A. B.")
    shelf.keyboard.press("Enter")
    expect(shelf.locator(".correct .done")).to_be_visible(timeout=PATIENCE_MS)
    (village,) = [each for each in workspace.library.articles() if each.doc_id == "village"]
    assert (village.byline, village.licence) == ("A. B.", None)


def test_a_source_begins_at_its_top(shelf, workspace):
    for name in ("first", "second"):
        text = "\n\n".join(f"The {name} log, line {number}." for number in range(400))
        workspace.indexer.ingest([Source(f"{name}.txt", "text/plain", text.encode())])
    shelf.reload()
    row(shelf, "The first log").click()
    expect(shelf.locator(SHOWN)).to_contain_text("The first log, line 399", timeout=PATIENCE_MS)
    shelf.locator(SHOWN).evaluate("box => { box.scrollTop = 5000; }")
    assert shelf.locator(SHOWN).evaluate("box => box.scrollTop") > 1000
    row(shelf, "The second log").click()
    expect(shelf.locator(SHOWN)).to_contain_text("The second log, line 399", timeout=PATIENCE_MS)
    assert shelf.locator(SHOWN).evaluate("box => box.scrollTop") == 0


def test_what_comes_late_of_another_source_is_not_shown(shelf, workspace, gated):
    row(shelf, "Customs opened").click()
    shelf.locator(".correct summary").click()
    shelf.fill(".correct [name=licence]", "CC BY")
    may_go_on = gated(type(workspace.indexer), "correct")
    shelf.keyboard.press("Enter")
    row(shelf, "Gunmen burned").click()
    expect(shelf.locator(SHOWN)).to_contain_text("Las Huertas", timeout=PATIENCE_MS)
    may_go_on.set()
    shelf.wait_for_timeout(A_WHILE)
    expect(shelf.locator(SHOWN)).to_contain_text("Las Huertas")
    expect(shelf.locator(".sources tr.is-current")).to_contain_text("Gunmen burned")
    (harbour,) = [each for each in workspace.library.articles() if each.doc_id == "harbour"]
    assert harbour.licence == "CC BY"


def test_a_source_stays_where_another_is_removed_and_goes_where_it_is(shelf):
    shelf.on("dialog", lambda dialog: dialog.accept())
    row(shelf, "Customs opened").click()
    expect(shelf.locator(SHOWN)).to_contain_text("412 kilograms", timeout=PATIENCE_MS)
    shelf.get_by_role("button", name="Remove Gunmen burned").click()
    expect(shelf.locator(".sources tbody tr")).to_have_count(2, timeout=PATIENCE_MS)
    expect(shelf.locator(".masthead .size")).to_contain_text("2 sources", timeout=PATIENCE_MS)
    expect(shelf.locator(SHOWN)).to_contain_text("412 kilograms")
    expect(shelf.locator(".sources tr.is-current")).to_contain_text("Customs opened")
    shelf.get_by_role("button", name="Remove Customs opened").click()
    expect(shelf.locator("#source-text .source.whole.empty")).to_be_visible(timeout=PATIENCE_MS)
