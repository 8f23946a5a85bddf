"""DOCX, ODT, EPUB and RTF: words, headings, lists, tables, notes, chapters and properties."""

import io
from datetime import date

import pytest
from docx import Document
from office_files import DC, ODT_NAMES, W, docx, odt, p, packed

from ingest.article import Place
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source

PROSE = "The memo counts 58 crates of ammunition at the customs shed of Bahía Honda."
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(c + 1)} "{f"&{chr(c)};" * 10}">' for c in range(ord("b"), ord("n")))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def article(content, form):
    return read(Source(f"/sources/memo{form}", MEDIA_TYPES[form], content))


def refused(content, form):
    with pytest.raises(UnreadableSource) as failure:
        article(content, form)
    return failure.value.reason


def marked(found):
    return [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks]


def dates(found):
    """Publication and update, as precisely as they are kept."""
    return found.published_at.isoformat(), found.updated_at.isoformat()


def test_docx_keeps_what_the_last_author_left():
    body = (
        p("The Memo", "Titel") + p("What was seen", "berschrift1") + p(PROSE)
        + p("first crate", "L") + p("second crate", "L")
        + "<w:p><w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>denied</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>confirmed</w:t></w:r></w:ins><w:r><w:t> it.</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:tbl><w:tr><w:tc>" + p("Year") + "</w:tc><w:tc>" + p("Crates") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("2023") + "</w:tc><w:tc>" + p("58") + "</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{p('In a form it said that nobody knew.')}</w:sdtContent></w:sdt>"
    )  # fmt: skip
    note = f'<w:footnote w:id="2">{p("By telephone.")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    core = (
        f"<core {DC}><dc:creator>Ana Paz</dc:creator><dc:title>Draft</dc:title>"
        "<dcterms:created>2023-09-14T10:00:00Z</dcterms:created>"
        "<dcterms:modified>2023-09-15T08:30:00Z</dcterms:modified></core>"
    )
    found = article(docx(body, **{"word/footnotes.xml": notes, "docProps/core.xml": core}), ".docx")
    assert found.text.split("\n\n") == [
        "What was seen",
        PROSE,
        "- first crate\n- second crate",
        "He confirmed it.",
        "By telephone.",
        "Year | Crates\n2023 | 58",
        "In a form it said that nobody knew.",
    ]
    assert marked(found) == [("heading", "What was seen"), ("note", "By telephone.")]
    assert (found.title, found.byline) == ("The Memo", "Ana Paz")
    assert dates(found) == ("2023-09-14T10:00:00+00:00", "2023-09-15T08:30:00+00:00")


def test_the_text_s_own_lines_go_before_properties():
    core = (
        f"<p {DC}><dc:creator>windows-user</dc:creator>"
        "<dcterms:modified>2019-01-02T08:00:00Z</dcterms:modified></p>"
    )
    body = p("The Memo", "Titel") + p("By Marta Quiñónez, 3 October 2023") + p(PROSE)
    found = article(docx(body, **{"docProps/core.xml": core}), ".docx")
    assert (found.byline, found.published) == ("Marta Quiñónez", date(2023, 10, 3))
    assert found.updated_at is None  # before it was published: a template's


def test_odt_keeps_lists_tables_and_notes():
    body = (
        '<text:h>The Board</text:h><text:p>It noted<text:s text:c="2"/>23 cranes<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Counted in May."
        "</text:p></text:note-body></text:note> in April.</text:p>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:section><text:list><text:list-item><text:p>one crane</text:p></text:list-item>"
        "<text:list-item><text:p>two cranes</text:p></text:list-item></text:list></text:section>"
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>2023</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = article(odt(body), ".odt")
    assert found.text.split("\n\n") == [
        "It noted 23 cranes in April.",
        "Counted in May.",
        "- one crane\n- two cranes",
        "Year | 2023",
    ]
    assert marked(found) == [("note", "Counted in May.")]
    assert (found.title, found.byline) == ("The Board", "Ana Paz")
    assert dates(found) == ("2023-05-03T08:00:00", "2023-05-04T09:15:00")


def epub(chapters, **more):
    items = "".join(f'<item id="c{n}" href="c%20{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfile full-path="OEBPS/book.opf"/></c>',
        "OEBPS/book.opf": (
            f"<package {DC}><metadata><dc:title>The Border Book</dc:title>"
            "<dc:creator>Tomás Ixcot</dc:creator><dc:creator>Ana Paz</dc:creator>"
            "<dc:publisher>Ceiba</dc:publisher><dc:date>2021-04</dc:date>"
            '<meta property="dcterms:modified">2021-05-06T07:08:09Z</meta></metadata>'
            f'<manifest><item id="n" href="nav.xhtml" properties="nav"/>{items}</manifest>'
            f'<spine><itemref idref="n"/>{spine}</spine></package>'
        ),
        "OEBPS/nav.xhtml": "<html><body><p>A table that nobody cites.</p></body></html>",
    }
    written = {f"OEBPS/c {n}.xhtml": text for n, text in enumerate(chapters)}
    return packed(files | written | more)


def test_epub_is_read_in_the_order_of_its_spine_and_cited_by_chapter():
    road = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        "<h1>The Road</h1><p>It was paved in 1998.</p></body></html>"
    )
    river = f"<html><body><h1>The River</h1><p>{PROSE}</p></body></html>"
    found = article(epub([road, river]), ".epub")
    assert found.text == f"The River\n\n{PROSE}\n\nThe Road\n\nIt was paved in 1998."
    at = found.text.index("paved")
    assert found.place(at, at + 5) == Place("chapter", "The Road", "The Road")
    assert (found.title, found.publisher) == ("The Border Book", "Ceiba")
    assert found.byline == "Tomás Ixcot, Ana Paz"
    assert dates(found) == ("2021-04", "2021-05-06T07:08:09+00:00")


def test_a_book_that_is_locked_says_so():
    assert "locked" in refused(epub([], **{"META-INF/encryption.xml": "<e/>"}), ".epub")


def test_rtf_tells_words_tables_and_properties():
    content = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title La a\'f1oranza}"
        rb"{\author Julia Paz}{\creatim\yr2020\mo5\dy7}{\revtim\yr2020\mo5\dy8\hr9\min5}}"
        rb"\f0 The Sluice\par It was opened 16"
        rb" times in June, the keeper of the \u8220?dam\u8221? said to this paper.\par"
        rb"\trowd\cellx1\cellx2 Year\cell Times\cell\row\trowd\cellx1\cellx2 2020\cell 16\cell\row}"
    )
    found = article(content, ".rtf")
    assert found.text.split("\n\n") == [
        "The Sluice",
        "It was opened 16 times in June, the keeper of the “dam” said to this paper.",
        "Year | Times\n2020 | 16",
    ]
    assert (found.title, found.byline) == ("La añoranza", "Julia Paz")
    assert dates(found) == ("2020-05-07", "2020-05-08T09:05")


@pytest.mark.parametrize("form", [".docx", ".odt", ".epub", ".rtf"])
@pytest.mark.parametrize("content", [b"", b"not of that form", packed({"a.txt": PROSE})])
def test_another_form_under_its_name_is_a_named_failure(form, content):
    assert refused(content, form)


@pytest.mark.parametrize(
    ("path", "root"), [("xl/workbook.xml", "<workbook/>"), ("xl/workbook.bin", "\0"), ("ppt/p", "")]
)
def test_another_file_of_office_is_one_also_where_it_names_its_parts(path, root):
    named = (
        f'<Relationships><Relationship Type="a/officeDocument" Target="{path}"/></Relationships>'
    )
    sheet = packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": named, path: root})
    assert "no Word document" in refused(sheet, ".docx")


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE], ids=["billion laughs", "a file outside"])
@pytest.mark.parametrize("form", [".docx", ".odt"])
def test_entities_are_never_resolved(form, before):
    entity = "&n;" if before is LAUGHS else "&a;"
    content = docx(p(f"{PROSE} {entity}"), before) if form == ".docx" else odt(
        f"<text:p>{PROSE} {entity}</text:p>", before
    )  # fmt: skip
    try:
        found = article(content, form)
    except UnreadableSource as failure:
        assert "damaged" in failure.reason
    else:
        assert found.text.strip() == PROSE


def test_a_part_that_unpacks_without_end_is_a_named_failure():
    assert "bomb" in refused(docx(p("0" * 50_000_000)), ".docx")


def test_a_document_nested_without_end_is_a_named_failure():
    deep = "<w:ins>" * 5_000 + p(PROSE) + "</w:ins>" * 5_000
    assert "damaged" in refused(docx(deep), ".docx")


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_words_that_are_hidden_in_a_docx_are_not_read():
    runs = (
        run("It was shut")
        + run(" by the minister", "<w:vanish/>")
        + run(" on Monday", '<w:vanish w:val="0"/>')
    )
    hidden = f"<w:p>{run('Nobody may read this.', '<w:b/><w:vanish/>')}</w:p>"
    assert article(docx(f"<w:p>{runs}</w:p>{hidden}"), ".docx").text == "It was shut on Monday"


def test_what_a_template_says_of_itself_is_no_provenance():
    document = Document()
    document.add_paragraph(PROSE)
    made = io.BytesIO()
    document.save(made)
    found = article(made.getvalue(), ".docx")
    assert (found.byline, found.published_at, found.updated_at) == (None, None, None)


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (run("killed 17") + run("3", RAISED) + run(" people"), "killed 17³ people"),
        (run("in Arlen,") + run("1", RAISED) + run("2", RAISED) + run(" killed 17")
         + run("3", RAISED) + run(" people"), "in Arlen, killed 17 people"),
        (run("killed 17") + f'<w:hyperlink w:anchor="n3">{run("3", RAISED)}</w:hyperlink>'
         + run(" people"), "killed 17 people"),
        (run("some 10") + run("6", RAISED) + run(" litres"), "some 10⁶ litres"),
        (run("log") + run("10", '<w:vertAlign w:val="subscript"/>') + run("5"), "log₁₀5"),
    ],
)  # fmt: skip
def test_raised_numbers_of_docx_make_no_other_number(runs, said):
    assert article(docx(f"<w:p>{runs}</w:p>"), ".docx").text == said


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (r"killed 17{\super 3} people", "killed 17³ people"),
        (r"killed 17\super 3\nosupersub  people", "killed 17³ people"),
        (r"killed 17{\uc0\super 3} people", "killed 17³ people"),
        (r"in Arlen,{\super 1} killed 17{\b\super 3} people", "in Arlen, killed 17 people"),
        (r"some 10{\super 6} litres", "some 10⁶ litres"),
        (r"the 20{\super th} century", "the 20th century"),
    ],
)
def test_raised_numbers_of_rtf_make_no_other_number(markup, said):
    content = rb"{\rtf1\ansi{\stylesheet{\s15\super footnote reference;}}\pard " + markup.encode()
    assert article(content + rb"\par}", ".rtf").text == said


def test_footnotes_of_rtf_stand_behind_their_paragraph():
    content = (
        rb"{\rtf1\ansi\ansicpg1252 It was opened 16{\super\chftn{\footnote\pard\plain"
        rb"{\super\chftn} Seg\'fan el guarda, 10{\super 6} litros.}} times.\par"
        rb" It was shut{\*\footnote {\i By nobody.}} on Monday.\par}"
    )
    found = article(content, ".rtf")
    assert found.text.split("\n\n") == [
        "It was opened 16 times.",
        "Según el guarda, 10⁶ litros.",
        "It was shut on Monday.",
        "By nobody.",
    ]
    assert [kind for kind, _ in marked(found)] == ["note", "note"]


STYLES = (
    '<office:automatic-styles><style:style style:name="T1"><style:text-properties'
    ' style:text-position="super 58%"/></style:style><style:style style:name="T2">'
    '<style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="T5"><style:text-properties style:weight="bold"/></style:style>'
    '<style:style style:name="T3" style:parent-style-name="T1"/><style:style style:name="T4">'
    '<style:text-properties style:text-position="0% 100%"/></style:style></office:automatic-styles>'
)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('killed 17<text:span text:style-name="T1">3</text:span> people', "killed 17³ people"),
        ('killed 17<text:span text:style-name="T3">3</text:span> people', "killed 17³ people"),
        ('killed 17<text:span text:style-name="T4">3</text:span> people', "killed 173 people"),
        ('some 10<text:span text:style-name="T1">6</text:span> litres', "some 10⁶ litres"),
        ('log<text:span text:style-name="T2">10</text:span>5', "log₁₀5"),
        (
            'killed 17<text:a xlink:href="#n"><text:span text:style-name="T1">3</text:span>'
            "</text:a> people",
            "killed 17 people",
        ),
        (
            'in Arlen,<text:span text:style-name="T1">1</text:span> killed'
            ' 17<text:span text:style-name="T1"><text:span text:style-name="T5">3</text:span>'
            "</text:span> people",
            "in Arlen, killed 17 people",
        ),
    ],
)
def test_raised_numbers_of_odt_make_no_other_number(markup, said):
    names = 'xmlns:style="urn:a" xmlns:xlink="urn:b" '
    content = f"<c {names}{ODT_NAMES}>{STYLES}<office:text><text:p>It {markup}.</text:p>"
    found = article(packed({"content.xml": f"{content}</office:text></c>"}), ".odt")
    assert found.text == f"It {said}."


def rows(*lines):
    """A table of Word whose cells are words, or words with properties."""
    cells = (
        "".join(
            f"<w:tc><w:tcPr>{''.join(more)}</w:tcPr>{p(words) if words else '<w:p/>'}</w:tc>"
            for words, *more in line
        )
        for line in lines
    )
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in cells) + "</w:tbl>"


TWO, BEGINS, GOES_ON = (
    '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>",
)  # fmt: skip


def test_each_value_of_a_table_in_word_stands_beside_its_labels():
    table = rows(
        [("Losses of the ports", '<w:gridSpan w:val="3"/>')],
        [("Port",), ("2022", TWO)],
        [("Arlen", BEGINS), ("ships",), ("2",)],
        [("", GOES_ON), ("crews",), ("5",)],
        [("Brod",), ("ships",), ("3",)],
    )
    found = article(docx(p(PROSE) + table), ".docx")
    assert found.text.split("\n\n")[-1].split("\n") == [
        "Losses of the ports",
        "Port | 2022 | 2022",
        "Arlen | ships | 2",
        "Arlen | crews | 5",
        "Brod | ships | 3",
    ]


def test_a_merged_cell_goes_on_in_its_own_column_and_a_long_one_is_said_once():
    long = "word " * 40
    table = rows(
        [(long, TWO), ("Arlen", BEGINS)],
        [("a",), ("b",), ("", GOES_ON)],
        [("c",), ("", '<w:vMerge w:val="continue"/>'), ("d",)],
    )
    lines = article(docx(p(PROSE) + table), ".docx").text.split("\n\n")[-1].split("\n")
    assert lines[1:] == ["a | b | Arlen", "c | b | d"]
    assert lines[0].count("word") == 40


def test_spans_do_not_make_a_text_of_any_length():
    wide = [("Arlen", '<w:gridSpan w:val="999"/>'), ("b",)]
    found = article(docx(p(PROSE) + rows(*[wide] * 3_000)), ".docx")
    assert len(found.text) < 600_000
