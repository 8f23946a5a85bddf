"""Small documents of word processors, from their markup."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DC = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def packed(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def docx(body, before="", **parts):
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Titel", "Title"), ("berschrift1", "heading 1"), ("L", "List Bullet"))
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'{before}<w:d xmlns:w="{W}"><w:body>{body}</w:body></w:d>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    return packed(files | parts)


def p(text, style=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def odt(body, before=""):
    meta = (
        f"<m {DC}><dc:title>Minutes</dc:title><meta:initial-creator>Ana Paz</meta:initial-creator>"
        "<meta:creation-date>2023-05-03T08:00:00</meta:creation-date>"
        "<dc:date>2023-05-04T09:15:00</dc:date></m>"
    )
    content = f"<c {ODT_NAMES}><office:text>{body}</office:text></c>"
    return packed({"content.xml": before + content, "meta.xml": meta})
