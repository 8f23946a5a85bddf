"""HTML: raised and lowered letters never make another number."""

import pytest

from ingest.read import read
from ingest.source import Source

PROSE = "The army said on Monday that three men had died at the bridge, and nobody was hurt."


def text(words, before=PROSE):
    markup = f"<article><p>{before}</p><p>{words}</p></article>".encode()
    return read(Source("/sources/a.html", "text/html", markup)).text.split("\n\n", 1)[1]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('killed 17<sup><a href="#n3">3</a></sup> people', "killed 17 people"),
        ('killed 17<a href="#n3"><sup>[3]</sup></a> people', "killed 17 people"),
        ('killed 17<sup><a href="#n3">3</a>, <a href="#n4">4</a></sup> people', "killed 17 people"),
        ('killed 17<a epub:type="noteref" href="#n3">3</a> people', "killed 17 people"),
        ('killed 17<a role="doc-noteref" href="#n3">*</a> people', "killed 17 people"),
        ("closed in 2023<sup>4</sup> for good", "closed in 2023 for good"),
        ("some 4,500<sup>4</sup> people", "some 4,500 people"),
        ("in Arlen<sup>3</sup> on Monday", "in Arlen on Monday"),
        ("it was over.<sup>3,4</sup> Then", "it was over. Then"),
        ("in Arlen,<sup>1</sup> killed 17<sup>3</sup> people", "in Arlen, killed 17 people"),
    ],
)
def test_the_mark_of_a_note_is_left_out(markup, said):
    assert text(f"The fire {markup}, it said.") == f"The fire {said}, it said."


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("10<sup>6</sup> litres", "10⁶ litres"),
        ("10<sup>−3</sup> litres", "10⁻³ litres"),
        ("40 m<sup>2</sup> of land", "40 m² of land"),
        ("E = mc<sup>2</sup> as ever", "E = mc² as ever"),
        ("killed 17<sup>3</sup> people", "killed 17³ people"),
        ("killed 17 <sup>3</sup> people", "killed 17 ³ people"),
        ("killed 17<sup>3,4</sup> people", "killed 17 [3,4] people"),
        ("for $19<sup>99</sup> each", "for $19⁹⁹ each"),
        ("3<sup>1</sup>/<sub>2</sub> miles", "3 1/2 miles"),
        ("<sup>14</sup>C dating", "14C dating"),
        ("the 20<sup>th</sup> century", "the 20th century"),
        ("CO<sub>2</sub> rose", "CO2 rose"),
        ("log<sub>10</sub>5 of it", "log₁₀5 of it"),
        ('a claim<sup>[<a href="/cn">citation needed</a>]</sup> of it',
         "a claim[citation needed] of it"),
        ('<a href="/more">17<sup>3</sup></a> litres', "17³ litres"),
    ],
)  # fmt: skip
def test_what_is_no_note_stays_beside_its_number(markup, said):
    assert text(f"The report tells {markup}, it said.") == f"The report tells {said}, it said."


def test_a_power_of_ten_stays_one_in_a_text_with_notes():
    said = text("In Arlen,<sup>1</sup> some 10<sup>6</sup> fish died in 3 m<sup>3</sup> of water.")
    assert said == "In Arlen, some 10⁶ fish died in 3 m³ of water."


def test_a_mark_in_the_headline_is_not_in_the_title():
    markup = f'<h1>Fire kills 17<sup><a href="#1">1</a></sup></h1><p>{PROSE}</p>'.encode()
    assert read(Source("/sources/a.html", "text/html", markup)).title == "Fire kills 17"


def test_long_raised_text_stays():
    words = "a text that a page raises above the line, longer than any mark of a note"
    assert text(f"It holds <sup>{words}</sup>.") == f"It holds {words}."
