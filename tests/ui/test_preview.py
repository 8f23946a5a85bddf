"""A citation's quote beside its number: on hover, focus and tap, in a real browser."""

import pytest
from desks import IN_BROWSER, QUESTION, Desk
from playwright.sync_api import expect

from ingest.source import Source

pytestmark = IN_BROWSER


def test_hovering_a_number_shows_its_quote_and_whose_it_is(desk):
    desk.ask(QUESTION)
    page = desk.page
    card, cite = page.locator("#preview"), page.locator(".cite").first
    expect(card).to_be_hidden()
    cite.hover()
    expect(card).to_be_visible()
    expect(card.locator(".title")).to_contain_text("Customs opened the container")
    expect(card.locator(".quote")).to_contain_text("412 kilograms of cocaine")
    expect(card.locator(".origin")).to_have_text(
        "The Isthmus Ledger, 14 September 2023, harbour.txt"
    )
    expect(card.locator(".said")).to_have_text("the outlet itself")
    card.hover()  # it may be read with the pointer on it
    expect(card).to_be_visible()
    page.mouse.move(5, 500)
    expect(card).to_be_hidden()
    assert desk.complaints == []


def test_the_keyboard_shows_it_and_escape_takes_it_away(desk):
    desk.ask(QUESTION)
    page = desk.page
    card, cite = page.locator("#preview"), page.locator(".cite").first
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if cite.evaluate("link => link === document.activeElement"):
            break
    expect(cite).to_be_focused()
    expect(card).to_be_visible()
    expect(card).to_have_role("tooltip")
    expect(cite).to_have_accessible_description(card.inner_text().replace("\n", " "))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(cite).to_be_focused()
    assert cite.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()


def test_a_tap_shows_it_and_a_second_one_opens_the_source(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    desk = Desk(context, address)
    desk.ask(QUESTION)
    page = desk.page
    card, cite = page.locator("#preview"), page.locator(".cite").last
    cite.tap()
    expect(card).to_contain_text("Tap again")
    expect(page.locator("#evidence-pane")).to_be_hidden()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    cite.tap()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    expect(card).to_be_hidden()
    page.keyboard.press("Escape")
    cite.tap()
    page.locator(".turn .question").tap()
    expect(card).to_be_hidden()
    context.close()


def test_it_goes_where_the_number_becomes_that_of_another_answer(desk):
    page = desk.page
    desk.ask(QUESTION)
    page.get_by_role("button", name="New question").click()
    expect(page.locator(".welcome")).to_be_visible()
    desk.ask("Who is the mayor of the village?")
    card, cite = page.locator("#preview"), page.locator(".cite").first
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if cite.evaluate("link => link === document.activeElement"):
            break
    expect(card.locator(".quote")).to_contain_text("Julia Paz")
    page.evaluate("history.go(-2)")
    expect(page.locator(".turn .question")).to_have_text(QUESTION)
    expect(card).to_be_hidden()


def test_a_quote_full_of_markup_is_words(desk, workspace):
    text = (
        "Seal <b>number</b> broken\n\nBy A. <i>Writer</i> | <u>The Ledger</u> | 1 May 2023\n\n"
        "The seal number 7781 was <img src=x onerror=\"document.title='owned'\"> broken at sea."
    )
    workspace.indexer.ingest([Source("hostile.txt", "text/plain", text.encode())])
    desk.ask("What happened to seal number 7781?")
    page = desk.page
    cites = page.locator(".cite")
    if not cites.count():
        pytest.fail("the source was not cited, so that nothing was previewed")
    cites.first.hover()
    expect(page.locator("#preview .quote")).to_contain_text("<img src=x onerror=")
    assert page.locator("#preview :is(img, b, i, u)").count() == 0
    assert page.title() == "Dossier"
    assert desk.foreign == []
