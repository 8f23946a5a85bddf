"""Each kind of page furniture goes, and what merely resembles it stays."""

import pytest

from ingest.read import read
from ingest.source import Source

TITLE = "Death at the Bridge"
FIRST = (
    "The army said on Monday that three men had died at the bridge, and that nobody else was hurt."
)
SECOND = "A second paragraph, as long as the first, tells what the neighbours saw when it began."
LAST = "Nobody has been arrested so far, and the bridge was opened again to lorries on Tuesday."


def text_of(*blocks):
    content = "\n\n".join(blocks).encode()
    return read(Source("/sources/bridge.txt", "text/plain", content))


def between(*blocks):
    """The text that is left when `blocks` stand in the middle of an article."""
    found = text_of(TITLE, FIRST, SECOND, *blocks, SECOND, LAST)
    return found.text.split("\n\n")


def behind(*blocks):
    return text_of(TITLE, FIRST, SECOND, LAST, *blocks).text.split("\n\n")


@pytest.mark.parametrize(
    "crumbs",
    ["HomeNews" + TITLE, "HomeBorderInvestigations" + TITLE, "Home › Border › " + TITLE,
     "Inicio / Noticias / " + TITLE, "Inicio > Frontera"],
)  # fmt: skip
def test_breadcrumbs(crumbs):
    found = text_of(crumbs, TITLE, FIRST, SECOND)
    assert found.title == TITLE
    assert found.text == f"{FIRST}\n\n{SECOND}"


def test_a_breadcrumb_whose_headline_is_not_repeated():
    found = text_of("HomeNews" + TITLE, FIRST, SECOND)
    assert found.title == TITLE
    assert found.text == f"{FIRST}\n\n{SECOND}"


def test_a_repeated_title():
    assert text_of(TITLE, TITLE.upper(), FIRST, TITLE, SECOND).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "title", ["Homeless Men Find a Home", "HomeDepot Opens at the Border", "Home Rule"]
)
def test_headlines_that_begin_like_breadcrumbs(title):
    assert text_of(title, FIRST, SECOND).title == title


FURNITURE = [
    "share icon icon icon",
    "Share on Facebook Share on X Email Print",
    "Share: Facebook WhatsApp Telegram Email",
    "Compartir: Facebook · X · WhatsApp",
    "Compartir",
    "Was this content helpful?",
    "Was this article helpful? Yes No",
    "¿Te resultó útil esta nota? Sí / No",
    "What are your thoughts? Click here to send InSight Crime your comments.",
    "We encourage readers to copy and distribute our work for non-commercial purposes.",
    "© 2023 The Isthmus Ledger. About | Contact",
    "Todos los derechos reservados.",
    "SEE ALSO: The Zetas in Guatemala",
    "Read more: How the trucks got through",
    "Lea también: La frontera que nadie vigila",
    "Le puede interesar: Los camiones de la noche",
    "Related Content",
    "Contenido relacionado",
    "Sign up for our newsletter and get it every Friday",
    "Suscríbase a nuestro boletín",
    "This website uses cookies to improve your experience. Accept all",
    "Este sitio utiliza cookies. Aceptar",
    "Follow us on Twitter",
    "Leave a Reply",
    "4 min read",
    "Advertisement",
    "GuatemalaMexicoBurningBusEl Faro9.2021",
    "bridge_at_night.jpg",
    "Accept all",
    "Menú",
    "Log in | Register",
    "Advertisement · Scroll to continue",
    "Tags: bridges, army, Las Pozas",
    "Archivado en: puentes, Ejército",
    "You receive this email because you signed up at ledger.example.",
    "Was this forwarded to you? Sign up here.",
    "Inicia sesión para comentar",
    "5 min read · Listen · Save",
    "3 hours ago",
    "Prohibida su reproducción total o parcial.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(line):
    assert between(line) == [FIRST, SECOND, SECOND, LAST]
    assert behind(line) == [FIRST, SECOND, LAST]


LOOK_ALIKES = [
    "The two gangs share the road, and related crimes have risen.",
    "They share Facebook pages and WhatsApp groups with the police.",
    '"Share the money," he said.',
    "He asked whether this content was helpful, and the officers laughed.",
    "We want to sustain the peace, but in order to do so, we need resources.",
    "Related crimes have risen in the three towns since June.",
    "The related content of the two videos was examined by the prosecutor's office in May.",
    "Copyright law was the pretext for the raid on the newspaper.",
    "We baked cookies for the children in the shelter that night.",
    "He used cookies to lure the dogs away from the gate, the merchant recalled.",
    "She was asked to subscribe the statement, and refused.",
    "About 40 families left the town.",
    "Read the letter again, the judge told him, and he did.",
    "See also the report of the Ombudsman, which gives another figure.",
    "Comparten la carretera y el negocio, dijo el fiscal.",
    "Le puede interesar el dinero, pero no la política, según su abogado.",
    "InSightCrime reported it first.",
    "Home and News were the two words on the note.",
    "Follow us, said the men, and they followed.",
    "Sign up or leave, the recruits were told.",
    "Tags: they were all that was left of the uniforms.",
    "You have read the law, the judge said, and you have reached the end of my patience.",
    "Three hours ago he had been alive, she said.",
    "To continue reading was forbidden, and the light was put out at nine.",
    "Download the list, the officer told her, and she did.",
]


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_honest_look_alikes_stay(line):
    assert between(line) == [FIRST, SECOND, line, SECOND, LAST]
    assert behind(line) == [FIRST, SECOND, LAST, line]


@pytest.mark.parametrize(
    "heading", ["About the Victims", "Facebook", "Comments", "Sobre la masacre"]
)
def test_section_headings_that_are_names_of_furniture_elsewhere_stay(heading):
    assert between(heading) == [FIRST, SECOND, heading, SECOND, LAST]


TEASERS = [
    "Related Content",
    "COCAINE / 7 JUN 2022",
    "A ring with connections to cartels operated plantations and laboratories, displaying how…",
    "government searching for solutions to prevent extinction while trying not to lose any favour.",
    "About The Ledger",
    "The Ledger Cited in a New Drug Policy Plan",
    "15 SEP 2023",
    "This week the Ledger's investigators led a discussion of the challenges of the peace plan.",
]


def test_everything_goes_that_is_teaser_behind_the_end():
    support = "We want to sustain the largest database, but in order to do so, we need resources."
    assert behind("Was this content helpful?", support, *TEASERS) == [FIRST, SECOND, LAST]


def test_a_plea_without_known_words_goes_with_what_surrounds_it():
    plea = (
        "The Ledger lives from its readers. For the price of two coffees a month you keep us here."
    )
    assert behind("Was this content helpful?", plea, *TEASERS) == [FIRST, SECOND, LAST]


def test_a_box_of_teasers_inside_an_article_does_not_take_the_rest_with_it():
    box = [
        "Related Stories",
        "Ninety parrots, one banana truck",
        "Ferry operator files for bankruptcy",
    ]
    short = '"It is over," he said.'
    assert between(*box, short) == [FIRST, SECOND, short, SECOND, LAST]


def test_a_promotion_of_the_outlet_with_dated_teasers():
    footer = [
        "About The Ledger",
        "The Ledger at Five",
        "12 AUG 2023",
        "Editors met readers to discuss…",
    ]
    assert behind(*footer) == [FIRST, SECOND, LAST]


def test_comments_go_and_a_section_of_that_name_stays():
    assert behind("3 Comments", "Juan says:", "I do not believe a word.", "Reply") == [
        FIRST,
        SECOND,
        LAST,
    ]
    assert behind("Comments", SECOND) == [FIRST, SECOND, LAST, "Comments", SECOND]


def test_captions_dates_and_notes_stay():
    lines = [
        "Burning vehicles near the bridge. Photo: El Faro.",
        "14 September 2023",
        "*This investigation was carried out by El Faro. It has been edited for clarity.",
    ]
    assert between(*lines) == [FIRST, SECOND, *lines, SECOND, LAST]


def test_furniture_inside_a_list_goes_by_the_line():
    assert between("- the bridge\n- SEE ALSO: The Zetas\n- the yard") == [
        FIRST, SECOND, "- the bridge\n- the yard", SECOND, LAST,
    ]  # fmt: skip


def test_what_stands_behind_a_wall_goes_unless_the_article_goes_on():
    wall = ["Subscribe to continue reading", "All articles on all devices", "Midwives leave"]
    assert behind(*wall) == [FIRST, SECOND, LAST]
    assert behind(wall[0], FIRST, SECOND, LAST) == [FIRST, SECOND, LAST, FIRST, SECOND, LAST]


def test_a_quotation_is_read_once_and_a_longer_one_is_another():
    said = f"“{FIRST[:-1]},” a neighbour told the Ledger."
    assert between(said, f"“{FIRST[:-1]}”") == [FIRST, SECOND, said, SECOND, LAST]
    other = "“That is not what I saw,” she said."
    assert between(said, other, other) == [FIRST, SECOND, said, other, other, SECOND, LAST]


def test_a_text_with_a_paragraph_a_line_is_no_list():
    lines = ["Menú", FIRST, "Te puede interesar", "El puente de nadie", SECOND, "- a\n- b", LAST]
    assert text_of(TITLE + "\n\n" + "\n".join(lines)).text.split("\n\n") == [
        FIRST, SECOND, "- a\n- b", LAST,
    ]  # fmt: skip
