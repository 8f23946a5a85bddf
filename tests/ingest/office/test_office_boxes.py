"""Word and OpenDocument: what is anchored in a paragraph is no part of its words."""

import pytest
from office_files import W, docx, odt, p, packed

from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source


def blocks(content, form):
    found = read(Source(f"/sources/memo{form}", MEDIA_TYPES[form], content))
    notes = {found.text[mark.start : mark.end] for mark in found.marks if mark.kind == "note"}
    return [f"[{text}]" if text in notes else text for text in found.text.split("\n\n")]


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def word_box(content):
    """A text box as Word writes it, once for itself and once for older programs."""
    return (
        f"<w:r><w:AlternateContent><w:Choice><w:txbxContent>{content}</w:txbxContent></w:Choice>"
        f"<w:Fallback><w:txbxContent>{content}</w:txbxContent></w:Fallback></w:AlternateContent>"
        "</w:r>"
    )


def word_table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def word_cells(*texts):
    return "".join(f"<w:tc>{p(text)}</w:tc>" for text in texts)


BOX = p("The bridge in 2019")
BEFORE, BEHIND = "The report was read on Monday.", "It ended."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (word_box(BOX) + run("300 men were seen there."),
         ["300 men were seen there.", "The bridge in 2019"]),
        (run("He saw ") + word_box(BOX) + run("300 men."),
         ["He saw 300 men.", "The bridge in 2019"]),
        (word_box(p("In the box.") + word_table(word_cells("Men", "300"), word_cells("Cars", "2"))),
         ["In the box.", "Men | 300\nCars | 2"]),
        (word_box(f"<w:p>{word_box(p('Inner.'))}{run('Outer.')}</w:p>") + run("Around."),
         ["Around.", "Outer.", "Inner."]),
        (run("He paid.") + word_box(p("one", "L") + p("two", "L")), ["He paid.", "- one\n- two"]),
        (f"<w:del>{word_box(BOX)}</w:del>" + run("He paid."), ["He paid."]),
    ],
)  # fmt: skip
def test_a_text_box_of_word_is_a_text_of_its_own(paragraph, expected):
    content = docx(p(BEFORE) + f"<w:p>{paragraph}</w:p>" + p(BEHIND))
    assert blocks(content, ".docx") == [BEFORE, *expected, BEHIND]


def test_a_text_box_in_an_item_or_a_cell_of_word():
    item = f'<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr>{run("He paid.")}{word_box(BOX)}</w:p>'
    cell = f"<w:tc><w:p>{word_box(p('men'))}{run('300')}</w:p></w:tc>"
    table = word_table(word_cells("Who", "How many"), cell + word_cells("2"))
    content = docx(p(BEFORE) + item + p("He left.", "L") + p(BEHIND) + table)
    assert blocks(content, ".docx") == [
        BEFORE, "- He paid.", "The bridge in 2019", "- He left.", BEHIND,
        "Who | How many\n300 men | 2",
    ]  # fmt: skip


def test_notes_of_a_box_and_of_a_table_in_word_are_said_once():
    refers = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    box = word_box(f"<w:p>{run('In the box.')}{refers.format(2)}</w:p>")
    table = word_table(f"<w:tc><w:p>{run('300')}{refers.format(3)}</w:p></w:tc>{word_cells('men')}")
    notes = "".join(
        f'<w:footnote w:id="{key}">{p(said)}</w:footnote>'
        for key, said in ((2, "By telephone."), (3, "Counted twice."))
    )
    content = docx(
        p(BEFORE) + f"<w:p>{box}{run('Around it.')}</w:p>" + table + p(BEHIND),
        **{"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'},
    )
    assert blocks(content, ".docx") == [
        BEFORE, "Around it.", "In the box.", "[By telephone.]", "300 | men", "[Counted twice.]",
        BEHIND,
    ]  # fmt: skip


def test_a_cell_in_a_form_of_word_is_a_cell():
    form = f"<w:sdt><w:sdtPr/><w:sdtContent>{word_cells('300 dollars')}</w:sdtContent></w:sdt>"
    table = word_table(word_cells("Name", "Amount"), word_cells("Rojas Ltd") + form)
    content = docx(p(BEFORE) + table)
    assert blocks(content, ".docx") == [BEFORE, "Name | Amount\nRojas Ltd | 300 dollars"]


KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml"])
def test_parts_of_word_are_found_by_what_names_them(target):
    relations = '<Relationships><Relationship Type="{}/{}" Target="{}"/></Relationships>'
    note = f'<w:footnote w:id="2">{p("By telephone.")}</w:footnote>'
    body = f'<w:p>{run(BEFORE)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    content = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations.format(KINDS, "officeDocument", target),
            "word/_rels/document2.xml.rels": relations.format(KINDS, "footnotes", "notes%202.xml"),
            "word/document2.xml": f'<w:d xmlns:w="{W}"><w:body>{body}</w:body></w:d>',
            "word/notes 2.xml": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>',
        }
    )
    assert blocks(content, ".docx") == [BEFORE, "[By telephone.]"]


@pytest.mark.parametrize(
    "relations", ["<broken", "<Relationships/>", '<r><x Type="a/styles"/></r>']
)
def test_a_document_of_word_without_sound_relations_is_read(relations):
    parts = {"_rels/.rels": relations, "word/_rels/document.xml.rels": relations}
    assert blocks(docx(p(BEFORE), **parts), ".docx") == [BEFORE]


COMMENT = "<office:annotation><text:p>Not true, ask the lawyer.</text:p></office:annotation>"
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the file."
    "</text:p></text:note-body></text:note>"
)
FRAME = (
    "<draw:frame><draw:text-box><text:p>The bridge in 2019</text:p><text:p>By night</text:p>"
    "</draw:text-box></draw:frame>"
)
SHAPE = "<draw:custom-shape><text:p>The bridge in 2019</text:p></draw:custom-shape>"
BOXED_TABLE = (
    "<draw:frame><draw:text-box><table:table><table:table-row><table:table-cell><text:p>Men"
    "</text:p></table:table-cell><table:table-cell><text:p>300</text:p></table:table-cell>"
    "</table:table-row></table:table></draw:text-box></draw:frame>"
)


def odt_list(*items):
    inner = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in items)
    return f"<text:list>{inner}</text:list>"


def odt_row(*cells):
    inner = "".join(
        f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (odt_list(f"He took{COMMENT} 300 dollars{NOTE}.", "He took a car."),
         ["- He took 300 dollars.", "[See the file.]", "- He took a car."]),
        (odt_list("He took a car.", f"He left{FRAME}."),
         ["- He took a car.\n- He left.", "The bridge in 2019", "By night"]),
        (f"<table:table>{odt_row('Rojas', f'300{COMMENT}')}{odt_row('Paz', f'400{NOTE}')}"
         "</table:table>", ["Rojas | 300\nPaz | 400", "[See the file.]"]),
        (f"<table:table>{odt_row(f'{SHAPE}300', 'men')}</table:table>",
         ["300 The bridge in 2019 | men"]),
        (f"<text:p>{FRAME}3 men were seen there.</text:p>",
         ["3 men were seen there.", "The bridge in 2019", "By night"]),
        (f"<text:p>He saw {SHAPE}3 men.</text:p>", ["He saw 3 men.", "The bridge in 2019"]),
        (f"<text:p>He counted.{BOXED_TABLE}</text:p>", ["He counted.", "Men | 300"]),
        (f"<text:p>Around.<draw:frame><draw:text-box><text:p>In the box{NOTE}.</text:p>"
         "</draw:text-box></draw:frame></text:p>", ["Around.", "In the box.", "[See the file.]"]),
    ],
)  # fmt: skip
def test_comments_notes_and_boxes_of_odt_are_no_words_of_what_holds_them(markup, expected):
    content = odt(f"<text:p>{BEFORE}</text:p>{markup}<text:p>{BEHIND}</text:p>")
    assert blocks(content, ".odt") == [BEFORE, *expected, BEHIND]
