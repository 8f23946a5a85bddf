"""HTML: the article and nothing but the article, in the order of the page."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import UnreadableSource
from ingest.read import read
from ingest.source import Source

DATA = Path(__file__).parents[2] / "data"
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
    "line",
    ["<p>https://other.example/story</p>", "<p>URL: https://other.example/story</p>",
     '<p class="byline">https://other.example/story</p>'],
)  # fmt: skip
def test_a_link_at_the_top_of_a_page_is_not_its_address(line):
    markup = f"<article><h1>A Bridge</h1>{line}{P}{P}{P}</article>"
    assert article(markup).url is None
    assert "byline" in line or "https://other.example/story" in article(markup).text


def test_a_speaker_of_the_author_s_name_stays():
    said = "<h3>Ana Paz</h3><p>I saw it.</p><h3>The mayor</h3><p>I saw nothing.</p>"
    markup = (
        f'<meta name="author" content="Ana Paz"><article><h1>A Bridge</h1>{{}}{P}{said}</article>'
    )
    assert "\n\nAna Paz\n\nI saw it." in article(markup.format("")).text
    assert "\n\nAna Paz\n\nI saw it." in article(markup.format("<p>Ana Paz</p>")).text


def test_the_author_s_name_below_the_headline_is_left_out():
    head = (
        '<meta name="author" content="Ana Paz"><meta property="og:site_name" content="The Ledger">'
    )
    page = f"<article><h1>A Bridge</h1><p>Ana Paz</p><p>The Ledger</p>{P}{P}</article>"
    assert article(head + page).text == f"{PROSE}\n\n{PROSE}"


def test_what_a_page_declares_is_cleaned_like_its_text():
    hidden = "&#x202e;&#x7;&#x200b;"
    found = article(
        f'<link rel="canonical" href="https://l.example/{hidden}a">'
        f"<article><h1>A{hidden} Bri{hidden}dge</h1>"
        f'<p class="byline">By Ana{hidden} Paz | The Led{hidden}ger</p>{P}</article>'
    )
    assert (found.title, found.byline, found.publisher) == ("A Bridge", "Ana Paz", "The Ledger")
    assert found.url == "https://l.example/a"
    assert found.text == PROSE


@pytest.mark.parametrize("words", ["bridge " * 290, "b" * 2000])
def test_an_endless_title_is_cut(words):
    found = article(f'<head><meta property="og:title" content="A {words}"></head>{P}')
    assert 250 < len(found.title) <= 300
    assert found.title.endswith(("bridge…", "bbb…"))


def test_an_endless_headline_is_not_said_again_in_the_text():
    headline = "The bridge " * 40
    assert article(f"<h1>{headline}</h1>{P}").text == PROSE


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


PARAGRAPHS = [
    f"{name} said on Monday that three men had died at the bridge, and that nobody else was hurt."
    for name in ("The army", "The mayor", "A teacher", "The bishop")
]
BLOG = """<body><div class="header section"><div class="widget Header"><div>The Bridge Blog</div>
</div></div><div class="cookie-banner"><p>We use cookies here.</p></div><div class="main section">
<div class="widget Blog"><div class="post hentry"><h3 class="post-title">A Bridge</h3>
<div class="{body}">{text}</div><div class="post-footer">Posted by Ana Paz</div></div></div></div>
<div class="sidebar section"><div class="widget Text">About me: I write of the north.</div>
<div class="widget BlogArchive"><a href="/1">January</a><a href="/2">February</a></div></div>"""


@pytest.mark.parametrize("body", ["post-body entry-content", "post-body", "widget"])
def test_a_blog_without_paragraph_elements_becomes_its_article(body):
    markup = BLOG.format(body=body, text="<br/>&nbsp;<br/>\n".join(PARAGRAPHS))
    found = article(markup).text.split("\n\n")
    assert [text for text in found if text != "A Bridge"][-4:] == PARAGRAPHS
    assert not any(word in text for text in found for word in ("cookies", "January", "About me"))


def test_the_names_of_parts_are_forgotten_where_they_would_take_most_of_the_text():
    posts = [f'<div class="widget">{text * 2}</div>' for text in PARAGRAPHS]
    found = article(f'<div><script src="a.js"></script>Welcome to the blog.{"".join(posts)}</div>')
    assert all(text in found.text for text in PARAGRAPHS)


def test_a_short_article_in_paragraphs_is_no_blog():
    part = '<div class="related">The bridge of Las Pozas was closed again by its owners.</div>'
    assert article(f"<body>{P}{P}{part * 2}</body>").text == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("{0}<br><br>{1}", ["{0}", "{1}"]),
        ("{0}<br>\n&#8203;<br> <br><br/>{1}", ["{0}", "{1}"]),
        ("<b>What they say</b><br><br>{0}", ["What they say", "{0}"]),
        ("<i>{0}<br><br>{1}</i>", ["{0}", "{1}"]),
        ("A night<br>at the gate<br><br>was long<br>and cold",
         ["A night\nat the gate", "was long\nand cold"]),
    ],
)  # fmt: skip
def test_two_line_breaks_end_a_paragraph(markup, expected):
    found = article(f"<div>{markup.format(*PARAGRAPHS)}</div>{P}")
    assert found.text.split("\n\n")[:-1] == [text.format(*PARAGRAPHS) for text in expected]


def test_two_line_breaks_do_not_cut_a_heading_or_an_item():
    found = article(f"{P}<h2>What<br><br>they say</h2><ul><li>One<br><br>two<li>three</ul>{P}")
    assert found.text.split("\n\n")[1:3] == ["What they say", "- One two\n- three"]


def test_a_line_in_bold_print_before_two_line_breaks_is_a_heading():
    found = article(f"<div>{PROSE}<br><br><b>What they say</b><br><br>{PROSE}</div>")
    assert [found.text[m.start : m.end] for m in found.marks] == ["What they say"]


def test_text_between_blocks_and_inline_elements():
    found = article(f"<div>Three <b>m</b>en<p>died.</p>Nobody <i>else</i> was.</div>{P}")
    assert found.text.split("\n\n")[:3] == ["Three men", "died.", "Nobody else was."]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<ol start="14"><li>One</li><li>Two</li></ol>', "14. One\n15. Two"),
        ('<ol><li>One</li><li value="20">Two</li><li>Three</li></ol>',
         "1. One\n20. Two\n21. Three"),
        ("<ol reversed><li>One</li><li>Two</li></ol>", "2. One\n1. Two"),
        ('<ol type="a" start="3"><li>One</li><li>Two</li></ol>', "c. One\nd. Two"),
        ('<ol type="A" start="27"><li>One</li><li>Two</li></ol>', "27. One\n28. Two"),
        ('<ol start="x"><li value="">One</li><li>Two</li></ol>', "1. One\n2. Two"),
        ('<ol start="5"><li>One<ol><li>Two</li></ol></li><li>Three</li></ol>',
         "5. One\n1. Two\n6. Three"),
    ],
)  # fmt: skip
def test_items_have_the_numbers_that_the_page_gives_them(markup, expected):
    assert article(f"<article>{P}{markup}{P}</article>").text == f"{PROSE}\n\n{expected}\n\n{PROSE}"


def test_text_that_looks_like_markup_stays_characters():
    found = article("<p>He typed &lt;script&gt;alert(1)&lt;/script&gt; and &amp;lt;b&amp;gt;.</p>")
    assert found.text == "He typed <script>alert(1)</script> and &lt;b&gt;."


def test_layout_tables_are_read_as_paragraphs():
    found = article(f"<table><tr><td>{P * 5}</td><td>{P}</td></tr></table>")
    assert found.text.split("\n\n") == [PROSE] * 6


def test_declared_encoding():
    markup = f'<meta charset="iso-8859-2">{P}<p>Łódź, żółć.</p>'
    assert article(markup.encode("iso-8859-2")).text.endswith("Łódź, żółć.")


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-16"])
def test_an_encoding_is_declared_as_browsers_understand_it(declared):
    said = "The mayor—who fled—didn’t say “sí”…"
    found = article(f'<meta charset="{declared}">{P}<p>{said}</p>'.encode("cp1252"))
    assert found.text == f"{PROSE}\n\n{said}"


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


OTHER = {
    "@type": "NewsArticle", "headline": "The Ferry", "url": "https://l.example/ferry",
    "author": {"name": "Luis Paz"}, "datePublished": "2019-01-01",
}  # fmt: skip


@pytest.mark.parametrize(
    ("others", "own"),
    [
        ([{"@type": "ItemList", "itemListElement": [{"item": OTHER}, OTHER]}], {}),
        ([OTHER], {"url": "http://www.l.example/bridge/"}),
        ([OTHER], {"mainEntityOfPage": {"@id": "/bridge"}, "headline": "Another headline"}),
        ([OTHER], {"headline": "A bridge"}),
        ([OTHER], {"name": "A Bridge", "mainEntityOfPage": "True"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("last", [False, True])
def test_of_several_articles_the_page_s_own_tells_and_nothing_is_added_from_others(
    others, own, last
):
    node = {"@type": "NewsArticle", "author": {"name": "Ana Paz"}} | own
    data = json.dumps([node, *others] if last else [*others, node])
    markup = f"""<head><link rel="canonical" href="/bridge">
    <script type="application/ld+json">{data}</script></head><h1>A Bridge</h1>{P}"""
    at = "https://l.example/bridge?from=feed"
    found = read(Source(at, "text/html", markup.encode(), address=at))
    assert (found.title, found.byline, found.published) == ("A Bridge", "Ana Paz", None)
    assert found.canonical_url == "https://l.example/bridge"
    assert found.url.rstrip("/").endswith("l.example/bridge")


@pytest.mark.parametrize(
    "stated", ["True", "javascript:alert(1)", "data:text/html,a/b", "https://"]
)
@pytest.mark.parametrize("key", ["url", "mainEntityOfPage"])
def test_what_is_no_address_of_the_web_is_not_the_page_s(stated, key):
    data = json.dumps({"@type": "NewsArticle", key: stated})
    meta = f'<meta property="og:url" content="{stated}">' if stated != "True" else ""
    markup = f'<head>{meta}<script type="application/ld+json">{data}</script></head><h1>A</h1>{P}'
    at = "https://l.example/bridge"
    assert read(Source(at, "text/html", markup.encode(), address=at)).url == at
    assert article(markup).url is None


@pytest.mark.parametrize(
    ("head", "body", "published", "updated"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":'
            ' "2023-07-03T17:14:00-06:00", "dateModified": "2023-07-05"}</script>',
            "",
            "2023-07-03T17:14:00-06:00",
            "2023-07-05",
        ),
        (
            '<meta property="article:published_time" content="2023-07-03T10:05Z">'
            '<meta property="article:modified_time" content="2023-07-04T11:05Z">',
            "",
            "2023-07-03T10:05+00:00",
            "2023-07-04T11:05+00:00",
        ),
        (
            "",
            '<p class="entry-meta"><time class="updated" datetime="2023-07-04">4 July</time>'
            '<time class="entry-date published" datetime="2023-07-03">3 July</time></p>',
            "2023-07-03",
            "2023-07-04",
        ),
        ('<meta name="dc.date" content="2023-07">', "", "2023-07", None),
        (
            "",
            "<p>3 July 2023</p><p>Updated July 4, 2023 at 5:14 p.m. CST</p>",
            "2023-07-03",
            "2023-07-04T17:14-06:00",
        ),
        (
            "",
            "<p>Por Inés Robledo | 3 de julio de 2023 | Actualizado el 4 de julio de 2023</p>",
            "2023-07-03",
            "2023-07-04",
        ),
    ],
)
def test_publication_and_update_as_the_page_tells_them(head, body, published, updated):
    page = f"<html><head>{head}</head><body><article><h1>A Bridge</h1>{body}{P * 3}</article>"
    found = article(page)
    assert found.published_at.isoformat() == published
    assert (found.updated_at and found.updated_at.isoformat()) == updated
    assert found.text == "\n\n".join([PROSE] * 3)


TEASER = '<h3>A Dam</h3><time class="entry-date" datetime="2021-01-01">1 January</time>'


@pytest.mark.parametrize("box", ["article", "aside", "li", "nav"])
def test_the_date_of_a_teaser_is_not_the_page_s(box):
    byline = (
        '<p><a href="/bridge"><time class="published" datetime="2023-07-03">3 July</time></a></p>'
    )
    teaser = f"<{box}>{TEASER}</{box}>"
    page = f"<body>{teaser}<article><h1>A Bridge</h1>{{}}{P * 3}</article>{teaser}</body>"
    assert article(page.format(byline)).published_at.isoformat() == "2023-07-03"
    assert article(page.format("")).published_at is None


def test_the_address_of_a_page_and_its_own_word_on_it():
    page = f'<html><head><link rel="canonical" href="/bridge"></head><body><h1>A</h1>{P}'.encode()
    fetched = "https://paper.example/bridge?from=feed"
    found = read(Source(fetched, "text/html", page, address=fetched))
    assert found.canonical_url == "https://paper.example/bridge"
    assert found.fetched_url == fetched
    plain = read(Source(fetched, "text/html", f"<h1>A</h1>{P}".encode(), address=fetched))
    assert (plain.url, plain.canonical_url) == (fetched, None)
