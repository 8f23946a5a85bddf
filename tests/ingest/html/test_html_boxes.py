"""Furniture of pages that no name gives away: told by links, controls, place and repetition."""

import pytest

from ingest.read import read
from ingest.source import Source

FIRST, SECOND, LAST = (
    f"{name} said on Monday that three men had died at the bridge, and that nobody else was hurt."
    for name in ("The army", "The mayor", "A teacher")
)
QUOTE = "“That nobody else was hurt is what the army says every time,” a neighbour told the Ledger."


def page(markup):
    return read(Source("/sources/bridge.html", "text/html", markup.encode()))


def paragraphs(markup):
    return page(markup).text.split("\n\n")


def within(part):
    """What is read of an article with `part` between its paragraphs."""
    return paragraphs(
        f"<article><p>{FIRST}</p><p>{QUOTE}</p>{part}<p>{SECOND}</p><p>{LAST}</p></article>"
    )


@pytest.mark.parametrize(
    "part",
    [
        '<p><a href="/x">The well that dried up twice</a></p>',
        '<div class="_7x"><a href="/x">» The well that dried up twice</a></div>',
        '<div class="_7x"><span>Mirá también</span><a href="/x">El pozo seco. Otra vez.</a></div>',
        '<p><b>Read also: <a href="/x">The well dried up. Twice.</a></b></p>',
        '<a href="/x"><div>The well</div><div>It dried up twice, and nobody knows why.</div></a>',
        "<div><div>The Weather Letter</div><p>On Fridays.</p><div><input type='email'></div></div>",
        "<div><p>We have no ads. Be one of us.</p><button>Donate now</button></div>",
        '<div><p>We have no ads. Be one of us.</p><a class="w-button" href="/d">Donate</a></div>',
        f"<figure><blockquote>{QUOTE[:56]}</blockquote><cite>A neighbour</cite></figure>",
        f"<div class='_q'>{QUOTE[:62]}</div>",
        "<div><div fallback>Your device cannot show this film</div></div>",
    ],
)
def test_boxes_between_paragraphs_go(part):
    assert within(part) == [FIRST, QUOTE, SECOND, LAST]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ('<p>Source: <a href="/x">Ministry of Works</a></p>', "Source: Ministry of Works"),
        ('<p><a href="/x">The army denied it.</a></p>', "The army denied it."),
        ('<h2><a href="#x">What the Army Says</a></h2>', "What the Army Says"),
        ('<div><h2><a href="#x">What the Army Says</a></h2></div>', "What the Army Says"),
        (
            '<a href="/x.jpg"><figure><figcaption>The bridge at dawn</figcaption></figure></a>',
            "The bridge at dawn",
        ),
        ("<blockquote>“We came in peace,” the letter says.</blockquote>", None),
        ("<p>“No,” he said.</p>", None),
        ('<p class="credits">Additional reporting by Ana Paz in Las Pozas.</p>', None),
        ("<article><header><time>14:05</time><h3>The Bridge Opens</h3></header></article>", None),
    ],
)
def test_what_resembles_a_box_stays(part, said):
    found = within(part)
    assert found[:2] == [FIRST, QUOTE]
    assert found[-2:] == [SECOND, LAST]
    assert len(found) > 4
    assert said is None or found[2] == said


def test_what_stands_above_the_headline_is_the_sites():
    found = paragraphs(
        "<div>The Ledger</div><div>Saturday special</div><h1>A Bridge</h1>"
        f"<div>It broke.</div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found == ["It broke.", FIRST, SECOND]


def test_half_links_behind_the_last_paragraph_lead_elsewhere():
    footer = '<div>Ledger Ltd. <a href="/t">Terms of use</a> <a href="/p">Your privacy</a></div>'
    notes = '<div class="footnotes">1. <a href="/r">Report of the Ombudsman, 2019</a></div>'
    found = paragraphs(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>{notes}{footer}")
    assert found == [FIRST, SECOND, "1. Report of the Ombudsman, 2019"]


def test_standfirst_and_caption_between_headline_and_marked_body_are_read():
    found = page(
        "<title>A Bridge Breaks</title><nav>Home</nav><main><div>Courts</div>"
        "<h1>A Bridge Breaks</h1><h2>Three men die</h2><figure><figcaption>At dawn</figcaption>"
        f"</figure><article><p>{FIRST}</p><p>{SECOND}</p></article>"
        "<div>Most of what the Ledger prints is free</div></main>"
    )
    assert found.title == "A Bridge Breaks"
    assert found.text.split("\n\n") == ["Three men die", "At dawn", FIRST, SECOND]


def test_the_sites_name_as_only_h1_is_no_headline():
    found = page(f"<title>A Bridge | The Ledger</title><h1>The Ledger</h1><p>{FIRST}</p>")
    assert (found.title, found.publisher, found.text) == ("A Bridge", "The Ledger", FIRST)


def test_a_site_may_stand_first_in_the_title():
    found = page(f"<title>The Ledger | Three Men Die at the Old Bridge</title><p>{FIRST}</p>")
    assert (found.title, found.publisher) == ("Three Men Die at the Old Bridge", "The Ledger")


def test_a_reply_quotes_and_the_words_stay_where_they_were_said():
    found = paragraphs(
        f"<div>{FIRST}</div><div><blockquote><cite>ana wrote:</cite>{FIRST[:60]}</blockquote>"
        f"No, it was four.</div><div>{SECOND}</div><div>{LAST}</div>"
    )
    assert found == [FIRST, "No, it was four.", SECOND, LAST]
