"""HTML: the article and nothing but the article, in the order of the page."""

from datetime import date
from pathlib import Path

import pytest

from ingest.errors import UnreadableSource
from ingest.read import read
from ingest.source import Source

DATA = Path(__file__).parents[1] / "data"
P = "<p>The army said on Monday that three men had died at the bridge, and nobody was hurt.</p>"
PROSE = P[3:-4]


def article(markup, name="bridge.html"):
    content = markup.encode() if isinstance(markup, str) else markup
    return read(Source(f"/sources/{name}", "text/html", content))


@pytest.fixture(scope="module")
def page():
    return article((DATA / "retenes-ruta-norte.html").read_bytes())


def test_a_page_with_furniture_becomes_its_article(page):
    assert page.text.split("\n\n") == [
        "Los vecinos contaron tres puestos de control donde el Ejército solo reconoce uno.",
        "La noche del 2 de marzo, los vecinos de El Zapote contaron tres retenes entre el puente "
        "y la gasolinera. «Uno era de soldados. Los otros dos, no», dijo una maestra.",
        "El puente de El Zapote, la mañana del 3 de marzo. Foto: El Cauce",
        "Lo que dice el Ejército",
        'El coronel Abel Ruiz declaró que la orden decía <control> y no "retén"; no dio más datos.',
        "Se instalará un solo puesto, a las 21:00 horas.",
        "- Primer retén: kilómetro 14\n- Segundo retén: kilómetro 16, junto a la gasolinera",
        "Horas de los retenes",
        "Lugar | Hora\nPuente | 21:10",
        "El informe se publicó\nen dos partes.",
    ]


def test_marks_of_a_page(page):
    assert [(m.kind, page.text[m.start : m.end]) for m in page.marks] == [
        ("caption", "El puente de El Zapote, la mañana del 3 de marzo. Foto: El Cauce"),
        ("heading", "Lo que dice el Ejército"),
        ("caption", "Horas de los retenes"),
    ]


def test_what_a_page_declares(page):
    assert page.title == "Tres retenes en una noche"
    assert page.byline == "Inés Robledo and Tomás Vega"
    assert page.publisher == "El Cauce"
    assert page.published == date(2024, 3, 8)
    assert page.url == "https://elcauce.example/retenes"
    assert page.language == "es"  # the template says English


def test_metadata_of_meta_elements():
    found = article(
        '<head><meta property="og:title" content="A Bridge"><meta name="author" content="Ana Paz">'
        '<meta property="og:site_name" content="The Ledger">'
        '<link rel="license" href="https://cc.example">'
        '<meta property="article:published_time" content="2023-07-05T11:00:00Z">'
        f'<link rel="canonical" href="https://l.example/a"></head><body>{P}</body>'
    )
    assert (found.title, found.byline, found.publisher) == ("A Bridge", "Ana Paz", "The Ledger")
    assert (found.published, found.url) == (date(2023, 7, 5), "https://l.example/a")
    assert found.licence == "https://cc.example"


def test_the_title_falls_back_to_the_title_element():
    found = article(f"<title>A Bridge | The Ledger</title>{P}")
    assert (found.title, found.publisher) == ("A Bridge", "The Ledger")


def test_a_byline_on_the_page_is_used_and_left_out():
    found = article(
        f'<article><h1>A Bridge</h1><p class="byline">Ana Paz, 5 July 2023</p>{P}</article>'
    )
    assert (found.byline, found.published, found.text) == ("Ana Paz", date(2023, 7, 5), PROSE)


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>", "<style>p { }</style>", "<nav>Home</nav>",
        "<noscript>On!</noscript>",
        '<div class="related-stories"><p>Another story altogether, about a zoo.</p></div>',
        '<aside class="newsletter">Get it every Friday.</aside>', "<form><p>Your name</p></form>",
        '<p hidden>Unseen</p>', '<p style="display: none">Unseen</p>', "<!-- unseen -->",
        '<div><a href="#">One</a> <a href="#">Two</a></div>', '<iframe>no frames</iframe>',
    ],
)  # fmt: skip
def test_parts_that_are_no_article(part):
    assert article(f"<article>{P}{part}{P}{P}</article>").text == "\n\n".join([PROSE] * 3)


@pytest.mark.parametrize(
    "part",
    [
        '<h2 id="related-cases">Related cases</h2>', '<p id="social-media">He denied it.</p>',
        "<aside><p>He denied it all.</p></aside>", "<p>He <a>denied</a> it <a>all</a>.</p>",
        "<ul><li>He denied it</li></ul>", '<div>He denied it.</div>', "<pre>He denied it</pre>",
    ],
)  # fmt: skip
def test_parts_that_are_article(part):
    assert len(article(f"<article>{P}{part}{P}</article>").text.split("\n\n")) == 3


def test_a_page_within_one_form_or_a_misleading_name_is_still_read():
    assert article(f"<body><form>{P}{P}</form></body>").text == f"{PROSE}\n\n{PROSE}"
    assert (
        article(f'<body class="social"><div class="widget">{P}{P}</div></body>').text.count("army")
        == 2
    )
    assert article('<div class="related">All that there is.</div>').text == "All that there is."


def test_text_between_blocks_and_inline_elements():
    found = article(f"<div>Three <b>m</b>en<p>died.</p>Nobody <i>else</i> was.</div>{P}")
    assert found.text.split("\n\n")[:3] == ["Three men", "died.", "Nobody else was."]


def test_text_that_looks_like_markup_stays_characters():
    found = article("<p>He typed &lt;script&gt;alert(1)&lt;/script&gt; and &amp;lt;b&amp;gt;.</p>")
    assert found.text == "He typed <script>alert(1)</script> and &lt;b&gt;."


def test_layout_tables_are_read_as_paragraphs():
    found = article(f"<table><tr><td>{P * 5}</td><td>{P}</td></tr></table>")
    assert found.text.split("\n\n") == [PROSE] * 6


def test_declared_encoding():
    markup = f'<meta charset="iso-8859-2">{P}<p>Łódź, żółć.</p>'
    assert article(markup.encode("iso-8859-2")).text.endswith("Łódź, żółć.")


@pytest.mark.parametrize("depth", [1_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_deep_nesting_loses_nothing(tag, depth):
    found = article(f"<{tag}>" * depth + P + f"</{tag}>" * depth + P)
    assert found.text.count(PROSE) == 2


@pytest.mark.parametrize(
    "markup",
    ["", "<", "<!doctype html>", "<html></html>", "<script>x</script>", "<?xml version='1.0'?>",
     "<nav><a>Home</a><a>News</a></nav>", "<img alt='x'>"],
)  # fmt: skip
def test_a_page_without_text_is_refused(markup):
    with pytest.raises(UnreadableSource):
        article(markup)


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", "headline": 5, "author": [null, 3], "datePublished": {}}', "{broken",
     "[" * 5000, '"text"', '{"@graph": {"@graph": {"@type": null}}}'],
)  # fmt: skip
def test_broken_linked_data_is_passed_over(script):
    found = article(f'<script type="application/ld+json">{script}</script><h1>A Bridge</h1>{P}')
    assert (found.title, found.text) == ("A Bridge", PROSE)
