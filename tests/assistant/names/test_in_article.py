"""What an article names: exact slices, without titles, of a kind where the words tell it."""

from itertools import accumulate
from time import process_time

import pytest
from samples import article

from assistant.names.finding import names_of
from assistant.names.in_article import named_in
from ingest.article import Mark


def named(text, **fields):
    told = article(text, **fields)
    found = named_in(told)
    for one in found:
        for form, spans in one.forms:
            assert all(told.text[start:end] == form for start, end in spans)
    return {one.text: one for one in found}


def forms(one):
    return {form for form, _ in one.forms}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The order came from Gen. José Luna that night.", "José Luna", "person"),
        ("It was signed by the interior minister, Ada Paz.", "Ada Paz", "person"),
        ("Lo dijo la fiscal Inés Robledo ayer.", "Inés Robledo", "person"),
        ("Wilmar Och, 43, was detained.", "Wilmar Och", "person"),
        ("He was flown to the Ministry of Health.", "Ministry of Health", "organisation"),
        ("The truck was owned by Tejas Bravo S.A. of Panama.", "Tejas Bravo S.A.", "organisation"),
        ("The raid hit a gang called Los Talas.", "Los Talas", "organisation"),
        ("El ataque ocurrió en la aldea El Tempisque ayer.", "El Tempisque", "place"),
        ("They fled to the municipality of Tres Cerros.", "Tres Cerros", "place"),
        ("It was found at kilometre 9 of Route 14.", "Route 14", "place"),
        ("What he meant by Torombolo nobody knows.", "Torombolo", "unknown"),
    ],
)
def test_a_name_is_found_and_its_kind_told_where_the_words_tell_it(text, name, kind):
    language = "es" if text.startswith(("Lo ", "El ")) else "en"
    assert named(text, language=language)[name].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Burned vehicles blocked the road. Police came on Monday. In July it rained.",
        "The Mexican government and Valdoran marines denied it.",
        "The President said no. “Nobody shouted,” he said.",
        "Vecinos contaron que nadie vino. ¿Quién disparó? Nadie lo sabe.",
    ],
)
def test_a_capital_alone_makes_no_name(text):
    language = "es" if text.startswith("Vecinos") else "en"
    assert named(text, language=language) == {}


def test_a_name_is_looked_for_in_the_heading_beside_it_alone():
    parts = ("Part of Puerto Alto", "Elena Castroviejo came to Bahía Honda.") * 6_000
    starts = [*accumulate((len(part) + 2 for part in parts), initial=0)]
    marks = tuple(Mark("heading", at, at + len(parts[0])) for at in starts[:-1:2])
    told = article("\n\n".join(parts), marks=marks)
    began = process_time()
    found = names_of(told)
    assert process_time() - began < 4
    assert {one.text for one in found} == {"Elena Castroviejo", "Bahía Honda"}


def test_a_heading_names_nobody():
    text = "Silent Days in May\n\nThe ferry sank near Bahía Honda."
    assert set(named(text, marks=(Mark("heading", 0, 18),))) == {"Bahía Honda"}


def test_what_stands_around_a_name_is_no_part_of_it():
    found = named("We asked Guatemala’s president. The Mexico-Guatemala border of Mexico is long.")
    assert set(found) == {"Guatemala", "Mexico"}
    assert "Attorney General’s Office" in named("He left Belize’s Attorney General’s Office.")


def test_a_surname_and_a_title_are_the_person_who_bears_them():
    text = (
        "President Alejandro Giammattei spoke on Friday. Giammattei said no. “We wait,” President"
        " Giammattei told reporters."
    )
    (one,) = named(text).values()
    assert (one.text, forms(one)) == (
        "Alejandro Giammattei",
        {"Alejandro Giammattei", "Giammattei"},
    )
    assert "president" in one.titles


def test_a_surname_that_two_people_share_is_joined_with_neither():
    text = "Hilario Luna met Ovidio Luna at noon. Luna said nothing. The Luna family denied it."
    assert set(named(text)) == {"Hilario Luna", "Ovidio Luna", "Luna"}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "The Jalisco Cartel New Generation [Cártel Jalisco Nueva Generación - CJNG] did it. The"
            " CJNG denied it.",
            {"Jalisco Cartel New Generation", "Cártel Jalisco Nueva Generación", "CJNG"},
        ),
        (
            "It avoids the DEA (US Drug Enforcement Administration).",
            {"DEA", "US Drug Enforcement Administration"},
        ),
        (
            'Nemesio Oseguera, alias "El Mencho", leads it. El Mencho is sought.',
            {"Nemesio Oseguera", "El Mencho"},
        ),
        (
            "It left Santa Brígida de la Peña at ten. In Santa Brígida it rained.",
            {"Santa Brígida de la Peña", "Santa Brígida"},
        ),
        ("They crossed the Suchal River. The Suchal is wide.", {"Suchal River", "Suchal"}),
    ],
)
def test_abbreviations_aliases_and_shorter_forms_are_joined_where_the_article_tells(text, joined):
    (one,) = named(text).values()
    assert forms(one) == joined


def test_brackets_that_do_not_abbreviate_join_nothing():
    assert len(named("The Huistas (Zetas) fought the Army of Tecuma (CJNG).")) == 4
    assert len(named("The party of Ada Paz (PRI) lost.")) == 2


def test_a_body_is_not_that_of_which_it_is_a_part():
    found = named("The Court of Justice of the Suchal Union met. The Suchal Union was silent.")
    assert set(found) == {"Court of Justice of the Suchal Union", "Suchal Union"}


def test_new_york_and_the_peoples_army_are_whole_and_battles_are_of_no_kind():
    found = named("He left New York for the Battle of Ayutla. The Jade People's Army lost in May.")
    assert set(found) == {"New York", "Battle of Ayutla", "Jade People's Army"}
    assert found["Battle of Ayutla"].kind == "unknown"


def test_what_stands_in_a_list_of_people_is_a_person():
    found = named("It was signed by the mayor, Ada Paz, Quiteria Oj and Rosendo Tum in May.")
    assert {one.kind for one in found.values()} == {"person"}


def test_a_line_in_capitals_is_no_name():
    assert named("Wer Es Will " * 40) == {}


def test_a_place_is_no_part_of_a_body_that_bears_its_name():
    found = named("The Jalisco Cartel New Generation was driven out of Jalisco in May.")
    assert set(found) == {"Jalisco Cartel New Generation", "Jalisco"}
