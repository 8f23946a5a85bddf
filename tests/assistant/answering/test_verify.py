"""Verification: altered claims are withheld with the reason, the sources' own words pass."""

import pytest
from samples import article

from assistant.answering.compose import Draft, DraftClaim, Evidence
from assistant.answering.verify import verify
from assistant.voice import Voice
from index.hit import Hit
from ingest.article import Span
from ingest.prose.passages import Passage

QUOTE = "Colonel Rubén Tavares denied that 1,500 soldiers had guarded the gate at Puerto Alto."


def draft(text: str, quote: str = QUOTE) -> Draft:
    made = article(quote)
    hit = Hit(Passage("p", made.id, 0, len(quote), quote, ()), made, 1.0, None, None)
    return Draft((DraftClaim(text, (Evidence(hit, Span(0, len(quote))),), 0.9),), None, 0.9)


def test_the_sources_own_words_pass_and_are_cited():
    verdict = verify(draft(QUOTE))
    assert [claim.text for claim in verdict.claims] == [QUOTE]
    assert verdict.claims[0].citations[0].quote == QUOTE


def test_a_citation_knows_who_says_it_and_how_surely():
    voice = verify(draft(QUOTE)).claims[0].citations[0].voice
    assert voice == Voice("named source", "Rubén Tavares", "colonel", "denied", "reported")


@pytest.mark.parametrize(
    "paraphrase",
    [
        "Ruben Tavares denied it.",
        "The colonel denied that 1500 soldiers guarded the gate.",
        "At Puerto Alto, Tavares denied that soldiers had been there.",
    ],
)
def test_a_faithful_paraphrase_passes(paraphrase):
    assert verify(draft(paraphrase)).withheld == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tavares denied that 1,600 soldiers had guarded the gate.", "number 1,600"),
        ("Colonel Julio Tavares denied it.", "name"),
        ("Tavares denied that soldiers had guarded the gate at Bahía Honda.", "name"),
        ("Tavares never denied it.", "denies"),
    ],
)
def test_an_altered_claim_is_withheld_with_its_reason(text, reason):
    verdict = verify(draft(text))
    assert verdict.claims == ()
    assert reason in verdict.withheld[0].reason


def test_a_dropped_negation_is_withheld():
    verdict = verify(draft("Soldiers were at the gate.", "No soldiers were at the gate."))
    assert "denial" in verdict.withheld[0].reason


def test_a_claim_without_evidence_is_withheld():
    verdict = verify(Draft((DraftClaim("It rained.", (), 0.9),), None, 0.9))
    assert verdict.withheld[0].reason == "it cites no sentence of the sources"


def test_another_date_than_the_one_asked_about_is_withheld():
    said = "On August 24, two people were shot dead."
    verdict = verify(draft(said, said), "How many were killed on August 12?")
    assert "another date" in verdict.withheld[0].reason
    assert verify(draft(said, said), "How many were killed on August 24?").withheld == ()


def test_last_year_is_the_year_before_its_article():
    said = "Two people were shot dead last year."
    verdict = verify(draft(said, said), "How many were shot dead in 2024?")
    assert "another date" in verdict.withheld[0].reason
    assert verify(draft(said, said), "How many were shot dead in 2022?").withheld == ()


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        (
            "What is the name of the police inspector accused in the video?",
            "He accused a Guatemalan inspector of stealing a load between Raxruhá and Cobán.",
            False,
        ),
        ("What was the missing boy called?", "Two agents were looking for a boy in Petén.", False),
        ("What was the name of the judge?", "Judge Elena Ruiz read the verdict in Petén.", True),
        ("What was the name of the spokesman?", "The spokesman, Castillo, denied it.", True),
        ("What is the name of the man?", "He told of an arrest of José Méndez on Monday.", True),
        ("What was the name of the officer?", "The family of Luis Gil mourned the officer.", True),
        ("What was the name of the ship?", "Two agents searched it in Petén.", True),
        ("Who was the judge?", "The judge, a woman of forty, read the verdict.", True),
    ],
)
def test_where_a_persons_name_is_asked_for_the_words_must_tell_one(asked, said, told):
    withheld = verify(draft(said, said), asked).withheld
    assert bool(withheld) != told
    assert told or "name is asked for" in withheld[0].reason


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("What happened on 17 May?", "The vehicle carried 17 people.", False),
        ("¿Qué pasó el 17 de mayo?", "En el vehículo viajaban 17 personas.", False),
        ("What happened on 17 May?", "On 17 May the vehicle carried 17 people.", True),
        ("What happened on May 17?", "17 people were hurt on 16 and 17 May.", True),
        (
            "What happened on 17 May?",
            "The vehicle left Puerto Aldana at 4:17 with 1,170 kilos.",
            True,
        ),
        ("How many rifles were seized on Nov. 17?", "31 were seized on November 17.", True),
        ("How many rifles were seized on November 17?", "31 were seized on Nov. 17.", True),
        ("¿Qué pasó el 17 de mayo?", "El mercado ardió el 17/05/2023.", True),
        ("¿Qué pasó el 17 de mayo?", "El mercado ardió el 17/05.", True),
        ("¿Qué pasó el 17 de agosto?", "El 17 ago. ardió el mercado.", True),
        ("¿Qué pasó el 17 de agosto?", "El 17 dic. ardió el mercado.", False),
        ("How many of the 17 were hurt in May?", "Of the 17 people five were hurt.", True),
    ],
)
def test_the_number_of_a_day_is_not_the_day(asked, said, told):
    assert bool(verify(draft(said, said), asked).withheld) != told
