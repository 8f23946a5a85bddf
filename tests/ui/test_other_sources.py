"""What other sources say of cited words leads to their words, in a real browser."""

from desks import IN_BROWSER, PATIENCE_MS
from playwright.sync_api import expect
from samples import text_source

pytestmark = IN_BROWSER

LEDGER = (
    "Hall burns in Puerto Alto\n\nBy Marta Quiñónez | The Isthmus Ledger | 4 May 2023\n\n"
    "Firefighters carried 14 bodies from the burned market hall of Puerto Alto."
)
ABIERTA = (
    "After the fire\n\nBy Tomás Ixcot | Frontera Abierta | 9 May 2023\n\n"
    "From the burned market hall of Puerto Alto firefighters carried 14 bodies."
)


def test_a_sentence_of_another_source_is_shown_in_it(desk, workspace):
    workspace.indexer.ingest([text_source("ledger", LEDGER), text_source("abierta", ABIERTA)])
    desk.ask("How many bodies did firefighters carry from the market hall of Puerto Alto?")
    page = desk.page
    other = page.locator("#evidence .source:not([hidden]) .elsewhere .passage").first
    words = other.locator(".words").inner_text()
    other.click()
    chosen = page.locator("#evidence .source:not([hidden]) mark.is-chosen")
    expect(chosen.first).to_contain_text(words, timeout=PATIENCE_MS)
    assert desk.complaints == []
