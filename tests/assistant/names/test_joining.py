"""Names of several articles: one where that is certain, and apart where it is not."""

import pytest
from samples import article

from assistant.names.in_article import Named, named_in
from assistant.names.joining import joined
from ingest.article import Span


def names(*texts):
    told = [article(text) for text in texts]
    found = joined((one.id, named_in(one)) for one in told)
    slices = {one.id: one.text for one in told}
    return {
        name.text: {slices[at][s:e] for at, spans in name.mentions.items() for s, e in spans}
        for name in found
    }


def test_full_names_are_one_whatever_their_accents():
    found = names("General José Luna spoke.", "They met Jose Luna, 43, at noon.")
    assert list(map(len, found.values())) == [2]


def test_names_that_share_a_surname_stay_apart():
    found = names(
        "General José Luna spoke. Luna left.",
        "Fabricio Luna, a lawyer, was there. Luna stayed.",
        "Luna was seen in May.",
        "General Luna was seen in June.",
    )
    assert found["Fabricio Luna"] == {"Fabricio Luna", "Luna"}
    assert found["José Luna"] == {"José Luna", "Luna"}
    assert found["Luna"] == {"Luna"}


def test_a_surname_alone_is_joined_by_its_title_and_only_by_it():
    one = "Colonel Evaristo Lemus denied it."
    assert list(names(one, "Col. Lemus said so.")) == ["Evaristo Lemus"]
    assert set(names(one, "Lemus said so.")) == {"Evaristo Lemus", "Lemus"}
    assert set(names(one, "Bishop Lemus said so.")) == {"Evaristo Lemus", "Lemus"}


def test_an_abbreviation_or_an_alias_told_in_one_source_is_known_in_the_others():
    found = names(
        "The Jalisco Cartel New Generation (CJNG) rules.",
        "The CJNG came.",
        "El Cártel Jalisco Nueva Generación llegó.",
    )
    assert len(found) == 1
    alias = names('Fermín Balcárcel, alias "El Relojero", fled.', 'They call him "El Relojero".')
    assert list(alias) == ["Fermín Balcárcel"]


def test_an_alias_or_an_abbreviation_of_two_is_joined_with_neither():
    found = names(
        'Fermín Solís, alias "El Chino", fled.',
        'Hugo Ferrán, alias "El Chino", stayed.',
        'The man is called "El Chino".',
    )
    assert set(found) == {"Fermín Solís", "Hugo Ferrán", "El Chino"}


def test_a_word_that_is_a_person_here_and_a_place_there_is_two_names():
    found = names("Colonel Comitán denied it.", "They live in the town of Comitán, a border town.")
    assert found == {"Comitán": {"Comitán"}}  # both are called so: two names, one key here
    kinds = joined(
        (one.id, named_in(one))
        for one in map(article, ("Colonel Comitán denied it.", "The town, Comitán, a border town."))
    )
    assert {name.kind for name in kinds} == {"person", "place"}


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_articles_changes_nothing(order):
    texts = ["Colonel Evaristo Lemus denied it.", "Col. Lemus said so.", "Ada Lemus left."][::order]
    assert set(names(*texts)) == {"Evaristo Lemus", "Ada Lemus", "Lemus"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("Victoria", ("person", "place")), ("Policia Nacional", ("organisation", "place"))],
)
def test_what_is_called_the_same_and_is_not_one_has_ids_of_its_own(text, kinds):
    key = tuple(text.lower().split())
    told = [
        Named(text, key, frozenset(), frozenset(), ((text, (Span(0, 8),)),), ((kind, 20),))
        for kind in kinds
    ]
    found = joined([(f"a{number}", [named]) for number, named in enumerate(told)])
    assert [name.text for name in found] == [text, text]
    assert len({name.id for name in found}) == 2


def test_a_name_whose_kind_only_one_source_tells_is_one_name():
    found = names("The company Malva Holdings paid.", "Nobody knows Malva Holdings there.")
    assert list(map(len, found.values())) == [1]
