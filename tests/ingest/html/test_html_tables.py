"""HTML: cells of tables, apart from each other and beside their own labels."""

import pytest

from ingest.read import read
from ingest.source import Source

P = "<p>The army said on Monday that three men had died at the bridge, and nobody was hurt.</p>"


def rows(table):
    markup = f"<article>{P}<table>{table}</table></article>".encode()
    return read(Source("/sources/a.html", "text/html", markup)).text.split("\n\n", 1)[1].split("\n")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("12<br>5", "12; 5"),
        ("<p>7</p><p>8</p>", "7; 8"),
        ("<div>7</div> <div>8</div>", "7; 8"),
        ("Arlen<br>Brivo", "Arlen Brivo"),
        ("<ul><li>Arlen</li><li>Brivo</li></ul>", "Arlen Brivo"),
        ("1<b>2</b>", "12"),
        ("12<br>", "12"),
        ("12 of<br>15", "12 of 15"),
    ],
)
def test_lines_of_a_cell_stay_apart(cell, said):
    assert rows(f"<tr><td>Port<td>{cell}</tr>") == [f"Port | {said}"]


def test_a_spanned_label_stands_beside_each_of_its_values():
    assert rows(
        "<tr><th rowspan=2>Port<th colspan=2>Dead<tr><th>2020<th>2021"
        "<tr><td>Arlen<td>12<td>5<tr><td rowspan=2>Brivo<td>7<td>8<tr><td>9<td>10"
    ) == ["Port | Dead | Dead", "Port | 2020 | 2021", "Arlen | 12 | 5", "Brivo | 7 | 8",
          "Brivo | 9 | 10"]  # fmt: skip


def test_a_label_over_a_whole_table_is_said_once():
    assert rows("<tr><th colspan=3>Deaths<tr><td>Arlen<td>12<td>5") == ["Deaths", "Arlen | 12 | 5"]


@pytest.mark.parametrize("span", ["0", "x", "-3", "1000000000"])
def test_a_span_without_sense_repeats_nothing_beyond_the_table(span):
    said = rows(f"<tr><td rowspan={span}>Arlen<td colspan={span}>12<tr><td>Brivo<td>7")
    assert said[0] == "Arlen | 12"
    assert said[-1].endswith("Brivo | 7")


def test_spans_make_no_text_without_end():
    wide = "<tr>" + "<td rowspan=65534>a label" * 900 + "<tr><td>1" * 40_000
    assert sum(map(len, rows(wide))) < 5_000_000
