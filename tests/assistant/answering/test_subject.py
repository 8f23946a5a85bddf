import pytest

from assistant.answering.subject import Subject, introduces
from ingest.article import Article, Span

TEXT = (
    'Police arrested Fermín Balcárcel, alias "El Relojero", in Tres Cerros. Balcárcel said nothing.'
    " His lawyer, Ana Balcárcel Paz, left."
)


def article(text: str, title: str = "A title") -> Article:
    return Article("a", "a", "a", "a", "text/plain", title, "en", text=text)


def named(subject: str, text: str, title: str = "A title") -> list[str]:
    found = Subject.of(subject).mentions(article(text, title))
    return [text[one.span.start : one.span.end] for one in sorted(found, key=lambda m: m.span)]


@pytest.mark.parametrize(
    ("subject", "name", "beside"),
    [
        ("Inspector Arrecis", ("arrecis",), ()),
        ("the barber Eulalio Pinto", ("eulalio", "pinto"), ()),
        ("Dwight D. Eisenhower", ("dwight", "d", "eisenhower"), ()),
        ("the attack at Las Huertas", ("huertas",), ("attack",)),
        ("the green ambulance", (), ("green", "ambulance")),
    ],
)
def test_a_subject_is_a_name_and_other_words(subject, name, beside):
    assert Subject.of(subject) == Subject(name, beside)


def test_a_subject_is_found_by_its_alias_and_its_shorter_name():
    text = TEXT.replace("Ana Balcárcel Paz", "Ana Paz")
    for subject in ("El Relojero", "Fermín Balcárcel"):
        assert named(subject, text) == ["Fermín Balcárcel", "El Relojero", "Balcárcel"]
    assert [one.whole for one in Subject.of("El Relojero").mentions(article(text))].count(True) == 1


def test_a_surname_that_two_bear_is_of_neither_unless_the_title_names_one():
    assert named("Fermín Balcárcel", TEXT) == ["Fermín Balcárcel", "El Relojero"]
    assert "Balcárcel" in named("Fermín Balcárcel", TEXT, "Who is Fermín Balcárcel?")


def test_another_first_name_is_somebody_else():
    assert named("Rosa Balcárcel", TEXT) == []


def test_a_subject_without_a_name_is_named_nowhere():
    assert named("the lawyer", TEXT) == []


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("It was Camilo Sotela, 47, a notary.", "Camilo Sotela", True),
        ("The head of the post, Rubén Achával, left.", "Rubén Achával", True),
        ("They went to Casa Peregrina, the shelter on the hill.", "Casa Peregrina", True),
        ("The shelter Casa Peregrina closed.", "Casa Peregrina", True),
        ("Then Inspector Tobías Arrecis left.", "Tobías Arrecis", True),
        ("Fermín Balcárcel, alias El Relojero, left.", "Fermín Balcárcel", True),
        ("En la sala estaba Nicanor Tul, el chofer.", "Nicanor Tul", True),
        ("Malva Holdings is a company of Panama.", "Malva Holdings", True),
        ("Sotela denied it.", "Sotela", False),
        ("The police arrested Luis Gil.", "Luis Gil", False),
        ("The day Luis Gil fled, it rained.", "Luis Gil", False),
        ("It was Luis Gil, the police said, who fled.", "Luis Gil", False),
        ("At the bridge of Agua Mansa two died.", "Agua Mansa", False),
        ("In the early morning, Sotela left.", "Sotela", False),
        ("The beds are still made at Casa Peregrina.", "Casa Peregrina", False),
    ],
)
def test_some_sentences_say_who_or_what_it_is(text, name, said):
    at = text.index(name)
    assert introduces(text, Span(at, at + len(name))) == said
