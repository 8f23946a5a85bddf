"""Past runs in the Library view: what came of them, and what can be tried again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desks import IN_BROWSER, PATIENCE_MS
from playwright.sync_api import expect

from ingest.catalogue.runs import RunRecord, Tally
from ingest.gathering.places import asked, gather
from ingest.web.options import FetchOptions
from ui.tabs.retrying import GONE, UPLOADED, Retry, retry_of
from ui.tabs.runs_html import runs_html

BEGAN = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


def run_of(places: tuple[str, ...], *failed: str, **fields: object) -> RunRecord:
    tally = Tally(2, 0, 1, 9, tuple((place, "it holds no text") for place in failed))
    return replace(RunRecord(7, "done", BEGAN, BEGAN, places, len(failed), tally, None), **fields)


# -- what can be tried again -----------------------------------------------------------------


def test_what_a_run_passed_over_is_told():
    tally = Tally(1, passed_over={"picture": 12, "video": 1})
    assert "Passed over: 12 pictures, 1 video" in runs_html([run_of(("/notes",), tally=tally)])
    assert "Passed over" not in runs_html([run_of(("/notes",))])


def test_a_run_that_did_all_or_goes_on_is_not_tried_again():
    assert retry_of(run_of(("/notes",))) is None
    assert retry_of(run_of(("/notes",), state="running")) is None


def test_files_that_are_there_and_addresses_are_tried_again(tmp_path: Path):
    there, box = tmp_path / "there.txt", tmp_path / "mail#1.mbox"
    there.write_text("")
    box.write_text("")
    failed = (
        f"{there}",
        f"{tmp_path}/gone.txt",
        f"{box}#3",
        f"{there}!/inside.txt",
        "https://paper.example/a",
        "https://paper.example/all.zip!/b.html",
    )
    assert retry_of(run_of((str(tmp_path), "https://paper.example/feed"), *failed)) == Retry(
        (str(there), str(box), "https://paper.example/a", "https://paper.example/all.zip")
    )


def test_why_nothing_can_be_tried_again_is_said(tmp_path: Path):
    assert retry_of(run_of((), "upload:0123456789ab/a.txt")) == Retry(why_not=UPLOADED)
    assert retry_of(run_of((str(tmp_path),), f"{tmp_path}/gone.txt")) == Retry(why_not=GONE)
    assert retry_of(run_of(("notes",), "notes")) == Retry(why_not=GONE)
    too_long = f"{tmp_path}/box.mbox#{'a' * 300}"
    assert retry_of(run_of((str(tmp_path),), too_long)) == Retry(why_not=GONE)


def test_what_an_address_names_never_leads_to_a_file(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    run = run_of(("https://paper.example/feed",), str(secret))
    assert retry_of(run) == Retry(why_not=GONE)


@pytest.mark.parametrize("state", ["stopped", "failed", "interrupted"])
def test_a_run_that_was_cut_off_is_asked_for_once_more(tmp_path: Path, state):
    run = run_of((str(tmp_path), "https://paper.example/"), "x", state=state)
    assert retry_of(run) == Retry((str(tmp_path), "https://paper.example/"))


# -- how they are shown ----------------------------------------------------------------------


def test_a_run_tells_what_came_of_it_and_why_sources_failed():
    markup = runs_html([run_of(("a", "b", "c", "d", "<b>"), "<script>x</script>")])
    assert "2 added · 1 unchanged · 1 not readable · 9 passages" in markup
    assert "2 Mar 2026, 09:05 UTC" in markup
    assert "and 2 more" in markup
    assert "&lt;script&gt;x&lt;/script&gt;</bdi></b> it holds no text" in markup
    assert runs_html([]) == ""


def test_an_error_that_ended_a_run_is_words():
    markup = runs_html([run_of(("a",), state="failed", error="The disk <full>.")])
    assert "Broken off by an error" in markup
    assert "The disk &lt;full&gt;." in markup


# -- in the browser --------------------------------------------------------------------------


class TestInTheBrowser:
    pytestmark = IN_BROWSER

    def test_what_failed_is_mended_and_tried_again(self, desk, workspace, tmp_path: Path):
        page = desk.page
        notes = tmp_path / "notes"
        notes.mkdir()
        (notes / "empty.txt").write_text("")
        (notes / "whole.txt").write_text("The ferry Aurelia sank off Cabo Gris on 4 May 2024.")
        places = [str(notes)]
        workspace.indexer.ingest(gather(places, FetchOptions()), asked=asked(places))

        page.locator(".masthead [data-view=library]").click()
        page.locator(".runs > summary").click()
        first = page.locator(".runs .run").first
        expect(first).to_contain_text("1 added · 1 not readable")
        first.locator("summary").click()
        expect(first.locator(".failed")).to_contain_text("empty.txt it holds no text")

        (notes / "empty.txt").write_text("The tug Boreal found nobody alive at Cabo Gris.")
        first.get_by_role("button", name="Try what failed again").click()
        expect(page.locator(".ingest.done")).to_contain_text("1 added", timeout=PATIENCE_MS)
        expect(first).to_contain_text("1 added · 1 passage")
        expect(first).to_be_visible()  # the fold stays open
        expect(page.locator(".masthead .size")).to_contain_text("5 sources")

        (notes / "empty.txt").unlink()
        page.locator(".runs .run").nth(1).get_by_role("button").click()
        expect(page.locator(".ingest.failure")).to_contain_text(GONE)
        expect(page.locator(".runs .run").nth(1)).to_contain_text(GONE)
        assert desk.complaints == []

    @pytest.mark.parametrize("unfold", ["click", "press"])
    def test_the_fold_stays_open_however_often_the_list_is_drawn(self, desk, workspace, unfold):
        page = desk.page
        run = workspace.runs.begin(("/ferries",))
        page.locator(".masthead [data-view=library]").click()
        fold = page.locator(".runs > summary")
        fold.click() if unfold == "click" else fold.press("Enter")
        expect(page.locator(".runs .run").first).to_contain_text("Going on")
        for number in (1, 2, 3):  # of each drawing words alone are others
            workspace.runs.end(run, "stopped", Tally(number))
            page.locator(".masthead [data-view=desk]").click()
            page.locator(".masthead [data-view=library]").click()
            expect(page.locator(".runs .run").first).to_contain_text(f"{number} added")
            expect(page.locator(".runs")).to_have_attribute("open", "")
        fold.click()
        page.locator(".masthead [data-view=desk]").click()
        page.locator(".masthead [data-view=library]").click()
        expect(page.locator(".runs")).not_to_have_attribute("open", "")
        assert desk.complaints == []

    def test_an_upload_that_failed_says_that_it_is_gone(self, desk, tmp_path: Path):
        page = desk.page
        empty = tmp_path / "empty.txt"
        empty.write_text("")
        page.locator(".masthead [data-view=library]").click()
        page.locator("#drop input[type=file]").set_input_files([empty])
        expect(page.locator(".ingest.done")).to_be_visible(timeout=PATIENCE_MS)
        page.locator(".runs > summary").click()
        expect(page.locator(".runs .run").first).to_contain_text(UPLOADED)
        expect(page.locator(".runs .run").first.get_by_role("button")).to_have_count(0)
        assert desk.complaints == []
