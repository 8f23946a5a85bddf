"""The chat in a real headless Chromium, over a real server and a real library."""

from pathlib import Path

import pytest
from desks import IN_BROWSER, PATIENCE_MS, QUESTION, Desk, in_view
from playwright.sync_api import expect
from samples import SOURCES
from sites import serving

from assistant.errors import AnswerError
from ingest.source import Source
from ingest.web.options import FetchOptions
from ui.access.keys import opened_keys

pytestmark = IN_BROWSER


def test_an_answer_comes_with_marks_and_its_evidence_highlighted(desk):
    desk.ask(QUESTION)
    page = desk.page
    expect(page.locator(".short-answer, .prose-answer").first).to_contain_text("412")
    expect(page.locator(".cite").first).to_have_text("[1]")
    expect(page.locator("#evidence h3")).to_contain_text("Customs opened the container")
    expect(page.locator("#evidence .provenance").first).to_contain_text("The Isthmus Ledger")
    page.locator(".cite").first.click()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    assert "412 kilograms of cocaine" in desk.chosen_words()
    assert in_view(page, "#evidence mark.is-chosen", "#evidence .source:not([hidden]) .source-text")
    assert desk.foreign == []
    assert desk.complaints == []


def test_no_words_of_a_source_turn_those_beside_them(desk):
    desk.ask(QUESTION)
    shown = ".claim, .quotes .words, .quotes .origin, .provenance li, .nearest .excerpt"
    styles = desk.page.locator(shown).evaluate_all(
        "all => all.map(each => getComputedStyle(each).unicodeBidi)"
    )
    assert len(styles) > 3
    assert set(styles) == {"isolate"}


def test_a_reload_keeps_the_conversation_with_its_citations(desk):
    desk.ask(QUESTION)
    desk.ask("Who denied that soldiers had guarded it?")
    page = desk.page
    assert "?c=" in page.url
    before = page.locator(".transcript").inner_text()
    desk.reload()
    desk.settled(2)
    assert page.locator(".transcript").inner_text() == before
    expect(page.locator(".conversations li.is-current")).to_have_count(1)
    page.locator(".turn").first.locator(".cite").first.click()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    expect(page.locator('#evidence[data-turn="0"]')).to_be_visible()
    assert "412 kilograms" in desk.chosen_words()


def test_a_refusal_is_a_result_with_the_nearest_passages(desk):
    desk.ask("Who won the football world cup in 1986?")
    page = desk.page
    expect(page.locator(".verdict")).to_have_text("The sources do not say")
    page.locator(".nearest .passage").first.click()
    expect(page.locator("#evidence h2")).to_have_text("Nearest passages")
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    expect(page.locator(".cite")).to_have_count(0)


def test_conversations_are_begun_chosen_renamed_and_deleted(desk):
    page = desk.page
    desk.ask(QUESTION)
    page.get_by_role("button", name="New question").click()
    expect(page.locator(".welcome")).to_be_visible()
    assert "?c=" not in page.url
    desk.ask("Who is the mayor of the village?")
    expect(page.locator(".conversations li")).to_have_count(2)

    page.locator(".conversations .open", has_text=QUESTION).click()
    expect(page.locator(".turn .question")).to_have_text(QUESTION)

    page.once("dialog", lambda dialog: dialog.accept("The port"))
    page.locator(".conversations li.is-current [data-act=rename_conversation]").click()
    expect(page.locator(".conversations li.is-current .title")).to_have_text("The port")

    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".conversations li.is-current [data-act=remove_conversation]").click()
    expect(page.locator(".conversations li")).to_have_count(1)
    expect(page.locator(".welcome")).to_be_visible()
    assert desk.complaints == []


def test_an_example_can_be_asked(desk):
    page = desk.page
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    desk.settled(1)
    expect(page.locator(".turn .question")).to_have_text(question)
    expect(page.locator(".cite").first).to_be_visible()


def test_an_error_is_told_and_the_question_kept(desk, workspace, monkeypatch):
    def broken(*_: object) -> None:
        raise AnswerError("The model is asleep.")

    monkeypatch.setattr(type(workspace.assistant), "conversing", broken)
    desk.ask(QUESTION)
    expect(desk.page.locator(".failure")).to_contain_text("The model is asleep.")
    assert desk.page.input_value("#question textarea") == QUESTION


def test_an_unforeseen_error_does_not_leave_the_question_hanging(desk, workspace, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(type(workspace.assistant), "conversing", broken)
    page = desk.page
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("toast-body")).to_contain_text("Something went wrong")
    expect(page.locator(".turn.pending")).to_have_count(0)
    assert "nobody foresaw" not in page.content()


def test_a_question_in_a_conversation_deleted_elsewhere_begins_a_new_one(desk, workspace):
    desk.ask(QUESTION)
    page = desk.page
    workspace.conversations.remove(workspace.conversations.list()[0].id)

    page.fill("#question textarea", "Who is the mayor of the village?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .question")).to_have_text(["Who is the mayor of the village?"])
    desk.settled(1)
    expect(page.locator(".conversations .title")).to_have_text(["Who is the mayor of the village?"])


def test_sources_are_added_read_filtered_and_removed(desk, tmp_path: Path):
    page = desk.page
    ferry = tmp_path / "ferry.txt"
    ferry.write_text("A ferry sank\n\nThe ferry Aurelia sank off Cabo Gris on 4 May 2024.")
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    page.locator(".masthead [data-view=library]").click()
    page.locator("#drop input[type=file]").set_input_files([ferry, empty])
    expect(page.locator(".ingest.done")).to_contain_text("1 added", timeout=PATIENCE_MS)
    expect(page.locator(".ingest .failed")).to_contain_text("empty.txt")
    expect(page.locator(".sources tbody tr")).to_have_count(4)
    expect(page.locator(".masthead .size")).to_contain_text("4 sources")

    page.locator("[data-filter]").fill("ferry")
    expect(page.locator(".sources tbody tr:visible")).to_have_count(1)
    page.locator("[data-act=view_source]:visible").click()
    expect(page.locator(".source.whole .source-text")).to_contain_text("Cabo Gris")
    expect(page.locator(".sources tr.is-current")).to_contain_text("A ferry sank")

    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=remove_source]:visible").click()
    expect(page.locator(".sources tbody tr")).to_have_count(3)
    expect(page.locator("[data-filter]")).to_have_value("ferry")
    expect(page.locator(".sources .none")).to_be_visible()
    page.locator("[data-filter]").fill("")
    expect(page.locator(".sources tbody tr:visible")).to_have_count(3)
    expect(page.locator(".masthead .size")).to_contain_text("3 sources")
    assert desk.complaints == []


def test_an_address_is_taken_in_or_refused_with_the_reason(desk, workspace, monkeypatch):
    page = desk.page
    page.locator(".masthead [data-view=library]").click()
    page.fill("#address input", "ftp://paper.example/ferry")
    page.locator("#fetch-add").click()
    expect(page.locator(".ingest.failure")).to_contain_text("only http and https")
    with serving() as site:
        ferry = site.put(
            "/ferry", "<h1>A ferry sank</h1><p>The ferry Aurelia sank off Cabo Gris.</p>"
        )
        page.fill("#address input", ferry)
        page.keyboard.press("Enter")
        expect(page.locator(".ingest .failed")).to_contain_text("not on the public internet")
        assert site.asked == []
        allowed = workspace.settings.model_copy(update={"fetch": FetchOptions(allow_private=True)})
        monkeypatch.setattr(type(workspace), "settings", allowed)
        page.fill("#address input", ferry)
        page.keyboard.press("Enter")
        expect(page.locator(".ingest.done")).to_contain_text("1 added", timeout=PATIENCE_MS)
    expect(page.locator(".masthead .size")).to_contain_text("4 sources")
    expect(page.locator("#address input")).to_have_value("")
    assert desk.complaints == []


def test_what_cites_a_removed_source_is_withheld_at_once_and_after_a_reload(desk, workspace):
    desk.ask(QUESTION)
    page = desk.page
    page.locator(".masthead [data-view=library]").click()
    page.locator("[data-filter]").fill("customs")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=remove_source]:visible").click()
    expect(page.locator(".sources tbody tr")).to_have_count(2)
    page.locator(".masthead [data-view=desk]").click()
    expect(page.locator("#evidence")).not_to_contain_text("412 kilograms")
    for _ in range(2):
        expect(page.locator(".verdict")).to_have_text("This answer can no longer be shown")
        expect(page.locator(".withheld-text").first).to_be_visible()
        expect(page.locator(".withheld-reason").first).to_contain_text("removed from the library")
        expect(page.locator(".cite")).to_have_count(0)
        desk.reload()
    assert desk.complaints == []


def test_a_hostile_source_is_shown_as_plain_words(chromium, workspace, address):
    text = (
        "Seal number <script>document.title='owned'</script> broken\n\n"
        "The seal number 7781 was <img src='http://evil.example/x.png' onerror=\"document.title="
        "'owned'\"> broken [1] at [sea](javascript:alert(1)) with {{braces}} and ${value}."
    )
    workspace.indexer.ingest([Source("hostile.txt", "text/plain", text.encode())])
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    desk = Desk(context, address)
    desk.ask("What happened to seal number 7781?")
    page = desk.page
    page.locator(".cite, .nearest .passage").first.click()
    expect(page.locator("#evidence .source-text:visible")).to_contain_text(
        "{{braces}} and ${value}"
    )
    assert page.locator("#evidence img, .transcript img, #evidence script").count() == 0
    assert page.title() == "Dossier"
    assert desk.foreign == []
    context.close()


def test_a_source_is_corrected_beside_what_was_read_and_given_back(desk, workspace):
    page = desk.page
    page.locator(".masthead [data-view=library]").click()
    page.locator("[data-act=view_source]", has_text="Customs opened").click()
    page.locator(".correct summary").click()

    page.fill(".correct [name=published]", "last week")
    page.fill(".correct [name=publisher]", "El Faro <b>")
    page.keyboard.press("Enter")
    expect(page.locator(".correct .refusal")).to_contain_text("'last week' is no date")
    expect(page.locator(".correct [name=published]")).to_have_value("last week")
    expect(page.locator(".correct [name=publisher]")).to_have_value("El Faro <b>")
    expect(page.locator(".sources")).to_contain_text("The Isthmus Ledger")

    page.fill(".correct [name=published]", "2021-03")
    page.fill(".correct [name=byline]", "")
    page.get_by_role("button", name="Save corrections").click()
    expect(page.locator(".correct .done")).to_have_text("The corrections are saved.")
    expect(page.locator(".correct .read")).to_contain_text(
        ["Read: Marta Quiñónez", "Read: The Isthmus Ledger", "Read: 2023-09-14"]
    )
    expect(page.locator(".sources tr.is-current .by")).to_have_text("El Faro <b>")
    expect(page.locator(".sources tr.is-current .when")).to_have_text("March 2021")
    expect(page.locator(".source.whole .provenance")).to_contain_text("El Faro <b>")

    page.get_by_role("button", name="Take the correction back: Published").click()
    expect(page.locator(".correct .done")).to_have_text("The correction is taken back.")
    expect(page.locator(".correct [name=published]")).to_have_value("2023-09-14")
    page.get_by_role("button", name="Save corrections").click()
    expect(page.locator(".correct .done")).to_have_text("No field was changed.")
    (found,) = [a for a in workspace.library.articles() if a.doc_id == "harbour"]
    assert (found.publisher, found.byline) == ("El Faro <b>", None)
    assert found.published_at.isoformat() == "2023-09-14"
    assert desk.complaints == []


def test_the_original_of_a_source_is_a_download(desk):
    page = desk.page
    page.locator(".masthead [data-view=library]").click()
    page.locator("[data-act=view_source]", has_text="Customs opened").click()
    with page.expect_download() as download:
        page.locator(".source.whole .original").click()
    assert download.value.suggested_filename == "harbour.txt"
    assert Path(download.value.path()).read_bytes() == SOURCES[0].content
    assert desk.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_view_fits_the_screen(chromium, address, tmp_path, width, scheme):
    size = {"width": width, "height": 900 if width > 500 else 844}
    context = chromium.new_context(viewport=size, color_scheme=scheme)
    desk = Desk(context, address)
    page = desk.page

    def looks_right(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}-{scheme}.png", animations="disabled")
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    looks_right("empty")
    desk.ask(QUESTION)
    assert in_view(page, "#send", "body")
    looks_right("answer")
    page.locator(".cite").first.click()
    expect(page.locator("#evidence mark.is-chosen").first).to_be_visible()
    looks_right("evidence")
    page.keyboard.press("Escape")
    page.locator(".masthead [data-view=library]").click()
    page.locator("[data-act=view_source]").first.click()
    expect(page.locator(".source.whole .source-text")).to_be_visible()
    looks_right("library")
    page.locator(".correct summary").click()
    page.fill(".correct [name=publisher]", "El Faro")
    page.get_by_role("button", name="Save corrections").click()
    expect(page.locator(".correct .read")).to_be_visible()
    looks_right("correcting")

    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    lightness = sum(int(part) for part in paper.strip("rgb()").split(",")) / 3
    assert lightness > 200 if scheme == "light" else lightness < 60
    assert desk.foreign == []
    context.close()


def test_what_is_thought_of_an_answer_is_kept_and_shown_again(desk, workspace):
    desk.ask(QUESTION)
    page = desk.page
    page.once("dialog", lambda dialog: dialog.accept("It was 412 in the first count only."))
    page.get_by_role("button", name="Wrong").click()
    expect(page.get_by_role("button", name="Wrong")).to_have_attribute("aria-pressed", "true")
    desk.reload()
    expect(page.get_by_role("button", name="Wrong")).to_have_attribute("aria-pressed", "true")
    (remark,) = workspace.feedback.latest(5)
    assert (remark.verdict, remark.turn) == ("down", 1)
    assert remark.reason == "It was 412 in the first count only."
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Wrong").click()
    page.get_by_role("button", name="Right").click()
    expect(page.get_by_role("button", name="Wrong")).to_have_attribute("aria-pressed", "false")
    desk.reload()
    expect(page.get_by_role("button", name="Right")).to_have_attribute("aria-pressed", "true")
    assert [each.verdict for each in workspace.feedback.latest(5)] == ["up"]


def test_a_conversation_is_taken_away_as_a_file(desk, tmp_path):
    desk.ask(QUESTION)
    page = desk.page
    page.get_by_text("Take away").click()
    for label, ending, begins in (("Word", ".docx", b"PK"), ("Markdown", ".md", b"# How many")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=label, exact=True).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert file.name.endswith(ending)
        assert file.read_bytes().startswith(begins)
    assert desk.foreign == []
    assert desk.complaints == []


def test_dated_statements_lead_to_their_words(desk):
    page = desk.page
    page.get_by_role("button", name="Timeline").click()
    lines = page.locator(".timeline .told button")
    expect(lines.first).to_be_visible(timeout=PATIENCE_MS)
    assert page.locator(".timeline circle").count() == lines.count()
    words = lines.last.locator(".words").inner_text()
    lines.last.click()
    expect(page.locator("#told mark")).to_have_text(words, timeout=PATIENCE_MS)
    expect(lines.last).to_have_attribute("aria-pressed", "true")
    page.fill("#dates-since textarea, #dates-since input", "yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".toast-body")).to_contain_text("is no date")
    page.fill("#dates-since textarea, #dates-since input", "2099")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".timeline.empty")).to_be_visible(timeout=PATIENCE_MS)
    assert desk.foreign == []
    assert desk.complaints == []


@pytest.mark.parametrize("width", [1440, 390])
def test_a_name_leads_to_its_passages_and_they_to_their_words(desk, width):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("button", name="Names").click()
    names = page.locator("ol.named button")
    expect(names.first).to_be_visible(timeout=PATIENCE_MS)
    whole = names.count()
    page.locator(".kinds button", has_text="People").click()
    expect(page.locator('.kinds [aria-pressed="true"]')).to_contain_text("People")
    assert 0 < names.count() < whole
    page.fill("#who-words textarea, #who-words input", "tavares")
    expect(names).to_have_count(1, timeout=PATIENCE_MS)
    names.first.click()
    passage = page.locator(".found button").first
    expect(passage.locator("mark")).to_have_text("Rubén Tavares", timeout=PATIENCE_MS)
    words = passage.locator(".words").inner_text()
    passage.click()
    expect(page.locator("#who-source #told mark")).to_have_text(words, timeout=PATIENCE_MS)
    if width == 390:
        page.get_by_role("button", name="Back to the passages").click()
    page.get_by_role("button", name="Who says what").click()
    denial = page.locator("#named .denies + ol button").first
    expect(denial).to_contain_text("denied that soldiers", timeout=PATIENCE_MS)
    page.keyboard.press("Escape")
    assert desk.foreign == []
    assert desk.complaints == []


def test_who_denies_what_leads_to_the_words(desk):
    page = desk.page
    page.get_by_role("button", name="Statements").click()
    statements = page.locator(".statements .accounts button")
    expect(statements.first).to_be_visible(timeout=PATIENCE_MS)
    whole = statements.count()
    page.get_by_label("Denials alone").check()
    expect(page.locator(".statements .side")).to_have_text(
        ["Denies", "Denies"], timeout=PATIENCE_MS
    )
    assert statements.count() < whole
    words = statements.first.locator(".words").inner_text()
    statements.first.click()
    expect(page.locator("#said-source #told mark")).to_have_text(words, timeout=PATIENCE_MS)
    assert desk.complaints == []


def test_filters_narrow_the_sources_and_say_so(desk):
    page = desk.page
    page.locator("#filters > button").click()
    page.click("#filter-publishers input")
    page.get_by_role("option", name="Radio Cumbre").click()
    page.keyboard.press("Escape")
    expect(page.locator("#filters > button")).to_contain_text("Filters: Radio Cumbre")
    desk.ask(QUESTION)
    expect(page.locator(".no-answer, .answer").last).not_to_contain_text("412")
    page.fill("#filter-since textarea, #filter-since input", "someday")
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".failure")).to_contain_text("is no date")
    assert page.input_value("#question textarea") == QUESTION


def test_a_person_signs_in_asks_and_leaves_and_may_not_do_more(
    chromium, workspace, serve, tmp_path, caplog
):
    with opened_keys(tmp_path / "keys") as keys:
        address = serve(workspace, keys)
        context = chromium.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(address)
        page.fill("#key", keys.add("ana", "ask"))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_selector(".welcome")
        page.fill("#question textarea", QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".cite").first).to_have_text("[1]", timeout=PATIENCE_MS)
        page.get_by_role("button", name="Library").click()
        expect(page.locator("#sources tbody tr")).to_have_count(3)
        expect(page.locator("#drop")).to_be_hidden()
        # What is not offered is refused all the same: the event is sent by hand.
        page.once("dialog", lambda dialog: dialog.accept())
        page.locator('[data-act="remove_source"]').first.evaluate("button => button.click()")
        expect(page.locator(".toast-body")).to_contain_text("may not do this")
        assert len(workspace.library.articles()) == 3
        page.get_by_role("button", name="Sign out").click()
        expect(page.locator("#key")).to_be_visible()
        page.goto(address)
        expect(page.locator("#key")).to_be_visible()
        context.close()


def test_signing_in_works_where_the_browser_trusts_the_connection_less(
    chromium, workspace, serve, tmp_path
):
    """Over plain HTTP and by another name browsers tell less of where a form comes from."""
    with opened_keys(tmp_path / "keys") as keys:
        port = serve(workspace, keys).rpartition(":")[2]
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"http://desk.example:{port}/")
        page.fill("#key", keys.add("ana", "ask"))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_selector(".welcome", timeout=PATIENCE_MS)
        page.get_by_role("button", name="Sign out").click()
        expect(page.locator("#key")).to_be_visible()
        context.close()
