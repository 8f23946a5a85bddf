"""Who says a sentence: in its own words, in its context, in English and Spanish."""

import re
from time import process_time

import pytest

from assistant.voice import OUTLET, Voice, voice_of
from assistant.voice.interviews import interview
from assistant.voice.people import Person, in_full
from ingest.article import Span

EN = """\
Dredger stopped at the mouth of the Alder

Harbour police stopped the dredger Marigold on 4 May with nine tonnes of undeclared sand in its \
hold.

Col. Ana Ferreiro, head of the port garrison, denied that soldiers had let the ship through. \
“Nobody under my command opened that gate,” she said. “I have checked the book. There is no \
entry.”

A crane operator who was on duty that night, and who asked not to be named, gave another \
account. He said the gate had stood open since ten o'clock. “They waved it in,” he added.

The harbour master, Tomás Belmar, told the Courier that Ferreiro had told him the log was lost.

According to the customs bulletin published on 6 May, the hold carried nine tonnes. Residents \
said the engine had run all night. The crew allegedly threw papers overboard.

Ferreiro insisted that the log was kept. The owner was accused of smuggling by the Harbour \
Authority.

The yard calls its shed “the chapel”. The mayor declined to say why.

“We counted forty lorries,

“and not one was weighed,” said Inés Ocampo, a retired weigher.

What the operator saw

“They knew the hour,” the operator said. The inquiry, Belmar said, would take a month.

Two months after fishermen reported the first ship, a second one came. Prosecutors believe that \
it had the same owner. The audit shows that fees were never paid, as the garrison claims.
"""

ES = """\
La draga que nadie vio entrar

La Policía detuvo la draga Caléndula el 4 de mayo, dijo la fiscal Berta Solano. Agregó que la \
bodega llevaba nueve toneladas de arena.

El capitán del puerto, Tomás Belmar, negó que la reja estuviera abierta. «Nadie la abrió», \
aseguró. «Revisé el libro. No hay ningún registro».

Según vecinos del muelle, el motor sonó toda la noche. De acuerdo con el informe de la aduana, \
la bodega pesaba más. La tripulación presuntamente tiró papeles al agua.

—No vi a nadie —dijo Solano—. El libro estaba cerrado.

Un marinero que pidió no ser identificado denunció que hubo pagos. Belmar no quiso decir quién \
pagó.
"""


def said(text: str, words: str) -> Voice:
    """The voice of the given words of a text."""
    start = text.index(words)
    language = "es" if text is ES else "en"
    return voice_of(text, Span(start, start + len(words)), language)


FERREIRO = ("named source", "Ana Ferreiro", "head of the port garrison")
BELMAR = ("named source", "Tomás Belmar", "harbour master")
OPERATOR = ("unnamed source", None, "a crane operator")


@pytest.mark.parametrize(
    ("words", "who", "hedge"),
    [
        ("denied that soldiers had let the ship through.", FERREIRO, "denied"),
        ("“Nobody under my command opened that gate,” she said.", FERREIRO, None),
        ("“I have checked the book.", FERREIRO, None),
        ("There is no entry.”", FERREIRO, None),
        ("He said the gate had stood open since ten o'clock.", OPERATOR, None),
        ("“They waved it in,” he added.", OPERATOR, None),
        ("“They knew the hour,” the operator said.", OPERATOR, None),
        ("told the Courier that Ferreiro had told him the log was lost.", BELMAR, None),
        ("the log was lost.", BELMAR, None),
        ("The inquiry, Belmar said, would take a month.", BELMAR, None),
        ("Ferreiro insisted that the log was kept.", FERREIRO, "claimed"),
        ("the hold carried nine tonnes.", ("document", None, "the customs bulletin"), None),
        (
            "Residents said the engine had run all night.",
            ("unnamed source", None, "residents"),
            None,
        ),
        (
            "The owner was accused of smuggling by the Harbour Authority.",
            ("named source", "Harbour Authority", None),
            "alleged",
        ),
        ("“We counted forty lorries,", ("named source", "Inés Ocampo", "retired weigher"), None),
        (
            "Prosecutors believe that it had the same owner.",
            ("unnamed source", None, "prosecutors"),
            "suspected",
        ),
        ("The audit shows that fees were never paid", ("document", None, "the audit"), None),
    ],
)
def test_english(words, who, hedge):
    voice = said(EN, words)
    assert (voice.kind, voice.name, voice.role) == who
    assert voice.hedge == hedge


SOLANO = ("named source", "Berta Solano", "fiscal")
CAPTAIN = ("named source", "Tomás Belmar", "capitán del puerto")


@pytest.mark.parametrize(
    ("words", "who", "hedge"),
    [
        ("La Policía detuvo la draga Caléndula el 4 de mayo", SOLANO, None),
        ("Agregó que la bodega llevaba nueve toneladas de arena.", SOLANO, None),
        ("negó que la reja estuviera abierta.", CAPTAIN, "denied"),
        ("«Nadie la abrió», aseguró.", CAPTAIN, "claimed"),
        ("No hay ningún registro».", CAPTAIN, None),
        ("el motor sonó toda la noche.", ("unnamed source", None, "vecinos del muelle"), None),
        ("la bodega pesaba más.", ("document", None, "el informe de la aduana"), None),
        ("—No vi a nadie —dijo Solano—.", SOLANO, None),
        ("El libro estaba cerrado.", SOLANO, None),
        ("denunció que hubo pagos.", ("unnamed source", None, "un marinero"), "alleged"),
    ],
)
def test_spanish(words, who, hedge):
    voice = said(ES, words)
    assert (voice.kind, voice.name, voice.role) == who
    assert voice.hedge == hedge


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (EN, "Dredger stopped at the mouth of the Alder"),
        (EN, "Harbour police stopped the dredger Marigold on 4 May"),
        (EN, "The yard calls its shed “the chapel”."),
        (EN, "The mayor declined to say why."),
        (EN, "Two months after fishermen reported the first ship, a second one came."),
        (ES, "Belmar no quiso decir quién pagó."),
    ],
)
def test_what_the_article_tells_itself(text, words):
    assert said(text, words) == OUTLET


def test_a_hedge_that_nobody_makes_stays_with_the_outlet():
    assert said(EN, "The crew allegedly threw papers overboard.") == Voice(
        "outlet", hedge="alleged"
    )
    assert said(ES, "La tripulación presuntamente tiró papeles").hedge == "alleged"


def test_how_words_are_passed_on():
    assert said(EN, "I have checked the book.").manner == "quoted"
    assert said(EN, "the gate had stood open").manner == "reported"
    text = "The ministry confirmed the arrest. Police announced a reward."
    assert voice_of(text, Span(0, 34), "en").manner == "confirmed"
    assert voice_of(text, Span(35, 61), "en").manner == "announced"


def test_of_several_sentences_whoever_says_most_counts_and_a_hedge_is_kept():
    words = (
        "denied that soldiers had let the ship through. “Nobody under my command opened that gate"
    )
    voice = said(EN, words)
    assert (voice.name, voice.hedge) == ("Ana Ferreiro", "denied")
    both = said(EN, "The mayor declined to say why.\n\n“We counted forty lorries,")
    assert both.name == "Inés Ocampo"


INTERVIEW = """\
Inés Ocampo, a retired weigher, worked at the lock for thirty years. She spoke to the Courier in \
May.

When did it begin?

It began with the new gate. The men in the harbour say it was earlier.

Who had the key?

I never asked.

So nobody knew.

Everybody knew. That is the point of a lock.

And now?

Now it rusts.
"""


def test_the_answers_of_an_interview_are_of_who_was_asked():
    start = INTERVIEW.index("The men in the harbour")
    voice = voice_of(INTERVIEW, Span(start, start + 40), "en")
    assert voice == Voice("named source", "Inés Ocampo", "retired weigher", manner="quoted")
    prompt = INTERVIEW.index("So nobody knew.")
    assert voice_of(INTERVIEW, Span(prompt, prompt + 15), "en") == OUTLET


def test_any_other_text_can_be_asked():
    assert voice_of("水は冷たい。", Span(0, 6), "ja") == OUTLET
    assert voice_of("“”", Span(0, 2), "en") == OUTLET
    assert voice_of("said", Span(0, 4), "en") == OUTLET


def test_a_long_article_is_read_around_the_words_alone():
    filler = (
        "The tide came in and the tide went out, and the sand stayed where it was.\n\n" * 20_000
    )
    text = f"{EN}\n{filler}Ferreiro said the gate was shut.\n"
    start = text.index("Ferreiro said the gate was shut.")
    began = process_time()
    voice = voice_of(text, Span(start, start + 32), "en")
    assert process_time() - began < 4
    assert (voice.name, voice.role) == ("Ana Ferreiro", "head of the port garrison")


def test_a_long_article_of_one_speaker_takes_a_time_that_grows_with_its_length():
    day = "Ferreiro said that the gate was shut on day {} of the strike, and that nobody came.\n\n"
    text = f"{EN}\n\n" + "".join(day.format(n) for n in range(12_000))
    starts = [match.start() for match in re.finditer("Ferreiro said that the gate", text)]
    voice_of(text, Span(starts[0], starts[0] + 60), "en")  # reads what is around, once
    began = process_time()
    for start in starts[::12]:
        full = in_full(text, "Ferreiro", start)
        assert (full.name, full.role) == ("Ana Ferreiro", "head of the port garrison")
        assert interview(text) is None
    assert process_time() - began < 4


def test_a_name_is_looked_for_up_to_where_it_is_said():
    text = "Ana Ferreiro, head of the garrison, came.\nFerreiro left.\nJulia Ferreiro, mayor, sang."
    assert in_full(text, "Ferreiro", text.index("Julia")).name == "Ana Ferreiro"
    assert in_full(text, "Ferreiro", len(text)).name == "Julia Ferreiro"
    assert in_full(text, "Ferreiro", len("Ana Ferreiro")).name == "Ana Ferreiro"
    assert in_full(text, "Ferreiro", len("Ana Ferreir")) == Person("Ferreiro", None)


def test_captions_without_a_full_stop_are_read_in_stretches():
    words = "so we know that is what it was and they come from there because people said it is"
    text = f"{' '.join([words] * 200)}. Ana Ferreiro said that the gate was shut."
    start = text.index("the gate was shut")
    began = process_time()
    voice = voice_of(text, Span(start, start + 17), "en")
    assert process_time() - began < 5
    assert voice.name == "Ana Ferreiro"


def test_a_role_begins_where_its_noun_phrase_does():
    text = (
        "The shelter closed that day after its director, Sister Amparo Leiva, had a third threat."
        "\n\n“I closed a door,” said Leiva."
    )
    start = text.index("“I closed")
    voice = voice_of(text, Span(start, len(text)), "en")
    assert (voice.name, voice.role) == ("Amparo Leiva", "director")
