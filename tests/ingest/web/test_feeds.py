"""Feeds: what they say of the pages that they name, and those that lie in files."""

from io import BytesIO

import pytest

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.gathering.places import gather
from ingest.moment import Moment
from ingest.read import read
from ingest.source import PassedOver, Source, sources_in
from ingest.web.options import FetchOptions

ITEM = """<item><title>The ferry &amp;amp; the port</title><link>{link}</link>
<dc:creator>Ana Robledo</dc:creator><pubDate>Mon, 03 Jul 2023 10:05:00 GMT</pubDate>
{text}</item>"""
TEXT = """<description>Short.</description><content:encoded><![CDATA[<p>The ferry left at
<b>noon</b>.</p><p>The port was closed.</p>]]></content:encoded>"""


def rss(*items):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Paper</title><link>https://paper.example/</link>{''.join(items)}"
        "</channel></rss>"
    )


def found(name, content):
    return list(sources_in(f"/sources/{name}", name, BytesIO(content.encode()), named=False))


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.atom", "feed"])
def test_the_entries_of_a_saved_feed_are_articles(name):
    items = [ITEM.format(link=f"/2023/{n}", text=TEXT) for n in (1, 2)]
    first, second = found(name, rss(*items))
    assert second.location == f"/sources/{name}#/2023/2"
    article = read(second)
    assert article.text == "The ferry left at noon.\n\nThe port was closed."
    assert (article.title, article.byline) == ("The ferry & the port", "Ana Robledo")
    assert article.published_at.isoformat() == "2023-07-03T10:05:00+00:00"
    assert article.url == "https://paper.example/2023/2"
    assert article.locators == (Locator("record", "2"),)
    assert read(first).url == "https://paper.example/2023/1"


def test_an_entry_of_atom_holds_elements_and_names():
    entry = """<entry><id>urn:a</id><title type="html">A &lt;b&gt;ferry&lt;/b&gt;</title>
    <author><name>Ana Robledo</name><email>ana@paper.example</email></author>
    <author><name>Luis Paz</name></author><updated>2023-07-03T08:00:00Z</updated>
    <link rel="self" href="https://paper.example/a.xml"/>
    <link href="https://paper.example/a"/>
    <content type="xhtml"><x:div><x:p>The ferry left.</x:p><x:ul><x:li>At noon</x:li></x:ul></x:div>
    </content></entry>"""
    namespaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"'
    (source,) = found("a.xml", f"<feed {namespaces}>{entry}</feed>")
    article = read(source)
    assert source.location == "/sources/a.xml#urn:a"
    assert article.text == "The ferry left.\n\n- At noon"
    assert (article.title, article.byline) == ("A ferry", "Ana Robledo, Luis Paz")
    assert article.updated_at.isoformat() == "2023-07-03T08:00:00+00:00"
    assert article.url == "https://paper.example/a"


@pytest.mark.parametrize(
    "declared", ["", '<!DOCTYPE feed [<!ENTITY eacute "x"><!ENTITY odd "y">]>']
)
def test_an_entry_of_atom_may_name_letters_as_html_does(declared):
    entry = """<entry><id>urn:a</id><content type="xhtml">&nbsp;<div><p>The caf&eacute;&nbsp;was
    shut &amp; dark.</p><p>It is &odd; there.</p></div></content></entry>"""
    feed = f'{declared}<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    (source,) = found("a.atom", feed)
    assert read(source).text == "The café was shut & dark.\n\nIt is &odd; there."


@pytest.mark.parametrize(
    ("title", "read_as"),
    [("R&D", "R&D"), ("The caf&eacute;", "The café"), ("A &odd; word", "A &odd; word")],
)
def test_behind_what_is_not_well_formed_nothing_is_lost(title, read_as):
    text = """<link>https://paper.example/?a=1&amp;b=2</link><description>&lt;p&gt;AT&amp;amp;T
    &lt;b&gt;paid&lt;/b&gt;.&lt;/p&gt;</description><x:note>&#0;<![CDATA[a&b]]></x:note>"""
    (source,) = found("a.rss", rss(f"<item><title>{title}</title>{text}</item>"))
    article = read(source)
    assert (article.text, article.url) == ("AT&T paid.", "https://paper.example/?a=1&b=2")
    assert article.title == read_as


def test_addresses_marked_as_text_stay_as_they_are():
    link = "<![CDATA[https://paper.example/?a=1&copy=2]]>"
    (source,) = found("a.rss", rss(ITEM.format(link=link, text=TEXT + "R&D")))
    assert read(source).url == "https://paper.example/?a=1&copy=2"


def test_a_feed_in_utf_16_that_is_not_well_formed_is_read():
    feed = rss(ITEM.format(link="/a", text=TEXT.replace("noon", "☀ R&D &amp;")))
    content = feed.replace("UTF-8", "UTF-16").encode("utf-16")
    (source,) = sources_in("/a.rss", "a.rss", BytesIO(content))
    assert "☀" in read(source).text


@pytest.mark.parametrize("stray", ["", "R&D"])
def test_a_feed_in_iso_8859_1_has_the_signs_of_windows(stray):
    text = "<description><![CDATA[The mayor—who fled—didn’t]]> say &#147;sí&#148;.</description>"
    feed = rss(f"<item>{text}<title>The mayor’s flight {stray}</title></item>")
    content = feed.replace("UTF-8", "ISO-8859-1").encode("cp1252")
    (source,) = sources_in("/a.rss", "a.rss", BytesIO(content))
    article = read(source)
    assert article.text == "The mayor—who fled—didn’t say “sí”."
    assert article.title == f"The mayor’s flight {stray}".strip()


NAMESPACES = (
    '<item xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
)


def test_what_an_entry_tells_of_its_pictures_and_recordings_is_not_its_own_word():
    item = """<media:title>A quay at night</media:title><itunes:title>Episode 7</itunes:title>
    <media:content url="https://i.example/1.jpg"><media:credit>Photo: Luis</media:credit>
    </media:content><itunes:author>The Paper</itunes:author><title>The ferry</title>
    <description>&lt;p&gt;It left.&lt;/p&gt;</description><dc:creator>Ana Paz</dc:creator>"""
    (source,) = found("a.rss", rss(f"{NAMESPACES}{item}</item>"))
    article = read(source)
    assert (article.title, article.byline) == ("The ferry", "Ana Paz")
    assert article.text == "It left."


def test_an_episode_that_is_told_of_for_players_alone_is_read():
    item = """<itunes:title>Episode 7</itunes:title><itunes:author>Ana Paz</itunes:author>
    <itunes:summary>The ferry left at noon.</itunes:summary><description></description>"""
    (source,) = found("a.rss", rss(f"{NAMESPACES}{item}</item>"))
    article = read(source)
    assert (article.title, article.byline) == ("Episode 7", "Ana Paz")
    assert article.text == "The ferry left at noon."


def test_an_entry_needs_no_address_and_no_entry_gets_a_wrong_one():
    items = [ITEM.format(link=link, text=TEXT) for link in ("", "javascript:alert(1)")]
    urls = [read(source).url for source in found("feed.xml", rss(*items))]
    assert urls == [None, None]


def test_entries_without_a_text_are_counted():
    items = [ITEM.format(link="/a", text=TEXT), ITEM.format(link="/b", text="")]
    article, failure = found("feed.xml", rss(*items))
    assert isinstance(article, Source)
    assert failure.location == "/sources/feed.xml"
    assert "1 of its 2 entries hold no text" in failure.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [(rss(), "without entries"), ("<rs", "no feed"), ("no feed at all", "no feed")],
)
def test_what_is_no_feed_or_empty_is_named(content, reason):
    (failure,) = found("feed.rss", content)
    assert isinstance(failure, UnreadableSource)
    assert reason in failure.reason


def test_other_xml_is_no_feed(tmp_path):
    (tmp_path / "map.xml").write_text('<?xml version="1.0"?><urlset><url/></urlset>')
    (tmp_path / "terms.xml").write_text("<rdf:RDF xmlns:rdf='http://example.org/'/>")
    reasons = [each.reason for each in discover([tmp_path])]
    assert all("not supported" in reason for reason in reasons)
    assert len(reasons) == 2


def test_entities_of_a_saved_feed_are_not_resolved(tmp_path):
    (tmp_path / "secret").write_text("A secret word.")
    declared = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "{tmp_path}/secret">]><rss'
    text = "<description>The ferry &file; left.</description>"
    feed = rss(ITEM.format(link="/a", text=text)).replace("<rss", declared)
    for source in found("feed.rss", feed):
        assert not isinstance(source, PassedOver)
        assert isinstance(source, UnreadableSource) or "secret" not in read(source).text


def fetched(address):
    return list(gather([address], FetchOptions(allow_private=True)))


def test_a_page_that_tells_less_is_of_what_its_feed_says(site):
    page = "<html>{}<body><p>The ferry left the harbour at noon on Monday, it was said.</p></body>"
    own = "<head><title>Its own title</title><meta name='author' content='Luis Paz'></head>"
    site.put("/bare", page.format(""))
    site.put("/whole", page.format(own))
    items = [ITEM.format(link=link, text=TEXT) for link in ("/bare", "/whole")]
    bare, whole = map(read, fetched(site.put("/feed", rss(*items), "application/rss+xml")))
    assert (bare.title, bare.byline) == ("The ferry & the port", "Ana Robledo")
    assert bare.published_at == Moment.fromisoformat("2023-07-03T10:05:00+00:00")
    assert (whole.title, whole.byline) == ("Its own title", "Luis Paz")
    assert whole.published_at == bare.published_at
    assert bare.url == site.address("/bare")


def test_an_entry_without_an_address_is_read_from_the_feed_itself(site):
    site.put("/a", "<html><body><p>The bus left the station at noon, it was said.</p></body>")
    items = [ITEM.format(link=link, text=TEXT) for link in ("/a", "")]
    page, entry = fetched(site.put("/feed", rss(*items), "application/rss+xml"))
    assert page.location == site.address("/a")
    assert entry.location.startswith(site.address("/feed#"))
    assert read(entry).text.startswith("The ferry left at noon.")
    assert read(entry).fetched_url == site.address("/feed")
