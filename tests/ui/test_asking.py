"""The line for a question: with nothing in it, while an answer comes, and when one is stopped."""

import pytest
from desks import IN_BROWSER, PATIENCE_MS, QUESTION, Desk
from playwright.sync_api import expect

pytestmark = IN_BROWSER

NEXT = "Who denied that soldiers had guarded it?"


@pytest.fixture
def slow_desk(chromium, fluent_workspace, model, serve):
    """The chat over a language model that writes a word at a time."""
    model.script = lambda asked: " ".join(f"{s} [{i}]" for i, s in asked.sentences.items())
    model.pause = 0.3
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield Desk(context, serve(fluent_workspace))
    context.close()


def test_an_empty_question_and_an_empty_address_leave_everything_as_it_is(desk):
    page = desk.page
    page.locator("#send").click()
    page.wait_for_timeout(500)
    expect(page.locator(".welcome")).to_be_visible()
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    desk.settled(1)
    page.wait_for_timeout(500)
    expect(page.locator(".turn .question")).to_have_text(QUESTION)
    expect(page.locator(".conversations .new")).to_be_visible()
    expect(page.locator("#evidence h3").first).to_be_visible()
    page.locator(".masthead [data-view=library]").click()
    page.locator("#fetch-add").click()
    page.wait_for_timeout(500)
    expect(page.locator("#sources tbody tr")).to_have_count(3)
    assert desk.complaints == []


def test_after_a_proposed_question_and_a_new_one_what_is_typed_is_the_next(desk):
    page = desk.page
    line = page.locator("#question textarea")
    page.locator(".example").first.click(timeout=PATIENCE_MS)
    desk.settled(1)
    expect(line).to_be_focused()
    page.get_by_role("button", name="New question").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(line).to_be_focused()


@pytest.mark.slow
def test_what_is_typed_while_an_answer_comes_stays(slow_desk, model):
    page = slow_desk.page
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_have_value("", timeout=PATIENCE_MS)
    page.keyboard.type(NEXT)
    expect(page.locator(".turn.pending .claim")).to_have_count(2, timeout=PATIENCE_MS)
    model.pause = 0
    slow_desk.settled(1)
    expect(page.locator("#question textarea")).to_have_value(NEXT)


@pytest.mark.slow
def test_an_answer_is_stopped_and_its_question_given_back(slow_desk, model, fluent_workspace):
    page = slow_desk.page
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn.pending .claim").first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".welcome")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("#question textarea")).to_have_value(QUESTION)
    expect(page.locator("#question textarea")).to_be_focused()
    assert model.left.wait(PATIENCE_MS / 1000)
    assert fluent_workspace.conversations.list() == []
    model.pause = 0
    page.keyboard.press("Enter")
    slow_desk.settled(1)
    expect(page.locator(".cite").first).to_be_visible()
    assert slow_desk.complaints == []
