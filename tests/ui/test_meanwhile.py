"""What is done on the page while something that was done before it is still at work."""

import time
from collections.abc import Callable, Iterator
from inspect import signature
from threading import Event

import gradio as gr
import pytest
from desks import IN_BROWSER, PATIENCE_MS, QUESTION
from gradio.routes import App
from playwright.sync_api import Page, expect
from starlette.routing import Mount

from assistant.events import Progress
from ui.tabs import names_tab, timeline_tab

OTHER = "Who is the mayor of the village?"
NEXT = "Who denied that soldiers had guarded it?"
A_WHILE = 2_000
"""Milliseconds in which what comes late has come."""


def test_no_event_that_tells_what_was_clicked_is_repeated_in_place_of_the_next(client):
    mounted = [route.app for route in client.app.routes if isinstance(route, Mount)]
    (chat,) = [each for each in mounted if isinstance(each, App)]
    clicked = [
        event
        for event in chat.get_blocks().fns.values()
        if event.fn
        and gr.EventData in {told.annotation for told in signature(event.fn).parameters.values()}
    ]
    assert len(clicked) > 15
    assert [event.targets for event in clicked if event.trigger_mode == "always_last"] == []


class TestInTheBrowser:
    pytestmark = IN_BROWSER

    @pytest.fixture
    def held(self, desk, workspace, monkeypatch) -> Iterator[Callable[[], Event]]:
        """Has the next question wait within a step until the event is set that is given."""
        conversing, may_go_on = type(workspace.assistant).conversing, Event()
        first = iter([True])

        def waiting(*asked):
            if next(first, False):
                yield Progress("searching")
                assert may_go_on.wait(120)
                yield Progress("checking")
            yield from conversing(*asked)

        def hold() -> Event:
            monkeypatch.setattr(type(workspace.assistant), "conversing", waiting)
            return may_go_on

        yield hold
        may_go_on.set()

    def test_of_two_dates_the_last_one_is_shown(self, desk, gated):
        page = desk.page
        page.get_by_role("button", name="Timeline").click()
        lines = page.locator(".timeline .told button")
        expect(lines.nth(1)).to_be_visible(timeout=PATIENCE_MS)
        may_go_on = gated(timeline_tab, "chosen_words")
        lines.first.click()
        lines.nth(1).click()
        may_go_on.set()
        words = lines.nth(1).locator(".words").inner_text()
        expect(page.locator("#told mark")).to_have_text(words, timeout=PATIENCE_MS)

    def test_the_passages_of_a_name_that_come_late_are_not_shown(self, desk, gated):
        page = desk.page
        page.get_by_role("button", name="Names").click()
        names = page.locator("ol.named button")
        expect(names.nth(1)).to_be_visible(timeout=PATIENCE_MS)
        may_go_on = gated(names_tab, "mentions_of")
        names.first.click()
        names.nth(1).click()
        wanted = names.nth(1).locator(".words").inner_text()
        expect(page.locator("#named h2")).to_have_text(wanted, timeout=PATIENCE_MS)
        may_go_on.set()
        page.wait_for_timeout(A_WHILE)
        expect(page.locator("#named h2")).to_have_text(wanted)
        page.get_by_role("button", name="Who says what").click()
        expect(page.get_by_role("button", name="Who says what")).to_have_attribute(
            "aria-pressed", "true", timeout=PATIENCE_MS
        )
        assert desk.complaints == []

    def test_two_conversations_are_deleted_at_once(self, desk, workspace, gated):
        for question in (QUESTION, OTHER):
            workspace.assistant.converse(None, question)
        desk.reload()
        page = desk.page
        page.on("dialog", lambda dialog: dialog.accept())
        delete = page.locator("[data-act=remove_conversation]")
        expect(delete).to_have_count(2, timeout=PATIENCE_MS)
        may_go_on = gated(type(workspace.conversations), "remove")
        for button in delete.all():  # the mouse would move the list, which unfolds under it
            button.evaluate("button => button.click()")
        may_go_on.set()
        expect(delete).to_have_count(0, timeout=PATIENCE_MS)
        assert workspace.conversations.list() == []

    def test_of_two_verdicts_the_last_one_is_kept(self, desk, workspace, gated):
        desk.ask(QUESTION)
        page = desk.page
        page.once("dialog", lambda dialog: dialog.accept("It was more."))
        may_go_on = gated(type(workspace.feedback), "give")
        page.get_by_role("button", name="Right").click()
        page.get_by_role("button", name="Wrong").click()
        may_go_on.set()
        until(page, lambda: [each.verdict for each in workspace.feedback.latest(5)] == ["down"])

    def test_a_second_upload_comes_after_the_first(self, desk, workspace, gated, tmp_path):
        page = desk.page
        page.locator(".masthead [data-view=library]").click()
        may_go_on = gated(type(workspace.indexer), "ingest")
        for name in ("ferry", "tug"):
            file = tmp_path / f"{name}.txt"
            file.write_text(f"The {name} sank off Cabo Gris on 4 May 2024.")
            page.locator("#drop input[type=file]").set_input_files([file])
            expect(page.locator("#drop")).not_to_contain_text(name, timeout=PATIENCE_MS)
            expect(page.locator(".ingest progress")).to_be_visible(timeout=PATIENCE_MS)
        may_go_on.set()
        expect(page.locator(".sources tbody tr")).to_have_count(5, timeout=PATIENCE_MS)
        expect(page.locator(".masthead .size")).to_contain_text("5 sources", timeout=PATIENCE_MS)

    def test_a_question_ends_where_another_conversation_is_turned_to(self, desk, workspace, held):
        desk.ask(QUESTION)
        page = desk.page
        may_go_on = held()
        page.fill("#question textarea", NEXT)
        page.keyboard.press("Enter")
        expect(page.locator(".turn.pending")).to_be_visible(timeout=PATIENCE_MS)
        page.get_by_role("button", name="New question").click()
        expect(page.locator(".welcome")).to_be_visible(timeout=PATIENCE_MS)
        may_go_on.set()
        page.wait_for_timeout(A_WHILE)
        expect(page.locator(".welcome")).to_be_visible()
        desk.ask(OTHER)
        expect(page.locator(".turn .question")).to_have_text([OTHER])
        assert sorted(each.turns for each in workspace.conversations.list()) == [1, 1]
        assert desk.complaints == []

    def test_a_question_goes_on_where_another_conversation_is_deleted(self, desk, workspace, held):
        workspace.assistant.converse(None, OTHER)
        desk.reload()
        page = desk.page
        may_go_on = held()
        page.fill("#question textarea", QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".turn.pending")).to_be_visible(timeout=PATIENCE_MS)
        page.once("dialog", lambda dialog: dialog.accept())
        page.locator(".conversations li").hover()
        page.locator("[data-act=remove_conversation]").click()
        expect(page.locator("[data-act=remove_conversation]")).to_have_count(0)
        expect(page.locator(".turn.pending .stop")).to_be_visible()
        may_go_on.set()
        desk.settled(1)
        expect(page.locator(".cite").first).to_be_visible()

    def test_enter_and_the_button_ask_one_after_the_other(self, desk, workspace, held):
        page = desk.page
        may_go_on = held()
        page.fill("#question textarea", QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator("#question textarea")).to_have_value("", timeout=PATIENCE_MS)
        page.fill("#question textarea", NEXT)
        page.locator("#send").click()
        page.wait_for_timeout(A_WHILE)
        expect(page.locator(".turn.pending .question")).to_have_text(QUESTION)
        may_go_on.set()
        desk.settled(2)
        assert [each.turns for each in workspace.conversations.list()] == [2]

    def test_a_view_that_is_looked_at_while_sources_come_in_is_looked_up_again(
        self, desk, workspace, gated, tmp_path
    ):
        page = desk.page
        may_go_on = gated(type(workspace.indexer), "ingest")
        self.upload(page, tmp_path)
        page.get_by_role("button", name="Names").click()
        expect(page.locator("ol.named")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator("ol.named")).not_to_contain_text("Morales")
        may_go_on.set()
        expect(page.locator("ol.named")).to_contain_text("Iván Morales", timeout=PATIENCE_MS)

    def test_what_is_asked_and_read_stays_where_sources_come_in(self, desk, held, tmp_path):
        page = desk.page
        desk.ask(QUESTION)
        desk.ask(OTHER)
        page.locator(".turn").first.locator(".cite").first.click()
        expect(page.locator('#evidence[data-turn="0"]')).to_be_visible(timeout=PATIENCE_MS)
        may_go_on = held()
        page.fill("#question textarea", NEXT)
        page.keyboard.press("Enter")
        expect(page.locator(".turn.pending")).to_be_visible(timeout=PATIENCE_MS)
        self.upload(page, tmp_path)
        expect(page.locator(".masthead .size")).to_contain_text("4 sources", timeout=PATIENCE_MS)
        page.wait_for_timeout(A_WHILE)
        page.locator(".masthead [data-view=desk]").click()
        expect(page.locator(".turn.pending .stop")).to_be_visible()
        expect(page.locator('#evidence[data-turn="0"]')).to_be_visible()
        may_go_on.set()
        desk.settled(3)

    def upload(self, page: Page, folder) -> None:
        """Have a source read in that names somebody whom the others do not name."""
        file = folder / "tug.txt"
        file.write_text("Colonel Iván Morales said on 4 May 2024 that the tug Boreal had sunk.")
        page.locator(".masthead [data-view=library]").click()
        page.locator("#drop input[type=file]").set_input_files([file])
        expect(page.locator(".ingest")).to_be_visible(timeout=PATIENCE_MS)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds, the page going on meanwhile."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not holds():
        assert time.monotonic() < end
        page.wait_for_timeout(50)
