"""Evals over HTTP and in the browser: the runs in a folder, a run's page, two runs compared."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from desks import IN_BROWSER, Desk
from fastapi.testclient import TestClient
from playwright.sync_api import expect

from assistant.settings import load_settings
from assistant.wiring import Workspace
from evals.evaluate import evaluate
from ui.api import create_app
from ui.tabs.evals_html import evals_html

DOCUMENTS = [
    {
        "id": "ferry",
        "title": "A ferry sank",
        "text": "The ferry Aurelia sank off Cabo Gris on 4 May 2024. Nobody was <b>hurt</b>.",
        "lang": "en",
    },
    {"id": "tug", "title": "A tug", "text": "The tug Boreal has a crew of nine.", "lang": "en"},
]
QUESTIONS = [
    {
        "id": "q1",
        "question": "When did the ferry Aurelia sink? <script>document.title='owned'</script>",
        "answers": ["4 May 2024"],
        "evidence": [{"doc_id": "ferry", "text": DOCUMENTS[0]["text"][:51]}],
        "answerable": True,
        "type": "date",
    },
    {
        "id": "q2",
        "question": "Who won the football world cup?",
        "answers": [],
        "evidence": [],
        "answerable": False,
        "type": "unanswerable",
    },
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two runs of one small set, which say the same."""
    home = tmp_path_factory.mktemp("evals")
    data, reports = home / "data", home / "reports"
    data.mkdir()
    for name, rows in (("corpus", DOCUMENTS), ("questions", QUESTIONS)):
        (data / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    evaluate(data, load_settings(), reports / "first", cache_dir=home / "cache")
    shutil.copytree(reports / "first", reports / "second <b>")
    return reports


@pytest.fixture
def measured(open_library: Callable[..., Workspace], kept: Path) -> Workspace:
    return open_library(reports=kept)


@pytest.fixture
def api(measured: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(measured), "http://127.0.0.1") as opened:
        yield opened


def test_the_runs_are_listed_with_their_figures(api):
    runs = api.get("/api/evals").json()["evals"]
    assert {run["name"] for run in runs} == {"first", "second <b>"}
    for run in runs:
        assert (run["questions"], run["available"], run["model"]) == (2, 2, "extractive")
        assert run["figures"]["coverage"]["n"] == 2
        assert 0 <= run["figures"]["coverage"]["low"] <= run["figures"]["coverage"]["high"] <= 1


def test_without_a_folder_there_are_no_runs(open_library, tmp_path):
    workspace = open_library(reports=tmp_path / "none")
    with TestClient(create_app(workspace), "http://127.0.0.1") as client:
        assert client.get("/api/evals").json() == {"evals": []}


@pytest.mark.parametrize(
    "damaged",
    [
        "[" * 200_000,
        '{"figures": {"coverage": {"mean": 1, "low": 1, "high": 1, "n": Infinity, "clusters": 1}}}',
        '{"figures": {"coverage": {"mean": NaN, "low": 1, "high": 1, "n": 1, "clusters": 1}}}',
    ],
    ids=["deep", "infinite", "no number"],
)
def test_a_damaged_summary_spoils_no_other_run(open_library, kept, tmp_path, damaged):
    reports = shutil.copytree(kept, tmp_path / "reports")
    (reports / "first" / "summary.json").write_text(damaged)
    with TestClient(create_app(open_library(reports=reports)), "http://127.0.0.1") as client:
        listed = client.get("/api/evals").json()["evals"]
    runs = {run["name"]: run["figures"] for run in listed}
    assert runs["first"] == {}
    assert runs["second <b>"]["coverage"]["n"] == 2


def test_a_log_that_stands_alone_is_listed_and_has_a_page(open_library, kept, tmp_path):
    alone = tmp_path / "reports" / "alone"
    alone.mkdir(parents=True)
    shutil.copy(kept / "first" / "log.jsonl", alone)
    with TestClient(create_app(open_library(reports=alone.parent)), "http://127.0.0.1") as client:
        assert [run["name"] for run in client.get("/api/evals").json()["evals"]] == ["alone"]
        page = client.get("/evals/report", params={"run": "alone"})
    assert page.status_code == 200
    assert "2 of 2 questions" in page.text


def test_a_runs_page_is_made_from_its_log_and_escapes_it(api, kept):
    (kept / "first" / "report.html").write_text("<script>stored()</script>")
    page = api.get("/evals/report", params={"run": "first"}).text
    assert "When did the ferry Aurelia sink? &lt;script&gt;" in page
    assert "&lt;b&gt;hurt&lt;/b&gt;" in page
    assert "stored()" not in page
    assert "<mark" in page


def test_two_runs_are_compared_by_name(api):
    page = api.get("/evals/comparison", params={"before": "first", "after": "second <b>"}).text
    assert "2 questions of both" in page
    assert "second &lt;b&gt;" in page


@pytest.mark.parametrize("name", ["..", "../data", "/etc", "first/..", "first\\..", "x" * 255])
def test_no_other_folder_is_shown(api, name):
    for answer in (
        api.get("/evals/report", params={"run": name}),
        api.get("/evals/comparison", params={"before": "first", "after": name}),
    ):
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "unknown_eval"


def test_an_empty_folder_says_how_to_measure():
    assert "dossier eval gold --out reports/gold" in evals_html([])


class TestInTheBrowser:
    pytestmark = IN_BROWSER

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1440, 390])
    def test_runs_are_looked_at_and_compared(self, chromium, measured, serve, width, scheme):
        address = serve(measured)
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        desk = Desk(context, address)
        page = desk.page
        page.get_by_role("button", name="Evals").click()
        expect(page.locator(".evals tbody tr")).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(page) == []

        with context.expect_page() as opened:
            page.get_by_role("link", name="first").click()
        report = opened.value
        question = report.locator("details.question", has_text="ferry Aurelia sink").first
        question.locator("summary").first.click()
        expect(question.locator("mark").first).to_contain_text("4 May 2024")
        expect(question).to_contain_text("Gold")
        assert faults(report) == []
        assert report.title() == "data · Dossier evaluation"

        with context.expect_page() as opened:
            page.get_by_role("button", name="Compare").click()
        expect(opened.value.locator("h1")).to_contain_text("→")
        assert faults(opened.value) == []
        assert desk.foreign == []
        assert desk.complaints == []
        context.close()


def faults(page) -> list[str]:
    """What axe-core finds that keeps people out."""
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary']}"
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
