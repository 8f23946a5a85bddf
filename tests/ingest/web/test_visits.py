"""Addresses become sources: pages, documents, feeds and sitemaps."""

import gzip
from io import BytesIO

import pytest
from sites import PUBLIC
from workbook_files import xlsx

from ingest.errors import UnreadableSource
from ingest.gathering.discovery import File
from ingest.gathering.places import gather
from ingest.read import read
from ingest.source import Source
from ingest.web import visits
from ingest.web.listings import listing_in
from ingest.web.options import FetchOptions

PAGE = """<html><head><title>The Ferry</title></head><body><article><h1>The Ferry</h1>
<p>The ferry left the harbour at noon on Monday, the port authority said in a statement.</p>
</article></body></html>"""


def found(*places, pages=50, allow_private=True):
    return list(gather(places, FetchOptions(pages, allow_private)))


def one(*places, **options):
    (source,) = found(*places, **options)
    return source


def reasons(sources):
    return {
        each.location.rpartition("/")[2]: each.reason
        for each in sources
        if isinstance(each, UnreadableSource)
    }


def locations(sources):
    return [each.location.rpartition("/")[2] for each in sources if isinstance(each, File | Source)]


def page_numbered(number):
    return PAGE.replace("noon", f"{number} minutes past noon")


def test_a_page_is_where_its_redirects_end(site):
    site.put("/ferry.html", PAGE)
    site.redirect("/short", "/ferry.html")
    source = one(site.address("/short"))
    assert source.location == site.address("/ferry.html")
    article = read(source)
    assert article.url == article.location == source.location
    assert article.media_type == "text/html"
    assert "The ferry left" in article.text


def test_a_page_names_its_canonical_address(site):
    head = '<head><link rel="canonical" href="https://paper.example/ferry">'
    source = one(site.put("/ferry", PAGE.replace("<head>", head)))
    assert read(source).url == "https://paper.example/ferry"
    assert source.location == site.address("/ferry")  # no page can take another's place


def test_paths_and_addresses_mix(site, tmp_path):
    (tmp_path / "a.txt").write_text("The bus left at one.")
    sources = found(str(tmp_path), site.put("/b", PAGE), "missing.txt", "gopher://old.example/")
    assert locations(sources) == ["a.txt", "b"]
    assert "no such file" in sources[2].reason
    assert "only http and https" in sources[3].reason


@pytest.mark.parametrize(
    ("path", "stated", "content", "media_type"),
    [
        ("/a", "text/html; charset=utf-8", PAGE, "text/html"),
        ("/a", "application/xhtml+xml", PAGE, "text/html"),
        ("/a", "", PAGE, "text/html"),
        ("/a", "application/octet-stream", PAGE, "text/html"),
        ("/a.html", "text/plain", PAGE, "text/html"),
        ("/a.pdf", "text/html", PAGE, "text/html"),
        ("/a.php", "text/plain", "Words of a text.", "text/plain"),
        ("/a.md", "text/plain", "# A title\n\nWords.", "text/markdown"),
        ("/a.html", "text/html", b"%PDF-1.7 ...", "application/pdf"),
        ("/a", "application/pdf", b"%PDF-1.7 ...", "application/pdf"),
    ],
)
def test_form_by_content_and_header(site, path, stated, content, media_type):
    assert one(site.put(path, content, stated)).media_type == media_type


@pytest.mark.parametrize(
    ("stated", "content", "said"),
    [
        ("video/mp4", b"\0\0\0 ftyp", "it is video/mp4, which is not read"),
        ("image/png", b"\x89PNG...", "it is a picture"),
        ("", b"\0\1\2", "does not state"),
        ("application/gzip", b"\x1f\x8b\x08damaged", "an archive of a form"),
    ],
)
def test_forms_that_are_not_read_are_told(site, stated, content, said):
    assert said in one(site.put("/a", content, stated)).reason


def test_the_stated_encoding_is_followed(site):
    text = "Žluté mosty vedou přes řeku a lodě čekají dole na vodě."
    source = one(site.put("/a", text.encode("iso-8859-2"), "text/plain; charset=iso-8859-2"))
    assert read(source).text == text


def test_a_table_at_an_address_is_its_rows(site):
    rows = one(site.put("/a.csv", "id,text\n7,The ferry left at noon.\n", "text/csv"))
    assert rows.location == site.address("/a.csv#7")
    assert read(rows).url == site.address("/a.csv")


def test_a_workbook_at_an_address_is_told_by_its_media_type(site):
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = xlsx({"A": [["id", "text"], ["7", "The ferry left at noon."]]})
    row = one(site.put("/download", book, form))
    assert row.location == site.address("/download#A!7")
    assert read(row).text == "The ferry left at noon."


@pytest.mark.parametrize(("status", "said"), [(404, "Not Found"), (500, "500"), (299, "299")])
def test_an_error_page_is_no_source(site, status, said):
    failure = one(site.put("/a", PAGE, status=status))
    assert said in failure.reason
    assert failure.location == site.address("/a")


def rss(*entries):
    items = "".join(
        f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def test_a_feed_gives_its_newest_pages(site):
    entries = []
    for day in (3, 9, 6):
        site.put(f"/{day}", page_numbered(day))
        entries.append((f"/{day}", f"Mon, 0{day} Jul 2023 08:00:00 GMT"))
    feed = site.put("/feed", rss(*entries), "application/rss+xml")
    assert locations(found(feed)) == ["9", "6", "3"]
    assert locations(found(feed, pages=2)) == ["9", "6"]


def test_an_atom_feed(site):
    site.put("/story", PAGE)
    feed = site.put(
        "/atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><title>x</title>'
        '<link rel="self" href="/no"/><link href="/story"/>'
        "<updated>2023-07-03T08:00:00Z</updated></entry></feed>",
        "application/atom+xml",
    )
    assert locations(found(feed)) == ["story"]


def test_an_old_feed(site):
    for name in ("a", "b"):
        site.put(f"/{name}", page_numbered(name))
    items = "".join(
        f"<item><link>/{name}</link><dc:date>{day}</dc:date></item>"
        for name, day in (("a", "2001-03-04"), ("b", "2001-03-05T10:00:00+01:00"))
    )
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><link>/</link></channel>{items}</rdf:RDF>"
    )
    assert locations(found(site.put("/feed.rdf", feed, "application/rdf+xml"))) == ["b", "a"]


def test_an_entry_that_fails_is_named_and_the_rest_goes_on(site):
    site.put("/good", PAGE)
    site.put("/odd", b"\0\1", "video/mp4")
    links = ["/missing", "javascript:alert(1)", "/odd", "/feed", "/good"]
    feed = site.put("/feed", rss(*((link, "") for link in links)))
    sources = found(feed)
    assert locations(sources) == ["good"]
    assert "404" in reasons(sources)["missing"]
    assert "within another" in reasons(sources)["feed"]
    assert "video/mp4" in reasons(sources)["odd"]
    assert len(sources) == 5


@pytest.mark.parametrize(
    ("rules", "forbidden"),
    [
        ("Disallow: /*?print=", {"a?print=1"}),
        ("Disallow: /*.pdf$", {"b.pdf"}),
        ("Disallow: /", {"a?print=1", "a", "b.pdf", "b.pdf?x"}),
        ("Disallow: /\nAllow: /a$", {"a?print=1", "b.pdf", "b.pdf?x"}),
        ("Disallow:", set()),
    ],
)
def test_robots_are_read_with_their_wildcards(site, rules, forbidden):
    site.put("/robots.txt", f"User-agent: *\n{rules}\n", "text/plain")
    paths = ("/a?print=1", "/a", "/b.pdf", "/b.pdf?x")
    sources = found(site.put("/feed", rss(*((path, "") for path in paths))))
    refused = {
        s.location.rpartition("/")[2] for s in sources if "forbids" in getattr(s, "reason", "")
    }
    assert refused == forbidden


def test_a_page_in_place_of_robots_forbids_nothing(site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/html", status=404)
    site.put("/a", PAGE)
    assert locations(found(site.put("/feed", rss(("/a", ""))))) == ["a"]


def test_robots_are_honoured_for_what_a_feed_names(site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    site.put("/private/a", PAGE)
    site.put("/b", PAGE)
    feed = site.put("/private/feed", rss(("/private/a", ""), ("/b", "")))
    sources = found(feed)
    assert locations(sources) == ["b"]
    assert "robots.txt forbids" in reasons(sources)["a"]
    assert "/private/a" not in site.paths
    assert site.paths.count("/robots.txt") == 1
    assert isinstance(one(site.address("/private/a")), Source)  # a person named it


def test_rules_that_cannot_be_had_allow_nothing(site):
    site.put("/robots.txt", b"", status=503)
    site.put("/a", PAGE)
    sources = found(site.put("/feed", rss(("/a", ""))))
    assert "robots.txt cannot be read: the server answers 503" in reasons(sources)["a"]


def test_a_host_is_not_hurried(site, monkeypatch):
    waited = []
    monkeypatch.setattr(visits, "PAUSE", 1.0)
    monkeypatch.setattr(visits, "sleep", waited.append)
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n", "text/plain")
    site.put("/a", PAGE)
    feed = site.put("/feed", rss(("/a", "")))
    found(feed)
    assert len(waited) == 1
    assert 9 < waited[0] <= visits.LONGEST_PAUSE
    found(feed, feed)
    assert 0 < waited[2] <= 1.0


def test_a_feed_leads_to_other_hosts_only_if_they_are_public(site, names):
    names.give("other.test", [PUBLIC])
    names.give("inside.test", ["127.0.0.1"])
    site.put("/a", PAGE)
    links = [site.address("/a", host) for host in ("other.test", "inside.test")]
    feed = site.put("/feed", rss(*((link, "") for link in links)))
    there, inside = found(feed)  # from this machine, by the setting
    assert there.location == links[0]
    assert "not on the public internet" in inside.reason
    outside = found(site.address("/feed", "stories.test"), allow_private=False)
    assert [type(each) for each in outside] == [Source, UnreadableSource]


def sitemap(*links, kind="urlset", entry="url"):
    inner = "".join(f"<{entry}><loc>{link}</loc></{entry}>" for link in links)
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{kind}>'


def test_a_sitemap_index_packed_and_bounded(site):
    for number in range(6):
        site.put(f"/{number}", page_numbered(number))
    site.put("/one.xml", sitemap("/0", "/1", "/2"), "application/xml")
    packed = gzip.compress(sitemap("/3", "/4", "/5").encode())
    site.put("/two.xml.gz", packed, "application/gzip")
    index = site.put(
        "/index.xml",
        sitemap("/one.xml", "/gone.xml", "/index.xml", "/0", "/two.xml.gz",
                kind="sitemapindex", entry="sitemap"),
        "text/xml",
    )  # fmt: skip
    sources = found(index)
    assert locations(sources) == ["0", "1", "2", "3", "4", "5"]
    assert "404" in reasons(sources)["gone.xml"]
    assert "no sitemap" in reasons(sources)["index.xml"]
    assert "no sitemap" in reasons(sources)["0"]
    site.asked.clear()
    assert locations(found(index, pages=2)) == ["0", "1"]
    assert "/two.xml.gz" not in site.paths


def test_a_listing_that_surprises_its_parser_is_named_and_the_rest_goes_on(
    site, monkeypatch, caplog
):
    def surprised(content):
        if b"<rss" in content:
            raise AttributeError("not writable")
        return listing_in(content)

    monkeypatch.setattr(visits, "listing_in", surprised)
    failure, source = found(site.put("/feed", rss(("/a", ""))), site.put("/a", PAGE))
    assert failure.location == site.address("/feed")
    assert "AttributeError: not writable" in failure.reason
    assert source.location == site.address("/a")
    assert caplog.records


def test_a_sitemap_speaks_for_its_own_site(site, names):
    names.give("www.stories.test", [PUBLIC])
    names.give("other.test", [PUBLIC])
    site.put("/a", PAGE)
    hosts = ("www.stories.test", "other.test")
    site.put("/map.xml", sitemap(*(site.address("/a", host) for host in hosts)))
    own, other = found(site.address("/map.xml", "stories.test"), allow_private=False)
    assert own.location == site.address("/a", "www.stories.test")
    assert "not on the sitemap's site" in other.reason


def test_a_packed_sitemap_may_be_a_bomb(site):
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        file.write(sitemap("/a").encode() + b" " * (40 * 2**20))
    failure = one(site.put("/map.xml.gz", packed.getvalue(), "application/gzip"))
    assert "larger than 16 MiB" in failure.reason


def test_entities_and_files_stay_out_of_listings(site, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("/secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    site.put("/a", PAGE)
    feed = rss(("&file;", ""), ("/a", "")).replace("<rss", f"{doctype}<rss")
    assert locations(found(site.put("/feed", feed))) == ["a"]
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "x"}">' for n in range(12))
    bomb = rss(("&l11;", "")).replace("<rss", f"<!DOCTYPE rss [{levels}]><rss")
    assert "names no page" in one(site.put("/bomb", bomb)).reason
    assert set(site.paths) == {"/feed", "/robots.txt", "/a", "/bomb"}


def test_a_listing_of_nothing_is_told(site):
    assert "names no page" in one(site.put("/feed", rss())).reason
