"""The account of stored answers, on a real library whose conversations and sources we change."""

import json

import pytest
from command import dossier
from samples import SOURCES, text_source
from sqlalchemy import text

from assistant.kept.feedback import Feedback
from evals.reports.audit import audit, kind_of
from evals.reports.audit_report import audit_json, figures, render_audit, write_audit

DENIED = "Who denied that soldiers had guarded the container?"
NOWHERE = "What is the capital of Mongolia?"


@pytest.fixture
def kept(workspace):
    """A library with an answer, a refusal, and a thumb on the first; the conversation's id."""
    first = workspace.assistant.converse(None, DENIED)
    assert first.answered
    assert not workspace.assistant.converse(first.conversation_id, NOWHERE).answered
    workspace.feedback.give(first.conversation_id, 1, "down", "no")
    return first.conversation_id


def audited(workspace, by="month"):
    return audit(
        workspace.conversations.stored(),
        workspace.library.articles_by_id,
        workspace.feedback.counts(),
        by,
    )


def change(workspace, statement, **values):
    """Alter the catalogue behind the library's back, as only a fault would."""
    with workspace.library._engine.begin() as connection:
        assert connection.execute(text(statement), values).rowcount


def alter_answer(workspace, alter):
    """Change the first stored answer."""
    first = next(workspace.conversations.stored())
    alter(first.answer)
    change(
        workspace,
        "update turns set answer = :answer where conversation_id = :of and number = :number",
        answer=json.dumps(first.answer),
        of=first.conversation_id,
        number=first.number,
    )


def test_a_sound_library(workspace, kept):
    found = audited(workspace)
    assert found.sound
    assert (found.conversations, found.answered, found.faulted, found.praised) == (1, 1, 1, 0)
    assert sum(found.refused.values()) == 1
    assert found.slices == found.citations >= found.sentences >= 1
    assert (found.removed, found.outdated, found.broken, found.uncited) == (0, 0, (), ())
    (period,) = found.periods
    assert (len(period.name), period.answered, period.refused) == (7, 1, found.refused)
    assert len(audited(workspace, "day").periods[0].name) == 10


def test_an_empty_library_is_sound(workspace):
    found = audited(workspace)
    assert (found.sound, found.periods, found.citations) == (True, (), 0)
    assert "Questions" in render_audit(found)


def test_a_quote_that_is_no_slice_any_more_is_found(workspace, kept, tmp_path):
    article = next(a for a in workspace.library.articles() if "Tavares" in a.text)
    change(workspace, "update articles set text = '<b>' || text where id = :id", id=article.id)
    found = audited(workspace)
    assert not found.sound
    broken = found.broken[0]
    assert (broken.conversation_id, broken.turn, broken.article_id) == (kept, 1, article.id)
    assert broken.quote in article.text
    assert broken.stands != broken.quote
    assert found.slices + len(found.broken) == found.citations
    assert "BROKEN" in render_audit(found)
    write_audit(tmp_path / "audit.html", found)
    page = (tmp_path / "audit.html").read_text()
    assert "A promise is broken" in page
    assert "http:" not in page
    assert "<b>" not in page.replace('<b class="worse">', "")


def test_offsets_outside_of_the_source_are_no_slice(workspace, kept):
    def alter(answer):
        answer["citations"][0] |= {"start": 10**6, "end": 10**6 + 5}

    alter_answer(workspace, alter)
    assert [b.stands for b in audited(workspace).broken] == [""]


def test_a_sentence_without_a_citation_is_found(workspace, kept):
    alter_answer(workspace, lambda a: a["claims"].append({"text": "Said so.", "citations": [99]}))
    found = audited(workspace)
    assert found.uncited == ((kept, 1, "Said so."),)
    assert not found.sound
    told = {title: (value, bad) for title, value, bad in figures(found)}
    value, bad = told["Sentences with a citation"]
    assert bad
    assert "100%" not in value
    assert "Said so." in render_audit(found)


def test_sources_that_are_gone_or_newer_are_counted(workspace, kept):
    changed = SOURCES[0].content.decode().replace("412 kilograms", "413 kilograms")
    workspace.indexer.ingest([text_source("harbour", changed)])
    newer = audited(workspace)
    assert newer.sound
    assert newer.outdated == newer.slices == newer.citations
    current = next(a for a in workspace.library.articles() if "413" in a.text)
    workspace.indexer.remove(current.id)
    gone = audited(workspace)
    assert gone.sound
    assert (gone.removed, gone.slices, gone.outdated) == (gone.citations, 0, 0)


def test_withheld_sentences_are_counted_by_kind(workspace, kept):
    def alter(answer):
        answer["withheld"] = [
            {"text": "x", "reason": f"the cited words do not hold the number {n}"} for n in (3, 4)
        ]
        answer["conflicts"] = [{"about": "number", "sides": [1, 1]}]

    alter_answer(workspace, alter)
    found = audited(workspace)
    assert found.withheld == {"the cited words do not hold the number …": 2}
    assert (found.conflicts, found.answers_with_conflicts) == (1, 1)
    assert json.loads(json.dumps(audit_json(found)))["conflicts"] == 1


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        (
            "it says “all”, which is more than the cited words say",
            "it says “…”, which is more than the cited words say",
        ),
        (
            "the cited words give the number 12 kg in another unit",
            "the cited words give the number … in another unit",
        ),
        ("the cited words do not hold the name Ana Vela", "the cited words do not hold the name …"),
        ("it cites no sentence of the sources", "it cites no sentence of the sources"),
    ],
)
def test_a_reason_of_a_kind(reason, kind):
    assert kind_of(reason) == kind


@pytest.mark.slow
@pytest.mark.in_file
def test_the_command_tells_by_its_exit_status(workspace, kept, tmp_path):
    library = str(workspace.settings.library)
    done = dossier("eval", "audit", "--library", library, "--out", "audit.html", cwd=tmp_path)
    assert (done.returncode, "Quotes that are slices" in done.stdout) == (0, True), done.stderr
    assert "Every sentence has a citation" in (tmp_path / "audit.html").read_text()
    change(workspace, "update articles set text = 'x' || text")
    done = dossier("eval", "audit", "--library", library, "--json", "--by", "day", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, told["sound"], len(told["broken"]) > 0) == (3, False, True)


def test_counts_of_feedback(workspace, kept):
    assert workspace.feedback.counts() == {"up": 0, "down": 1}
    workspace.feedback.give(kept, 2, "up")
    assert workspace.feedback.counts() == {"up": 1, "down": 1}
    assert isinstance(workspace.feedback, Feedback)
