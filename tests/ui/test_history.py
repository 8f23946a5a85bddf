"""The browser's own back, forward and reload, and a conversation that another window deletes."""

from desks import IN_BROWSER, PATIENCE_MS, QUESTION
from playwright.sync_api import expect

pytestmark = IN_BROWSER

OTHER = "Who denied that soldiers had guarded it?"


def test_back_and_forward_go_through_conversations_and_views(desk):
    page = desk.page
    desk.ask(QUESTION)
    page.get_by_role("button", name="New question").click()
    expect(page.locator(".welcome")).to_be_visible()
    desk.ask(OTHER)
    page.locator(".masthead [data-view=library]").click()
    expect(page.locator("#sources")).to_be_visible()
    assert "view=library" in page.url
    desk.reload()
    expect(page.locator("#sources tbody tr")).to_have_count(3, timeout=PATIENCE_MS)
    expect(page.locator("#sources")).to_be_visible()

    page.go_back()
    expect(page.locator(".masthead [aria-current=page]")).to_have_attribute("data-view", "desk")
    expect(page.locator(".turn .question")).to_have_text(OTHER, timeout=PATIENCE_MS)
    page.go_back()
    expect(page.locator(".welcome")).to_be_visible(timeout=PATIENCE_MS)
    page.go_back()
    expect(page.locator(".turn .question")).to_have_text(QUESTION, timeout=PATIENCE_MS)
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator(".turn .question")).to_have_text(OTHER, timeout=PATIENCE_MS)
    assert desk.complaints == []


def test_an_address_with_a_view_that_there_is_not_shows_the_desk(desk):
    desk.page.goto(f"{desk.address}/?view=nowhere")
    expect(desk.page.locator(".welcome")).to_be_visible(timeout=PATIENCE_MS)


def test_a_conversation_deleted_in_another_window_is_told_of(desk, workspace):
    page = desk.page
    desk.ask(QUESTION)
    page.get_by_role("button", name="New question").click()
    expect(page.locator(".welcome")).to_be_visible()
    (kept,) = workspace.conversations.list()
    workspace.conversations.remove(kept.id)
    page.locator("[data-act=open_conversation]").click()
    expect(page.locator(".toast-body")).to_contain_text("was deleted in another window")
    expect(page.locator(".conversations li")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()
    assert desk.complaints == []


def test_deleting_what_another_window_deleted_leaves_it_deleted(desk, workspace):
    page = desk.page
    desk.ask(QUESTION)
    (kept,) = workspace.conversations.list()
    workspace.conversations.remove(kept.id)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=remove_conversation]").click()
    expect(page.locator(".welcome")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".conversations li")).to_have_count(0)
    assert desk.complaints == []
