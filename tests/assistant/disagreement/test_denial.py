"""Who denies what an answer says is told beside it; what denies something else is left alone."""

import pytest
from samples import article, text_source

from assistant.answer import Answer, Citation, Claim, Outcome
from assistant.asking.question import analyse
from assistant.disagreement.denial import denials
from assistant.kept.conversations import Conversation
from index.hit import Hit
from ingest.prose.passages import Passage
from ingest.prose.sentences import sentence_spans

HEAD = "Night at the ford\n\nBy Marta Quiñónez | The Isthmus Ledger | 4 May 2023\n\n"
OTHER_HEAD = "After the night\n\nBy Tomás Ixcot | Frontera Abierta | 9 May 2023\n\n"


@pytest.fixture
def ask(open_library):
    """The answer from one article, or from two of different papers."""

    def asked(question, *texts):
        workspace = open_library()
        heads = (HEAD, OTHER_HEAD)
        workspace.indexer.ingest(
            [text_source(head[:5], head + text) for head, text in zip(heads, texts, strict=False)]
        )
        return workspace.assistant.ask(Conversation(), question)

    return asked


FORD = "Smugglers carried weapons across the ford of Las Trojes on 3 May, the mayor said."


@pytest.mark.parametrize(
    ("question", "texts", "denied"),
    [
        (
            "What did smugglers carry across the ford of Las Trojes?",
            (f"{FORD} The army denied it. It rained for two days.",),
            "The army denied it.",
        ),
        (
            "What did smugglers carry across the ford of Las Trojes?",
            (FORD, "Colonel Rubén Tavares denied that any weapons had crossed the ford."),
            "Colonel Rubén Tavares denied that any weapons had crossed the ford.",
        ),
        (
            "Who is accused of taking bribes at the ford?",
            (
                "The prosecutor accused Inspector Julio Paz of taking bribes at the ford. The trial"
                " begins in June. It will be held in Cobán. Paz denies all of the charges.",
            ),
            "Paz denies all of the charges.",
        ),
        (
            "¿Qué llevaron los contrabandistas por el vado de Las Trojes?",
            (
                "Los contrabandistas llevaron armas por el vado de Las Trojes, dijo el alcalde."
                " El ejército lo negó. Llovió dos días.",
            ),
            "El ejército lo negó.",
        ),
    ],
)
def test_a_denial_is_told_beside_what_it_denies(ask, question, texts, denied):
    answer = ask(question, *texts)
    (conflict,) = answer.conflicts
    assert conflict.about == "denial"
    assert [side.quote for side in conflict.sides[1:]] == [denied]
    assert denied in [claim.text for claim in answer.claims]
    assert set(conflict.sides) <= set(answer.citations)


@pytest.mark.parametrize(
    "texts",
    [
        (FORD, "Colonel Rubén Tavares denied that the bridge of Bahía Honda had been closed."),
        (f"{FORD} The mayor of Cobán denied that he would resign.",),
        (f"{FORD} Inspector Julio Paz denied all of the charges.",),
        (FORD, "The army denied entry to reporters at the ford of Las Trojes."),
        (f"{FORD} The mayor of Cobán was called a thief. He denied it.",),
    ],
)
def test_what_denies_something_else_is_left_alone(ask, texts):
    answer = ask("What did smugglers carry across the ford of Las Trojes?", *texts)
    assert answer.answered
    assert answer.conflicts == ()


def test_an_answer_that_is_a_denial_stands_alone(ask):
    answer = ask("What did the army deny?", f"{FORD} The army denied that weapons had crossed.")
    assert "The army denied" in answer.claims[0].text
    assert answer.conflicts == ()


def test_who_denies_what_the_answer_denies_agrees_with_it(ask):
    answer = ask(
        "Did smugglers carry weapons across the ford of Las Trojes?",
        "Smugglers never carried any weapons across the ford of Las Trojes, the mayor said.",
        "Colonel Rubén Tavares denied that smugglers had carried any weapons across the ford.",
    )
    assert answer.answered
    assert answer.conflicts == ()


def test_a_denial_stands_beside_the_words_that_it_denies():
    told = (
        "Smugglers carried weapons. The army denied it. Soldiers burned a bus. The mayor denied it."
    )
    made = article(told)
    spans = tuple(sentence_spans(told))
    hit = Hit(Passage("p", made.id, 0, len(told), told, spans), made, 1.0, None, None)
    cited = [Citation(made, *spans[at], "p") for at in (0, 2)]
    claims = tuple(Claim(each.quote, (each,), 1.0) for each in cited)
    answer = Answer("What?", "What?", Outcome("answered"), claims, nearest=(hit,))
    assert [[side.quote for side in each.sides] for each in denials(analyse("What?"), answer)] == [
        ["Smugglers carried weapons.", "The army denied it."],
        ["Soldiers burned a bus.", "The mayor denied it."],
    ]
