"""Markdown: front matter, headings, lists, tables, and no markup in the text."""

from datetime import date
from pathlib import Path

import pytest

from ingest.read import read
from ingest.source import Source

DATA = Path(__file__).parents[2] / "data"


def article(text, name="audit.md"):
    content = text.encode() if isinstance(text, str) else text
    return read(Source(f"/sources/{name}", "text/markdown", content))


@pytest.fixture(scope="module")
def audit():
    return article((DATA / "harbour-audit.md").read_bytes())


def test_a_file_becomes_plain_paragraphs(audit):
    assert audit.text.split("\n\n") == [
        "The audit of the Port of Sill, seen by the Monitor, covers eleven months of the year. "
        "It does not cover March.",
        "Cranes at pier 4. Photo: N. Haddad",
        "Three gaps",
        "- The weighbridge log of 3 March\n- The roster of pier 4\n1. night shift\n"
        "- The fuel account",
        "Month | Containers\nFebruary | 412\nMarch | not given",
        '"We were told to skip it," an auditor said.',
        "Who gave the order?",
        "Nobody would say. The file name was march_final.xls.",
        "03:12 gate open",
        "The port & the ministry declined to comment.",
        "This report was produced in partnership with Dockside. It was first published by The Tide "
        "Line on 1 November.",
    ]


def test_marks_of_a_file(audit):
    assert [(m.kind, audit.text[m.start : m.end][:12]) for m in audit.marks] == [
        ("caption", "Cranes at pi"),
        ("heading", "Three gaps"),
        ("heading", "Who gave the"),
        ("note", "This report "),
    ]


def test_front_matter(audit):
    assert audit.title == "What the Harbour Audit Left Out"
    assert audit.byline == "Ada Pell, Noor Haddad"
    assert audit.publisher == "The Quay Monitor"
    assert audit.original_publisher == "The Tide Line"
    assert audit.published == date(2024, 11, 5)
    assert audit.url == "https://quaymonitor.example/harbour-audit"


def test_title_and_byline_without_front_matter():
    found = article("# The Audit\n\nBy Marta Quiñónez, 3 October 2023\n\nNothing was found.")
    assert (found.title, found.byline) == ("The Audit", "Marta Quiñónez")
    assert (found.published, found.text) == (date(2023, 10, 3), "Nothing was found.")


def test_a_title_by_underline_and_a_list_of_authors():
    found = article("---\nauthors:\n  - Ada Pell\n  - Noor Haddad\n---\nThe Audit\n===\n\nNothing.")
    assert (found.title, found.byline, found.text) == (
        "The Audit",
        "Ada Pell, Noor Haddad",
        "Nothing.",
    )


def test_rules_around_prose_are_no_front_matter():
    found = article("---\n\nNothing was found in the yard.\n\n---\n\nNothing at all.")
    assert found.text == "Nothing was found in the yard.\n\nNothing at all."


def test_front_matter_is_not_executed():
    found = article(
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\n\nNothing was found."
    )
    assert found.text == "Nothing was found."
    assert found.title.startswith("!!python")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One <script>alert(1)</script>two.", "One two."),
        ("<script>\nalert(1)\n</script>\n\nTwo.", "Two."),
        ("A &lt;b&gt; and \\*stars\\*.", "A <b> and *stars*."),
        ("See <https://a.example/x>.", "See https://a.example/x."),
        ("One![x](y.png) two.", "One two."),
        ("2 * 3 * 4 is snake_case_name.", "2 * 3 * 4 is snake_case_name."),
    ],
)
def test_markup_never_reaches_the_text(markup, text):
    assert article(markup).text == text


def test_deep_nesting_is_survived():
    assert article(">" * 90 + " Nothing was found.").text == "Nothing was found."
    assert "Nothing" in article("[" * 500 + "Nothing was found.").text


def test_what_a_front_matter_declares_is_cleaned_and_cut():
    hidden = "\u202e\x07"
    title = f"A {hidden}Bridge {'of stone ' * 50}"
    found = article(f"---\ntitle: {title}\nauthor: Ana{hidden} Paz\n---\n\nThree men died.")
    assert found.title.startswith("A Bridge of stone")
    assert found.title.endswith("…")
    assert len(found.title) <= 300
    assert found.byline == "Ana Paz"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("killed 17<sup>3</sup> people", "killed 17³ people"),
        ("killed 17<sup>[3](#n3)</sup> people", "killed 17 people"),
        ("killed 17[<sup>3</sup>](#n3) people", "killed 17 people"),
        ("in Arlen,<sup>1</sup> killed 17<sup>3</sup> people", "in Arlen, killed 17 people"),
        ("some 10<sup>6</sup> litres of CO<sub>2</sub>", "some 10⁶ litres of CO2"),
    ],
)
def test_raised_numbers_make_no_other_number(markup, said):
    assert article(f"The fire {markup}, it said.").text == f"The fire {said}, it said."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "1. First install it:\n\n   ```\n   make all\n   ```\n\n   Wait.\n2. Then run it.",
            "1. First install it:\n\nmake all\n\nWait.\n2. Then run it.",
        ),
        ("- One:\n\n      make all\n- Two.\n\nThree.", "- One:\n\nmake all\n\n- Two.\n\nThree."),
        ("- One:\n\n  <p>Told.</p>\n- Two.", "- One:\n\nTold.\n\n- Two."),
        ("- One.\n\n  <!-- no words -->\n- Two.", "- One.\n- Two."),
    ],
)
def test_what_stands_within_a_list_keeps_its_place(markup, text):
    assert article(markup).text == text
