"""Each kind of page furniture goes, and what merely resembles it stays."""

import pytest

from ingest.blocks import Block
from ingest.furniture.around import without_furniture
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
    "(c) 2023 The Isthmus Ledger",
    "Copyright 2023 The Isthmus Ledger, Inc.",
    "Recibe nuestro boletín cada viernes",
    "Recibes este correo porque te suscribiste a nuestro boletín.",
    "We and our 842 partners store and access information on a device, such as cookies.",
    "Esta obra está bajo una licencia Creative Commons Atribución 4.0.",
    "Más de El Faro",
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
    "Recibió este mensaje a las tres de la mañana: «Te vamos a matar».",
    "Recibió este mensaje porque debía dinero al cartel.",
    "Recibe amenazas por correo desde hace tres años, dijo su abogada.",
    "Recibe amenazas en su correo cada semana.",
    "You received this message on the night of the murder, and you deleted it.",
    "See also: annex 4 of the contract, in which Rojas Ltd is named.",
    "Véase también: el anexo 4 del contrato, en el que se nombra a Rojas.",
    "By WhatsApp and by email.",
    "On Facebook and Twitter.",
    "On Facebook?",
    "Con WhatsApp y Telegram",
    "(c) he had the witness threatened by two policemen.",
    "(c) In July 2019 he had the witness threatened by two policemen.",
    "Copyright 2019 was never paid.",
    "Copyright by law belongs to the author, and the ministry had none.",
    "Registra Jalisco 300 alertas de desaparición en un año.",
    "Sigue en Telegram la venta de armas pese a la ley",
    "Esta obra está bajo investigación porque carecía de licencia ambiental.",
    "Está prohibida la reproducción asistida para mujeres solteras.",
    "Los comentarios publicados por el alcalde en Facebook amenazan a la periodista.",
    "An official website of the ministry was hacked on Monday.",
    "By using cookies without consent, the company broke the law.",
    "We encourage farmers to distribute the seeds among themselves.",
    "Pueden reproducir el contenido del teléfono, aseguró una fuente de la fiscalía.",
    "Register entries and e-mails show that Rojas Ltd was paid twice.",
    "Get-rich-quick newsletters cost pensioners three million dollars.",
    "The newsletter told its readers what to buy, and 300 of them did subscribe.",
    "¿Le fue útil el dinero?",
    "Did you find this report?",
    "Was this e-mail forwarded to you?",
    "Are you a member?",
    "This content is for members of the gang only.",
    "You have reached the limit of what a town can bear.",
    "Para seguir leyendo en la cárcel pidió libros a su hermana.",
    "Descarga la app y le roban 300 mil pesos",
    "Más de 300 familias desplazadas",
    "Log in to read the file, the clerk told her.",
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


PLEAS = [
    "Please consider a donation: it keeps our newsroom independent.",
    "Your donation keeps the Ledger alive.",
    "If you value what we do, please consider supporting the Ledger today.",
    "Apoye nuestro trabajo con un aporte mensual.",
    "Hazte socio de El Faro desde cinco dólares al mes.",
]


@pytest.mark.parametrize("plea", PLEAS)
def test_a_plea_goes_where_the_article_is_over(plea):
    assert behind("Was this content helpful?", plea) == [FIRST, SECOND, LAST]
    assert behind(plea) == [FIRST, SECOND, LAST, plea]
    assert between("Read more: How the trucks got through", plea) == [
        FIRST, SECOND, plea, SECOND, LAST,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["Su hermano, presunto miembro del Cartel de Sinaloa, fue detenido con 300 kilos.",
     "We paid every member of the gang 500 dollars a week, and the police knew.",
     "Su ayuda al cartel le costó la vida.",
     "If you are a member of the gang, they kill you when you leave.",
     "Your brother is a member now, the men told her."],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["Lea también: La frontera que nadie vigila", "Compartir"])
def test_what_somebody_says_of_members_and_help_stays_beside_furniture(said, beside):
    assert between(beside, said) == [FIRST, SECOND, said, SECOND, LAST]
    assert behind(said, beside) == [FIRST, SECOND, LAST, said]
    assert behind(beside, said) == [FIRST, SECOND, LAST, said]


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


@pytest.mark.parametrize("above", [[], ["Day by day:"]])
def test_a_chronology_is_no_list_of_dated_teasers(above):
    days = ["12 June 2019", "Soldiers shot nine men.", "14 June 2019", "The army denied it."]
    section = ["About the Killings", *above, *days]
    assert between(*section) == [FIRST, SECOND, *section, SECOND, LAST]


@pytest.mark.parametrize("end", ["Share on Facebook", "“What the neighbours saw.”"])
def test_a_box_of_teasers_takes_no_last_paragraphs_along(end):
    left = between(end, SECOND, "Related Stories", "Ninety parrots, one banana truck")
    assert left == [FIRST, SECOND, SECOND, SECOND, LAST]


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


def test_items_with_letters_stay_also_where_a_year_follows():
    items = "(a) 2018 budget of the ministry\n(b) 2019 budget\n(c) 2020 budget"
    assert between(items) == [FIRST, SECOND, items, SECOND, LAST]
    apart = items.split("\n")
    assert between(*apart) == [FIRST, SECOND, *apart, SECOND, LAST]


@pytest.mark.parametrize(
    "lines",
    ["- Rent\n- Advertising\n- Salaries",
     "1. Rojas v. State, 2019\n2. See also: Paz v. State, 2021",
     "Name: Rojas\nCategory: individual\nRole: treasurer\nRelated: Rojas Ltd"],
)  # fmt: skip
def test_names_notes_and_records_whose_lines_look_like_furniture_stay(lines):
    assert between(lines) == [FIRST, SECOND, lines, SECOND, LAST]


@pytest.mark.parametrize("kind", ["note", "caption"])
def test_notes_of_a_document_and_credits_of_its_pictures_stay(kind):
    said = {"note": "See also: Rojas v. State, 2019", "caption": "© Ana Paz – The bridge at night"}
    block = Block(kind, said[kind])
    article = [Block("prose", FIRST), Block("prose", SECOND), block, Block("prose", LAST)]
    assert without_furniture(article, TITLE) == article


def test_what_companies_respond_is_no_readers_comment():
    section = ["Responses", "Rojas Ltd says:", f"“{LAST[:-1]}, our lawyers write.”"]
    assert behind(*section) == [FIRST, SECOND, LAST, *section]
    assert behind("2 Responses", *section[1:]) == [FIRST, SECOND, LAST]


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
