"""PDF: raised and lowered figures make no other figure and break no line."""

import pytest
from pdf_files import Text, column, pdf

from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source

WIDTHS = {letter: width for width, letters in (
    (222, "il"), (278, " ,./ft"), (333, "r-"), (500, "ksc"), (722, "C"), (778, "O"), (833, "m"),
) for letter in letters}  # fmt: skip
BEHIND = [
    "and the harbour master, who had counted barges for years, wrote it down at once.",
    "Nobody in the northern basin had asked him to, and nobody has thanked him since.",
]


def drawn(*parts):
    """A line from (words, how far above the line), the latter in small print, and what follows."""
    x, line = 72.0, []
    for words, above in parts:
        size = 7 if above else 11
        line.append(Text(x, 700 + above, words, size))
        x += sum(WIDTHS.get(letter, 556) for letter in words) * size / 1000
    content = pdf([[*line, *column(BEHIND, top=686)]])
    return read(Source("/sources/a.pdf", MEDIA_TYPES[".pdf"], content)).text


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("killed 21 men", 0), ("4", 4), (", among them", 0)], "killed 21 men, among them"),
        ([("killed 17", 0), ("3", 4), (" men", 0)], "killed 17³ men"),
        ([("of men,", 0), ("2", 4), (" in 2023", 0), ("4", 4), (" it", 0)], "of men, in 2023 it"),
        ([("some 10", 0), ("6", 4), (" men", 0)], "some 10⁶ men"),
        ([("some 40 m", 0), ("2", 4), (" of it", 0)], "some 40 m² of it"),
        ([("some CO", 0), ("2", -3), (" of it", 0)], "some CO2 of it"),
        ([("for 3", 0), ("1", 4), ("/2 nails", 0)], "for 3 1/2 nails"),
    ],
)
def test_raised_figures_make_no_other_figure_and_break_no_line(parts, said):
    assert drawn(*parts) == " ".join([said, *BEHIND])


def test_a_large_initial_raises_no_figures():
    lines = [Text(72, 686, "T", 33), *column(["he 17 men and 2023 women of it", *BEHIND], left=100)]
    found = read(Source("/sources/a.pdf", MEDIA_TYPES[".pdf"], pdf([lines])))
    assert "17 men and 2023 women" in f"{found.title} {found.text}"
