"""Exports: every form holds the statements, quotes and sources, and source text as plain words."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document
from samples import text_source
from typer.testing import CliRunner, Result

from assistant.answer import Conflict
from assistant.kept.conversations import Conversation
from ingest.article import Article
from ui.cli import app
from ui.exports.formats import FORM_NAMES, Exported, bibliography, cited, exported, form_of
from ui.exports.sheet import COLUMNS

HOSTILE = (
    '=HYPERLINK("http://evil.example") Harbour\n\nThe port was closed <script>alert(1)</script> by'
    " [the mayor](javascript:alert(2)) on 3 May 2023, ![image](http://evil.example/x.png) & $5_000"
    " he said.[7]"
)


@pytest.fixture
def conversation(workspace) -> Conversation:
    """An answer with a figure, a hostile one, and a refusal."""
    workspace.indexer.ingest([text_source("hostile", HOSTILE)])
    first = workspace.assistant.converse(None, "How many kilograms of cocaine were found?")
    kept = first.conversation_id
    workspace.assistant.converse(kept, "On what day in May 2023 was the port closed?")
    workspace.assistant.converse(kept, "What is the boiling point of tungsten?")
    return workspace.conversations.get(kept)


def quotes(conversation: Conversation) -> list[str]:
    return [" ".join(c.quote.split()) for turn in conversation.turns for c in turn.answer.citations]


def rows(conversation: Conversation) -> list[dict[str, str]]:
    text = exported(conversation, "csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_sheet_has_a_row_a_statement_and_quote_with_the_words_offsets(conversation, workspace):
    told = [row for row in rows(conversation) if row["Article"]]
    assert [row["Quote"] for row in told] == quotes(conversation)
    for row in told:
        text = workspace.library.article(row["Article"]).text
        words = text[int(row["Start"]) : int(row["End"])]
        assert " ".join(words.split()) == row["Quote"]
        assert row["Verdict"] == row["Checker"] == ""
    assert [row["No."] for row in told] == [str(n) for n in range(1, len(told) + 1)]
    (refused,) = [row for row in rows(conversation) if not row["Article"]]
    assert refused["Statement"] == "The sources do not say."
    assert refused["Asked at"]


def test_no_cell_of_the_csv_is_a_formula(workspace):
    workspace.indexer.ingest([text_source("formula", "=1+2 is it\n\n@cmd was the code of it.")])
    answer = workspace.assistant.converse(None, "What was the code of it?")
    found = rows(workspace.conversations.get(answer.conversation_id))
    cells = [cell for row in found for cell in row.values()]
    assert any(cell.startswith("'@cmd") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_spreadsheet_holds_the_same_as_words(conversation):
    book = zipfile.ZipFile(io.BytesIO(exported(conversation, "xlsx").content))
    strings = book.read("xl/sharedStrings.xml").decode()
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert page.count("<row ") == 1 + len(rows(conversation))
    assert all(name.replace("&", "&amp;") in strings for name in COLUMNS)
    assert "412 kilograms" in strings
    assert 'type="list"' in page


def test_the_document_holds_questions_statements_quotes_and_sources(conversation):
    document = Document(io.BytesIO(exported(conversation, "docx").content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(turn.question in text for turn in conversation.turns)
    assert all(quote in text for quote in quotes(conversation))
    assert "The Isthmus Ledger" in text
    assert "The sources do not say." in text
    assert "<script>alert(1)</script>" in text  # as words
    told = document.core_properties
    assert told.author == told.last_modified_by == "Dossier"
    assert abs(datetime.now(UTC) - told.created) < timedelta(minutes=5)
    assert not [r for r in document.part.rels.values() if "hyperlink" in r.reltype]


def test_the_page_escapes_sources_and_links_to_the_web_alone(conversation):
    page = exported(conversation, "html").content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img" not in page
    assert all(link.startswith("http") for link in re.findall(r'href="([^"]*)"', page))
    assert "412 kilograms" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_notes_of_answers_and_refusals_and_who_denies_are_told(conversation, form):
    answered, _hostile, refused = conversation.turns
    said = answered.answer.citations[0]
    denied = Conflict("denial", (said, said))
    turns = (
        replace(answered, answer=replace(answered.answer, note="The model fell silent.",
                                         conflicts=(denied,))),
        replace(refused, answer=replace(refused.answer, note="No source is in Greek.")),
    )  # fmt: skip
    text = words_of(exported(replace(conversation, turns=turns), form), form)
    for told in ("The model fell silent.", "No source is in Greek.", "Somebody denies this: [1]"):
        assert text.count(told) == 1, told
    assert "differ on the denial" not in text


def words_of(made: Exported, form: str) -> str:
    if form == "docx":
        return "\n".join(p.text for p in Document(io.BytesIO(made.content)).paragraphs)
    return made.content.decode().replace("\\", "")


def test_json_is_the_answers_own(conversation):
    told = json.loads(exported(conversation, "json").content)
    assert [turn["question"] for turn in told["turns"]] == [t.question for t in conversation.turns]


def test_references_tell_what_is_cited(conversation):
    items = json.loads(exported(conversation, "csl-json").content)
    assert [item["id"] for item in items] == [article.id for article in cited(conversation)]
    ledger = next(item for item in items if item.get("container-title") == "The Isthmus Ledger")
    assert ledger["issued"] == {"date-parts": [[2023, 9, 14]]}
    assert ledger["type"] == "article-newspaper"
    assert "note" in ledger


def test_bibtex_holds_no_bare_special_character_of_a_source(workspace):
    workspace.indexer.ingest(
        [text_source("odd", "Money & power: 100% of $5_000 {sic} ~ #1\n\nIt was all in the bank.")]
    )
    made = bibliography(workspace.library.articles(), "bibtex").content.decode()
    assert made.count("@") == 4
    assert r"Money \& power: 100\% of \$5\_000 \{sic\} \textasciitilde{} \#1" in made
    plain = made.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_addresses_keep_their_codes_and_bylines_their_names():
    article = Article(
        id="0" * 16, doc_id="a", location="a", digest="0" * 64, media_type="text/plain", text="x",
        title="T", language="es", publisher="P", byline="José Ortega y Gasset, Ana Ríos y Luis Paz",
        url="https://x.example/caf%C3%A9?a=%20b{c}",
    )  # fmt: skip
    made = bibliography([article], "bibtex").content.decode()
    assert "https://x.example/caf%C3%A9?a=%20b%7Bc%7D" in made
    assert "{José Ortega y Gasset} and {Ana Ríos} and {Luis Paz}" in made


@pytest.mark.parametrize("name", FORM_NAMES)
def test_no_character_keeps_a_conversation_from_being_taken_away(workspace, name):
    odd = "What\uffff \ufffe\x00\ud800\ufdd0 \U0001ffff was found?"
    kept = workspace.assistant.converse(None, odd.encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace")).conversation_id  # fmt: skip
    made = exported(workspace.conversations.get(kept), name)
    assert made.content or name == "bibtex"  # where nothing is cited there is no entry


def test_one_turn_alone(conversation):
    told = exported(conversation, "markdown", 2).content.decode()
    assert "412" not in told
    assert "port was closed" in told


@pytest.mark.parametrize("name", FORM_NAMES)
def test_every_form_of_an_empty_conversation_is_made(name):
    made = exported(Conversation("id", "", ()), name)
    assert made.name.startswith("conversation.")
    assert made.content is not None


def test_a_form_is_told_by_name_or_ending(tmp_path):
    assert form_of(None, None) == "markdown"
    assert form_of(None, tmp_path / "a.csl.json") == "csl-json"
    assert form_of(None, tmp_path / "a.json") == "json"
    assert form_of("xlsx", tmp_path / "a.dat") == "xlsx"


def test_a_files_name_is_made_of_plain_letters(workspace):
    answer = workspace.assistant.converse(None, "¿Dónde está? ../../etc/passwd \r\nX: y")
    made = exported(workspace.conversations.get(answer.conversation_id), "docx")
    assert re.fullmatch(r"[a-z0-9-]+\.docx", made.name)


def test_over_http_as_a_download(client, workspace):
    answer = workspace.assistant.converse(None, "How many kilograms of cocaine were found?")
    path = f"/api/conversations/{answer.conversation_id}/export"
    for name in FORM_NAMES:
        got = client.get(path, params={"form": name})
        assert got.status_code == 200, name
        assert got.headers["content-disposition"].startswith("attachment; filename=")
    assert client.get(path, params={"turn": 2}).json()["error"]["code"] == "unknown_turn"
    assert client.get(path, params={"form": "pdf"}).status_code == 422
    assert client.get("/api/conversations/none/export").status_code == 404
    assert len(client.get("/api/bibliography").json()) == 3
    assert "@article{" in client.get("/api/bibliography", params={"form": "bibtex"}).text


@pytest.mark.in_file
def test_json_at_the_command_line_is_of_the_answer_and_into_the_file_that_are_named(
    conversation, workspace, tmp_path
):
    def export(*more: str) -> Result:
        library = ["--library", str(workspace.settings.library)]
        return CliRunner().invoke(app, ["export", conversation.id, *library, *more])

    (told,) = json.loads(export("--json", "--turn", "2").stdout)
    assert [turn["question"] for turn in told["turns"]] == [conversation.turns[1].question]
    assert export("--json", "--turn", "5").exit_code
    file = tmp_path / "x.json"
    written = export("--json", "--turn", "2", "--out", str(file))
    assert (written.exit_code, written.stdout) == (0, "")
    assert file.read_bytes() == exported(conversation, "json", 2).content
    nowhere = export("--out", str(tmp_path / "none" / "x.docx"))
    assert nowhere.exit_code == 2
    assert "cannot be written" in " ".join(nowhere.stderr.split())


@pytest.mark.in_file
def test_references_as_json_are_csl_json(workspace):
    def cite(*more: str) -> Result:
        library = ["--library", str(workspace.settings.library)]
        return CliRunner().invoke(app, ["sources", "cite", *library, *more])

    assert cite("--json").stdout == cite().stdout
    assert len(json.loads(cite("--json").stdout)) == 3
    assert cite("--json", "--form", "bibtex").exit_code == 2


def test_at_the_command_line(tmp_path):
    from command import dossier

    (tmp_path / "a.txt").write_text("Harbour\n\nThe harbour master is Ana Ríos.", encoding="utf-8")
    assert dossier("ingest", "a.txt", cwd=tmp_path).returncode == 0
    asked = json.loads(dossier("ask", "Who is the harbour master?", "--json", cwd=tmp_path).stdout)
    kept = asked["conversation_id"]
    done = dossier("export", kept, "--out", "sheet.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "sheet.xlsx")
    assert "Ana Ríos" in dossier("export", kept, "--form", "csv", cwd=tmp_path).stdout
    wrong = dossier("export", kept, "--form", "pdf", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "markdown, html, docx" in wrong.stderr
    assert "Harbour" in dossier("sources", "cite", "--form", "bibtex", cwd=tmp_path).stdout
