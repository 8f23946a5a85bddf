"""Small PDFs for tests, written by hand: lines of Helvetica where a test wants them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

HEIGHT, WIDTH = 792, 612


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; its left end and baseline in points from the lower left corner."""

    left: float
    base: float
    words: str
    size: float = 11


@dataclass(slots=True)
class Pdf:
    """The objects of a file, to be written in order."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, body: str | bytes, stream: bytes | None = None) -> int:
        head = body.encode("latin-1") if isinstance(body, str) else body
        if stream is not None:
            head += b"\nstream\n" + stream + b"\nendstream"
        self.objects.append(head)
        return len(self.objects)

    def written(self, root: int, info: int | None = None) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        about = f"/Info {info} 0 R" if info else ""
        trailer = f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {about} >>\n"
        end = f"{trailer}startxref\n{len(out)}\n%%EOF".encode()
        return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


def pdf(
    pages: Sequence[Sequence[Text] | None],
    about: dict[str, str] | None = None,
    labels: str = "",
    damaged: Collection[int] = (),
) -> bytes:
    """A file with these pages; None is one that is a picture alone.

    Args:
        damaged: which of the pages, from 1 on, are no pages.
        about: title, author and so on, by their PDF names.
        labels: the dictionary of page labels, in PDF's own notation.
    """
    made = Pdf()
    font = made.add(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    grey = made.add(
        "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 /Length 64 >>",
        b"\x80" * 64,
    )
    parent = 2 * len(pages) + 3
    numbers = []
    for page, lines in enumerate(pages, start=1):
        drawn = b"".join(
            b"BT /F %g Tf %g %g Td (%s) Tj ET\n"
            % (line.size, line.left, line.base, _escaped(line.words))
            for line in lines or ()
        )
        if lines is None:
            drawn = b"q 600 0 0 792 0 0 cm /X Do Q"
        content = made.add(f"<< /Length {len(drawn)} >>", drawn)
        whole = (
            f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F {font} 0 R >> /XObject << /X {grey} 0 R >> >>"
            f" /Contents {content} 0 R >>"
        )
        numbers.append(made.add("(no page)" if page in damaged else whole))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    made.add(f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>")
    named = f"/PageLabels << /Nums [{labels}] >>" if labels else ""
    root = made.add(f"<< /Type /Catalog /Pages {parent} 0 R {named} >>")
    info = None
    if about:
        told = b" ".join(
            b"/%s (%s)" % (key.encode(), _escaped(value)) for key, value in about.items()
        )
        info = made.add(b"<< " + told + b" >>")
    return made.written(root, info)


def column(
    lines: Sequence[str], left: float = 72, top: float = 700, size: float = 11
) -> list[Text]:
    """Lines below each other, as a typesetter puts them."""
    return [Text(left, top - 14 * number, words, size) for number, words in enumerate(lines)]


def _escaped(words: str) -> bytes:
    coded = words.encode("cp1252")
    return coded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
