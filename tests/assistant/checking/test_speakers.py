"""Who says it in a claim must be who says it in the words it cites."""

import pytest
from samples import article

from assistant.checking import Cited, objection
from ingest.article import Span

FIRED = "Soldiers fired first, residents said."
PAID = "Ruano said Castillo paid the mayor."
MET = "Mayor Ana Paz met Colonel Luis Ruano at the barracks on Monday. "
LEFT = f"{MET}Ruano left after an hour and spoke to reporters. "
OPEN = "He said that the gate was open."
VECINOS = "Según vecinos, los soldados dispararon primero."
MINISTRY = "The Interior Ministry said it would ask the Defence Ministry."


def kind_of(claim, quote, before=""):
    language = "es" if quote.startswith(("Según", "El ")) else "en"
    owner = article(before + quote, language=language)
    found = objection(claim, [Cited(owner, Span(len(before), len(before + quote)))])
    return found.kind if found else None


@pytest.mark.parametrize(
    ("claim", "quote", "before"),
    [
        ("Soldiers fired first, the mayor said.", FIRED, ""),
        ("The army said that its soldiers fired first.", FIRED, ""),
        ("Castillo said Ruano paid the mayor.", PAID, ""),
        ("Castillo said soldiers fired first.", "Residents told Castillo so: soldiers fired.", ""),
        ("The Defence Ministry said it would ask.", MINISTRY, ""),
        (
            "The gate was open, according to the bishop.",
            "The gate was open, the judgment says.",
            "",
        ),
        ("Según la policía, los soldados dispararon primero.", VECINOS, ""),
        (
            "Residents said the gate was open.",
            "Police said the gate was open. Residents said the road was closed.",
            "",
        ),
    ],
)
def test_another_speaker_draws_an_objection(claim, quote, before):
    assert kind_of(claim, quote, before) == "attribution"


@pytest.mark.parametrize(
    ("claim", "quote", "before"),
    [
        ("According to locals, soldiers fired first.", FIRED, ""),
        ("Witnesses say soldiers fired first.", FIRED, ""),
        ("The report says that soldiers fired first.", FIRED, ""),
        ("Residents say this is a company's stated aim.", "Residents said so: its aim.", ""),
        ("The office said so.", "The office said so, which Paz disputes.", ""),
        ("Castillo paid the mayor, Ruano said.", PAID, ""),
        ("The colonel said Castillo paid the mayor.", PAID, MET),
        ("Ana Paz said the gate was open.", "The mayor said the gate was open.", MET),
        ("Ruano said that the gate was open.", OPEN, LEFT),
        ("Paz denied it.", "He denied it.", f"{MET}Ruano accused Paz of theft. "),
        (
            "The army said 12 people died, while residents say there were 40.",
            "The army put the dead at 12. Residents say there were 40.",
            "",
        ),
        (
            "The army said its men were not there.",
            "Colonel Luis Ruano, an army spokesman, said its men were not there.",
            "",
        ),
        ("Según pobladores, los soldados dispararon primero.", VECINOS, ""),
        ("La fiscalía informó que había huido.", "El fiscal informó que había huido.", ""),
    ],
)
def test_the_same_speaker_in_other_words_draws_none(claim, quote, before):
    assert kind_of(claim, quote, before) is None


@pytest.mark.parametrize("deed", ["said that the gate was open", "was at the gate on Monday"])
def test_a_pronoun_is_nobody_named_before_the_sentence_about_another(deed):
    assert kind_of(f"Paz {deed}.", f"He {deed}.", LEFT) == "name"
    assert kind_of(f"Ruano {deed}.", f"He {deed}.", LEFT) is None
    assert kind_of(f"Paz {deed}.", f"He {deed}.", f"{MET}Ayutla lies on the river. ") is None
