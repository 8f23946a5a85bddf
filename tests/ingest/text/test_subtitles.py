"""Subtitles: what is said as paragraphs, and when."""

import pytest

from ingest.article import Place
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source

SRT = """1
00:00:01,000 --> 00:00:03,500
We took the boat

2
00:00:03,600 --> 00:00:06,000
<i>at six in the morning.</i>
{\\an8}Nobody slept.

3
01:01:05,000 --> 01:01:08,000
The captain had hidden 19 rifles.
"""
VTT = """WEBVTT - a title

STYLE
::cue { color: red }

NOTE nobody reads this

intro
00:01.000 --> 00:03.500 align:start
<v.loud Ana>The mast fell at <c.red>noon</c>.

00:03.500 --> 00:05.000
<v.loud Ana>The mast fell at <c.red>noon</c>.
Nobody <00:00:04.000>mended it.
"""


def article(text, form=".srt"):
    return read(Source(f"/sources/film{form}", MEDIA_TYPES[form], text.encode()))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cues_are_joined_and_a_pause_parts_paragraphs(end):
    found = article(SRT.replace("\n", end))
    assert found.title == "film"
    assert found.text == (
        "We took the boat at six in the morning. Nobody slept.\n\nThe captain had hidden 19 rifles."
    )
    place = found.place(0, found.text.index("morning"))
    assert place == Place("time", "00:00:01", "00:00:03")
    at = found.text.index("19 rifles")
    assert found.place(at, at + 9) == Place("time", "01:01:05", "01:01:05")


@pytest.mark.parametrize("form", [".srt", ".vtt"])
def test_entities_are_the_signs_that_they_stand_for(form):
    said = "&gt;&gt;&nbsp;AT&amp;T paid &#8364;300&lrm; for &lt;b&gt;, AT&T said &copy; &amp;lt;."
    found = article(f"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v R&amp;D>{said}\n", form)
    assert found.text == "R&D: >> AT&T paid €300 for <b>, AT&T said © &lt;."


def test_cues_that_no_blank_line_parts_are_told_by_their_times():
    assert article(SRT.replace("\n\n", "\n")).text == article(SRT).text


def test_speakers_stay_and_what_rolls_on_is_said_once():
    assert article(VTT, ".vtt").text == "Ana: The mast fell at noon. Nobody mended it."


def cues(*told):
    """Cues of (begin, end, lines), in tenths of a second."""
    clock = "00:00:{:02},{}00".format
    return "\n\n".join(
        f"{clock(*divmod(begin, 10))} --> {clock(*divmod(end, 10))}\n{lines}"
        for begin, end, lines in told
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([(10, 20, "No."), (20, 30, "No."), (31, 40, "No.")], "No. No. No."),
        ([(10, 20, "No."), (15, 30, "No.\nWhy?")], "No. Why?"),
        ([(10, 20, "No."), (30, 40, "No.\nWhy?")], "No. No. Why?"),
        ([(10, 20, "- No.\n- No.")], "- No. - No."),
        ([(10, 20, "No."), (10, 20, "No.")], "No."),
        ([(10, 20, "No."), (15, 30, "No.")], "No."),
        (
            [(10, 20, "we took"), (20, 21, "we took"), (21, 30, "we took\nthe boat"),
             (30, 31, "the boat"), (31, 40, "the boat\nat six")],
            "we took the boat at six",
        ),
    ],
)  # fmt: skip
def test_a_line_that_is_said_again_is_no_line_that_rolls_on(told, said):
    assert article(cues(*told)).text == said


@pytest.mark.parametrize("text", ["", "No times at all.", "00:00:01,000 --> 00:00:02,000\n\n"])
def test_no_cues_are_no_text(text):
    with pytest.raises(UnreadableSource, match="no text"):
        article(text)
