"""What somebody said is told in that one's words."""

from collections.abc import Callable

import pytest
from samples import text_source

from assistant.answering.compose import ComposeOptions, Draft, compose
from assistant.asking.question import analyse
from assistant.reader.reading import Reading, ScoredSentence
from ingest.article import Span

OPTIONS = ComposeOptions(gather=0.1)
TEXT = (
    "The gate of the lock\n\nThe gate stood open for a night. Colonel Ana Lemus, spokeswoman of the"
    " Harbour Ministry, said that soldiers had closed it. Her lawyer, Luis Ruano, denied that she"
    " was there.\n\nInspector Tomás Arrecis came in May. In a message to the court, he said it had"
    " been broken. “Nobody came,” said Inés Ocampo, 66, who kept the gate."
)
Answering = Callable[..., Draft]


@pytest.fixture
def answering(open_library) -> Answering:
    """Composes an answer; the later sentences of the text answer best."""
    workspace = open_library("said-by")
    workspace.indexer.ingest([text_source("gate", TEXT)])
    (hit,) = workspace.retriever.search("gate", 1)
    sentences = hit.passage.sentences

    def answer(question: str, short: str | None = None) -> Draft:
        scored = [ScoredSentence(s, 0.5 + 0.05 * i) for i, s in enumerate(sentences)]
        words = None
        if short:
            start = hit.article.text.index(short)
            best = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
            scored[best] = ScoredSentence(sentences[best], 0.95)
            words = Span(start, start + len(short))
        return compose(analyse(question), [Reading(hit, tuple(scored), 0.9, words)], OPTIONS)

    return answer


LEMUS, RUANO = "soldiers had closed it", "denied that she was there"


@pytest.mark.parametrize(
    ("question", "told", "left_out"),
    [
        ("What did Col. Lemus say?", LEMUS, (RUANO, "broken", "Nobody")),
        ("What did the Harbour Ministry say?", LEMUS, (RUANO, "broken", "Nobody")),
        ("What did Luis Ruano say about the gate?", RUANO, (LEMUS, "broken", "Nobody")),
        ("What did the inspector say?", "In a message", (RUANO, LEMUS, "Nobody")),
        ("¿Qué dijo Inés Ocampo de la reja?", "Nobody", (RUANO, LEMUS, "broken")),
    ],
)
def test_only_the_words_of_whom_the_question_names_are_told(answering, question, told, left_out):
    texts = " ".join(claim.text for claim in answering(question).claims)
    assert told in texts
    assert not [words for words in left_out if words in texts]


def test_nobody_elses_words_stand_for_somebody_who_says_nothing(answering):
    assert not [
        claim
        for claim in answering("What did Berta Solano say?").claims
        if LEMUS in claim.text or RUANO in claim.text
    ]


def test_a_description_that_no_speaker_has_leaves_the_answer_as_it_is(answering):
    assert "Nobody came" in answering("What did the weigher say?").claims[0].text


@pytest.mark.parametrize(
    ("short", "kept"),
    [("Nobody came", True), ("66", False), ("said Inés Ocampo", False), ("who kept", False)],
)
def test_the_short_answer_stands_inside_what_is_said(answering, short, kept):
    answer = answering("What did Inés Ocampo say?", short)
    assert (answer.short_answer is not None) is kept


def test_a_pronoun_behind_a_phrase_in_front_takes_the_sentence_before_along(answering):
    (claim,) = answering("What did Inspector Arrecis say?").claims
    assert claim.text.startswith("Inspector Tomás Arrecis came in May. In a message")
