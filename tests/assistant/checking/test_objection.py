"""A claim against the words it cites: alterations draw an objection, paraphrases do not."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from checked import kind_of
from samples import article

from assistant.checking import Cited, objection
from ingest.article import Span
from ingest.gathering.discovery import discover
from ingest.prose.sentences import sentence_spans
from ingest.read import read
from ingest.source import Source

GOLD = Path("evals/gold/sources")


CASINGS = "At least 300 casings of two calibres were found on the road on 12 August."
CONTAINER = "The container held 412 kilograms of cocaine, worth $14 million, in 380 packages."
WOUNDED = "Officers said 12 people were wounded and 3 were killed in the shooting."
DENIAL = "Colonel Rubén Tavares denied that soldiers had guarded the container."
CLAIM = "The prosecutor, Inés Robledo, said that the seal had been broken at sea."
SUSPECTED = "The two officers are suspected of having sold the list to the cartel."
PORT = "El puerto de Bahía Honda no tiene vigilancia desde marzo, dijo la fiscal Inés Robledo."
SEIS = "La fiscalía investiga a seis guardias que abandonaron la aduana."


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("At least 400 casings were found on the road.", CASINGS, "number"),
        ("More than 300 casings were found on the road.", CASINGS, "number"),
        ("The container held 412 tonnes of cocaine.", CONTAINER, "number"),
        ("The container held 380 kilograms of cocaine.", CONTAINER, "number"),
        ("Officers said 3 people were wounded and 12 were killed.", WOUNDED, "number"),
        ("At least 300 casings were found on 13 August.", CASINGS, "date"),
        ("At least 300 casings were found on 12 September.", CASINGS, "date"),
        ("Colonel Tomás Ixcot denied that soldiers had guarded the container.", DENIAL, "name"),
        ("The container held 412 kilograms of cocaine for the Sinaloa Cartel.", CONTAINER, "name"),
        ("The container did not hold 412 kilograms of cocaine.", CONTAINER, "negation"),
        ("Colonel Rubén Tavares said that soldiers had guarded the container.", DENIAL, "negation"),
        ("The seal had been broken at sea.", CLAIM, "attribution"),
        ("The two officers sold the list to the cartel.", SUSPECTED, "attribution"),
    ],
)
def test_an_alteration_draws_an_objection(claim, quote, kind):
    assert kind_of(claim, quote) == kind


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("300 or more casings of two calibres were found on the road.", CASINGS),
        ("On August 12, at least three hundred casings were found.", CASINGS),
        ("At least 300 casings were found on 12 August 2023.", CASINGS),
        ("The container held 0.412 tonnes of cocaine.", CONTAINER),
        ("Cocaine worth 14 million dollars was in the container.", CONTAINER),
        ("Three people were killed and twelve wounded, officers said.", WOUNDED),
        ("Tavares denied that soldiers had guarded the container.", DENIAL),
        ("According to Robledo, the seal had been broken at sea.", CLAIM),
        ("Inés Robledo stated that the seal was broken at sea.", CLAIM),
        ("The two officers allegedly sold the list to the cartel.", SUSPECTED),
    ],
)
def test_a_true_paraphrase_draws_none(claim, quote):
    assert kind_of(claim, quote) is None


@pytest.mark.parametrize(
    "verb",
    "explica señala indica advierte declara relata narra responde reconoce admite agrega añade"
    " informa denunció recuerda".split(),
)
def test_every_spanish_verb_of_saying_attributes(verb):
    said = "los detenidos pertenecían al cartel de Jalisco."
    quote, claim = f"El fiscal {verb} que {said}", said.capitalize().replace("jalisco", "Jalisco")
    assert kind_of(claim, quote, "es") == "attribution"
    assert kind_of(f"El fiscal explicó que {said}", quote, "es") is None
    assert kind_of(quote, f"El fiscal explicó que {said}", "es") is None


@pytest.mark.parametrize("verb", ["noted", "recounted", "revealed", "recalled", "acknowledged"])
def test_every_english_verb_of_saying_attributes(verb):
    quote = f"The prosecutor {verb} that the seal had been broken at sea."
    assert kind_of("The seal had been broken at sea.", quote) == "attribution"
    assert kind_of("The prosecutor said that the seal had been broken at sea.", quote) is None


@pytest.mark.parametrize(
    ("claim", "quote", "language"),
    [
        ("The town is known for its market.", "The town is noted for its market.", "en"),
        (
            "300 casings were found on the road.",
            "The search revealed 300 casings on the road.",
            "en",
        ),
        (
            "The hospital took in 40 wounded soldiers.",
            "The hospital admitted 40 wounded soldiers.",
            "en",
        ),
        (
            "The fighting in the town lasted through the night.",
            "The fighting continued in the town through the night.",
            "en",
        ),
        (
            "La madre identificó el cuerpo de su hijo.",
            "La madre reconoció el cuerpo de su hijo.",
            "es",
        ),
        (
            "Juan Pérez era miembro del cartel.",
            "El acusado Juan Pérez era miembro del cartel.",
            "es",
        ),
    ],
)
def test_a_verb_of_saying_in_another_sense_attributes_nothing(claim, quote, language):
    assert kind_of(claim, quote, language) is None


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("La fiscalía investiga a ocho guardias.", SEIS, "number"),
        ("La fiscalía no investiga a seis guardias.", SEIS, "negation"),
        (
            "El puerto de Bahía Honda tiene vigilancia desde marzo, dijo la fiscal.",
            PORT,
            "negation",
        ),
        ("El puerto no tiene vigilancia desde mayo, dijo la fiscal.", PORT, "date"),
        ("El puerto de Bahía Honda no tiene vigilancia desde marzo, dijo Julia Paz.", PORT, "name"),
        ("La fiscalía investiga a 6 guardias.", SEIS, None),
        ("Según la fiscal Robledo, el puerto no tiene vigilancia desde marzo.", PORT, None),
    ],
)
def test_spanish(claim, quote, kind):
    assert kind_of(claim, quote, "es") == kind


def test_a_relative_day_is_that_of_the_article():
    quote = "Gunmen burned a bus yesterday near Las Huertas."
    told = {"published": date(2023, 9, 14)}
    assert kind_of("Gunmen burned a bus on 13 September 2023.", quote, **told) is None
    assert kind_of("Gunmen burned a bus on 12 September 2023.", quote, **told) == "date"


def test_a_denial_in_another_clause_does_not_spoil_a_true_claim():
    quote = "Two passengers were wounded, and nobody was killed."
    assert kind_of("Two passengers were wounded.", quote) is None
    assert kind_of("Two passengers were killed.", quote) is not None


def test_the_reason_is_a_clause_for_people():
    owner = article(CASINGS)
    found = objection("At least 400 casings were found.", [Cited(owner, Span(0, len(CASINGS)))])
    assert found is not None
    assert "400" in found.reason
    assert found.reason.startswith(("it ", "the cited words "))


def test_the_bundled_sources_own_sentences_draw_none():
    said = []
    for source in discover([GOLD]):
        assert isinstance(source, Source)
        owner = read(source)
        spans = sentence_spans(owner.text)
        said += [(owner, [span]) for span in spans]
        said += [(owner, [one, two]) for one, two in itertools.pairwise(spans)]
    assert len(said) > 500
    for owner, spans in said:
        claim = " ".join(" ".join(owner.text[a:b].split()) for a, b in spans)
        assert objection(claim, [Cited(owner, span) for span in spans]) is None, claim


def test_a_raised_figure_in_the_cited_words_is_no_number_of_its_own():
    quote = "The reserve of Bahía Honda covers 40 km ² of mangrove and 12 islands."
    assert kind_of("The reserve of Bahía Honda covers 40 km ² of mangrove.", quote) is None


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("In May, 1,200 people crossed.", "In May 1,200 people crossed.", None),
        ("In May, 45 people were killed.", "In May 45 people were killed.", None),
        ("In May 54 people were killed.", "In May 45 people were killed.", "number"),
        ("On 4 December the hall burned.", "On Dec. 4 the hall burned.", None),
        ("On 5 December the hall burned.", "On Dec. 4 the hall burned.", "date"),
        ("El 17 de agosto ardió.", "El 17 ago. ardió el mercado.", None),
        ("En agosto 21 personas murieron.", "En agosto 12 personas murieron.", "number"),
        ("En mayo murieron 12 personas.", "En agosto 12 personas murieron.", "date"),
    ],
)
def test_what_stands_beside_a_month_is_read_as_a_day_or_as_a_count(claim, quote, kind):
    assert kind_of(claim, quote, "es" if claim.startswith("E") else "en") == kind


def test_a_day_that_its_month_does_not_have_every_year_is_no_error():
    told = {"published": date(2023, 7, 6)}
    assert kind_of("The hall burned on Tuesday.", "The hall burned on 29 February.", **told)
    assert not kind_of("The hall burned in 2023.", "The hall burned on 29 February.", **told)


@pytest.mark.parametrize(
    ("weekday", "day", "another"),
    [
        ("next Tuesday", "on 11 July", "on 4 July"),
        ("next Thursday", "on 13 July", "on 6 July"),
        ("last Tuesday", "on 4 July", "on 11 July"),
        ("last Thursday", "on 29 June", "on 6 July"),
        ("on Thursday", "on 6 July", "on 13 July"),
        ("el próximo martes", "el 11 de julio", "el 4 de julio"),
        ("el martes que viene", "el 11 de julio", "el 4 de julio"),
        ("el jueves próximo", "el 13 de julio", "el 6 de julio"),
        ("el pasado jueves", "el 29 de junio", "el 6 de julio"),
    ],
)
def test_a_weekday_lies_before_or_behind_publication_as_its_words_say(weekday, day, another):
    told = {"language": "es" if weekday.startswith("el") else "en", "published": date(2023, 7, 6)}
    head = "El consejo se reúne" if told["language"] == "es" else "The council meets"
    assert kind_of(f"{head} {day}.", f"{head} {weekday}.", **told) is None
    assert kind_of(f"{head} {another}.", f"{head} {weekday}.", **told) == "date"


@pytest.mark.parametrize(
    ("claim", "quote", "another"),
    [
        ("He will be freed on 11 July.", "He will be freed on Tuesday.", "4 July"),
        ("He was freed on 4 July.", "He was freed on Tuesday.", "11 July"),
        ("He was freed on 4 July.", "He was freed two days ago.", "5 July"),
    ],
)
def test_a_day_without_a_date_lies_as_its_verb_says(claim, quote, another):
    told = {"published": date(2023, 7, 6)}
    assert kind_of(claim, quote, **told) is None
    assert kind_of(re.sub(r"\d+ July", another, claim), quote, **told) == "date"


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("About 1500 people fled.", "About 1800 people fled.", "number"),
        ("Between 1800 and 1900 people fled.", "Between 1800 and 1900 people fled.", None),
        ("In 2021, people fled.", "In 2021 people fled.", None),
        ("In 2020 people fled.", "In 2021 people fled.", "date"),
        ("On 5 January 1066 the king died.", "In 1066 a king died, on 5 January.", None),
    ],
)
def test_a_number_that_counts_people_is_no_year(claim, quote, kind):
    assert kind_of(claim, quote) == kind


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("One person was killed.", "Three people were killed in the attack."),
        ("1 kilo of cocaine was found.", "They found 40 kilos of cocaine."),
        ("Police seized one rifle.", "Police seized 31 rifles in a truck."),
        ("They were held for one day.", "They were held for 12 days."),
        ("Una persona murió en el ataque.", "Tres personas murieron en el ataque."),
        ("La policía incautó un solo fusil.", "La policía incautó 31 fusiles."),
        ("Hallaron un kilo de cocaína.", "Hallaron 40 kilos de cocaína."),
    ],
)
def test_one_is_a_number_where_the_quotes_count_the_same(claim, quote):
    assert kind_of(claim, quote, "es" if "í" in claim + quote or "ó" in claim else "en") == "number"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("One of the soldiers was killed.", "Three soldiers fled, and a soldier was killed."),
        ("One soldier said the gate was open.", "Three soldiers said that the gate was open."),
        ("One day police found the list.", "Police found the list after 12 days."),
        ("One civilian was killed.", "Three people were killed: two soldiers and a civilian."),
        ("One man, 30, was killed.", "Three men, two of them 30, were killed."),
        ("In one attack 12 people died.", "Three attacks killed 30 people; in the last 12 died."),
        ("One year later he got 12 years.", "A year later he got 12 years."),
        ("One soldier was killed.", "Five soldiers were killed, and another soldier was killed."),
        ("Un hombre de 30 años murió.", "Tres hombres, dos de 30 años, murieron."),
        ("Un día la policía halló la lista.", "La policía halló la lista tras 12 días."),
        ("Una mujer murió.", "Dos hombres y una mujer murieron."),
        ("La policía incautó un fusil.", "La policía incautó 31 fusiles."),
    ],
)
def test_one_of_several_and_an_article_are_no_other_number(claim, quote):
    spanish = claim.startswith(("Un ", "Una ", "La "))
    assert kind_of(claim, quote, "es" if spanish else "en") is None


YA_NO = "En la aldea ya no hay agua potable. El agua potable viene de lejos."


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("El puerto ya tiene vigilancia.", "El puerto tiene vigilancia.", None),
        ("El puerto tiene vigilancia.", "El puerto ya tiene vigilancia.", None),
        ("El puerto no tiene agua.", "El puerto ya no tiene agua.", None),
        ("El puerto ya no tiene agua.", "El puerto no tiene agua.", None),
        ("El puerto ya no tiene agua.", "El puerto ya tiene agua.", "negation"),
        ("El puerto ya tiene agua.", "El puerto ya no tiene agua.", "negation"),
        ("En la aldea hay agua potable.", YA_NO, "negation"),
    ],
)
def test_ya_denies_nothing_by_itself(claim, quote, kind):
    assert kind_of(claim, quote, "es") == kind
