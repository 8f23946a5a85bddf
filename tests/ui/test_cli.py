"""The command line as a person runs it: in its own process, from another folder."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from inspect import signature
from pathlib import Path

import pytest
from command import dossier
from samples import SOURCES
from sites import serving
from typer.testing import CliRunner

from assistant.release import release
from ui import cli


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources, ingested into `library` beside them."""
    place = tmp_path_factory.mktemp("cli")
    sources = place / "sources"
    sources.mkdir()
    for source in SOURCES:
        (sources / Path(source.location).name).write_bytes(source.content)
    done = dossier("ingest", "sources", "--json", cwd=place)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["added"] == 3
    return place


def test_help_loads_none_of_the_heavy_libraries(tmp_path):
    code = (
        "import sys, typer.testing, ui.cli;"
        "typer.testing.CliRunner().invoke(ui.cli.app, ['--help']);"
        "print([m for m in ('torch', 'chromadb', 'gradio', 'llama_index', 'fastapi', 'sqlalchemy',"
        " 'mcp') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


def test_every_command_that_tells_something_tells_it_as_json_too():
    groups = (cli.COMMANDS, cli.SOURCES_COMMANDS, cli.EVAL_COMMANDS, cli.KEYS_COMMANDS)
    commands = {name: command for group in groups for name, command in group.items()}
    without = {
        name for name, each in commands.items() if "as_json" not in signature(each).parameters
    }
    assert without == {"chat", "serve", "demo", "mcp"}


def test_the_release_is_told():
    told = CliRunner().invoke(cli.app, ["--version"])
    assert (told.exit_code, told.stdout) == (0, f"dossier {release()}\n")


def test_listing_sources_needs_no_model(folder):
    library = str(folder / "library")
    code = (
        "import sys; from typer.testing import CliRunner; import ui.cli;"
        f"CliRunner().invoke(ui.cli.app, ['sources', 'list', '--library', {library!r}]);"
        "print([m for m in ('torch', 'chromadb', 'gradio', 'llama_index', 'mcp')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_a_second_ingest_changes_nothing(folder):
    done = dossier("ingest", "sources", "--json", cwd=folder)
    assert json.loads(done.stdout) == {
        "added": 0,
        "updated": 0,
        "unchanged": 3,
        "failed": [],
        "passages": 0,
        "passed_over": {},
    }


@pytest.mark.slow
def test_an_answer_as_json_has_the_promised_fields(folder):
    done = dossier("ask", "How much cocaine did customs officers find?", "--json", cwd=folder)
    answer = json.loads(done.stdout)
    assert answer["outcome"] == "answered"
    assert answer["short_answer"] == "412 kilograms"
    (citation, *_) = answer["citations"]
    shown = dossier("sources", "show", citation["article_id"], "--json", cwd=folder)
    text = json.loads(shown.stdout)["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.slow
def test_an_answer_for_reading_shows_the_quote_and_its_source(folder):
    done = dossier("ask", "How much cocaine did customs officers find?", cwd=folder)
    assert "[1] Customs opened the container at Puerto Alto" in done.stdout
    assert "The Isthmus Ledger" in done.stdout
    assert re.fullmatch(r"\s*conversation \w+\s*", done.stderr)


@pytest.mark.slow
def test_a_chat_in_the_terminal_ends_with_an_empty_line(folder):
    questions = "Who asked the government for more patrols?\nWho denied it?\n\n"
    done = dossier("chat", cwd=folder, stdin=questions)
    assert done.returncode == 0
    assert "Julia Paz" in done.stdout
    assert "--conversation" in done.stderr


def test_names_and_statements_of_the_sources(folder):
    named = dossier("sources", "names", "tavares", "--passages", cwd=folder)
    assert "Rubén Tavares  (person; 1 mention in 1 source)" in named.stdout
    assert "“Colonel Rubén Tavares denied that soldiers had guarded" in named.stdout
    places = json.loads(dossier("sources", "names", "--kind", "place", "--json", cwd=folder).stdout)
    assert {name["kind"] for name in places} == {"place"}
    assert "Las Huertas" in {name["name"] for name in places}
    denied = dossier("sources", "statements", "--denied", cwd=folder).stdout
    assert "Óscar Llanos" in denied
    assert "Elena Castroviejo" not in denied
    said = json.loads(
        dossier("sources", "statements", "--name", "castroviejo", "--json", cwd=folder).stdout
    )
    assert [one["hedge"] for one in said["speakers"][0]["statements"]] == ["claimed"]
    wrong = dossier("sources", "names", "--kind", "animal", cwd=folder)
    assert wrong.returncode == 2
    assert "no kind of name" in wrong.stderr


def test_check_and_sources(folder):
    assert "Sound" in dossier("check", cwd=folder).stdout
    rows = json.loads(dossier("sources", "list", "--json", cwd=folder).stdout)
    assert {row["doc_id"] for row in rows} == {"harbour", "village", "pueblo"}


def test_a_source_shows_who_tells_the_same_story(folder):
    library = folder / "with-a-reprint"
    text = SOURCES[0].content.decode().replace("The Isthmus Ledger", "Radio Cumbre")
    (folder / "reprint.txt").write_text(
        text + "\n\nThis report was produced by The Isthmus Ledger."
    )
    dossier("ingest", "sources", "reprint.txt", "--library", str(library), cwd=folder)
    rows = json.loads(
        dossier("sources", "list", "--library", str(library), "--json", cwd=folder).stdout
    )
    reprint, original = (
        next(row["id"] for row in rows if row["doc_id"] == name) for name in ("reprint", "harbour")
    )
    show = ("sources", "show", reprint, "--library", str(library))
    told = json.loads(dossier(*show, "--json", cwd=folder).stdout)["same_story"]
    assert [(r["id"], r["telling"], r["is_original"]) for r in told] == [(original, "same", True)]
    shown = dossier(*show, cwd=folder).stdout
    assert "Same story as “Customs opened the container at Puerto Alto”" in shown
    assert "the original" in shown


def test_mistakes_get_a_sentence_and_no_traceback(folder, tmp_path):
    cases = [
        (("sources", "show", "nothing"), 1, "no source with the id 'nothing'"),
        (("ask", "Who?", "--since", "yesterday"), 2, "write it as 2021-09-07"),
        (("nonsense",), 2, "No such command"),
        (("ingest", "missing.txt"), 1, "there is no such file"),
    ]
    for arguments, status, sentence in cases:
        done = dossier(*arguments, cwd=folder)
        assert done.returncode == status, done
        assert sentence in " ".join(done.stderr.replace("│", " ").split())
        assert "Traceback" not in done.stderr
    done = dossier("ask", "Who?", cwd=folder, DOSSIER_LLM="openai:gpt")
    assert done.returncode == 2
    assert "set DOSSIER_LLM_API_KEY" in done.stderr


def test_a_library_that_is_in_use_is_refused_in_plain_words(folder, open_library):
    from assistant.settings import Settings
    from assistant.wiring import open_workspace

    with open_workspace(Settings(library=folder / "library"), write=True):
        done = dossier("ingest", "sources", cwd=folder)
    assert done.returncode == 1
    assert "Another Dossier process" in done.stderr


def test_the_runs_are_listed_with_what_came_of_them(folder, tmp_path):
    (tmp_path / "empty.txt").write_text(" ")
    library = str(folder / "library")
    assert dossier("ingest", "empty.txt", "--library", library, cwd=tmp_path).returncode == 1
    rows = json.loads(dossier("sources", "runs", "--json", cwd=folder).stdout)
    assert (rows[0]["state"], rows[0]["failed"], rows[0]["places"]) == ("done", 1, ["empty.txt"])
    assert rows[0]["failures"][0]["error"] == "it holds no text"
    assert rows[-1]["added"] == 3
    said = dossier("sources", "runs", "--limit", "1", cwd=folder).stdout
    assert "done: 0 added" in said
    assert "it holds no text" in said


@pytest.mark.slow
def test_ctrl_c_ends_a_run_after_what_is_in_hand_and_the_same_command_goes_on(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    for n in range(300):
        (sources / f"{n:03}.txt").write_text(
            f"Ferry {n}\n\n" + f"The ferry number {n} sank near Isla Negra, they said. " * 12
        )
    command = [Path(sys.executable).parent / "dossier", "ingest", "sources", "--json"]
    run = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    originals = tmp_path / "library" / "originals"
    until = time.monotonic() + 120
    while not any(originals.glob("*/*")) and time.monotonic() < until:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=120)
    assert run.returncode == 130, err
    assert "Stopped. The same command goes on from here." in err
    assert "Traceback" not in err
    first = json.loads(out)
    assert 0 < first["added"] < 300
    second = json.loads(dossier("ingest", "sources", "--json", cwd=tmp_path).stdout)
    assert first["added"] + second["added"] == 300
    rows = json.loads(dossier("sources", "runs", "--json", cwd=tmp_path).stdout)
    assert [row["state"] for row in rows] == ["done", "stopped"]


@pytest.mark.slow
def test_a_run_that_was_killed_is_shown_as_interrupted(tmp_path):
    asked, over = threading.Event(), threading.Event()

    def silent(_: object) -> None:
        asked.set()
        over.wait(120)

    with serving() as site:
        site.answers["/never"] = silent
        command = [Path(sys.executable).parent / "dossier", "ingest", site.address("/never")]
        allowed = {**os.environ, "DOSSIER_FETCH__ALLOW_PRIVATE": "true"}
        run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, env=allowed)
        try:
            assert asked.wait(120)
            rows = json.loads(dossier("sources", "runs", "--json", cwd=tmp_path).stdout)
            assert [row["state"] for row in rows] == ["running"]
        finally:
            run.kill()
            run.wait()
            over.set()
    rows = json.loads(dossier("sources", "runs", "--json", cwd=tmp_path).stdout)
    assert [row["state"] for row in rows] == ["interrupted"]
