"""Peak memory of reading a folder that is far larger than memory should ever hold of it.

    python -m tests.bulk --mib 256 2048

fills a folder with saved pages, mails, Word files, PDFs and archives that carry pictures, as large
as asked for, and prints what `dossier ingest` held at most of it, with the process that reads
beside it. What they say is short: to embed two gigabytes of words takes a day and shows no more.
"""

import argparse
import base64
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from docx import Document

from tests.pdf_files import Pdf

PICTURE = 5 * 2**20
"""Bytes of the pictures that a file carries, most often; one in twenty carries eight times that."""

RUN = """
import resource, sys
from ui.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
peaks = (resource.getrusage(who).ru_maxrss for who in
         (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(*peaks, file=sys.stderr)
"""


def words(number: int) -> list[str]:
    """Two paragraphs of a report, no two alike."""
    return [
        f"On day {number} the harbour office of basin {number} counted {number * 7} barges.",
        f"The pilot of basin {number} said that {number * 3} of them carried gravel to lock"
        f" {number + 4}, and that nobody had asked him about the others.",
    ]


def page(number: int, picture: bytes) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in words(number))
    drawn = f'<img alt="" src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
    return (
        f"<html><title>Basin {number}</title><body><article><h1>Basin {number}</h1>"
        f"{drawn}{paragraphs}</article></body></html>"
    ).encode()


def mail(number: int, picture: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "office@example.org", f"Basin {number}"
    message["Date"] = "Mon, 03 Mar 2025 09:00:00 +0000"
    message.set_content("\n\n".join(words(number)))
    message.add_attachment(picture, maintype="image", subtype="png", filename="basin.png")
    return message.as_bytes()


def word(number: int, picture: bytes) -> bytes:
    document, stream = Document(), BytesIO()
    document.add_heading(f"Basin {number}")
    for line in words(number):
        document.add_paragraph(line)
    document.save(stream)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as packed:
        packed.writestr("word/media/basin.png", picture)
    return stream.getvalue()


def portable(number: int, picture: bytes) -> bytes:
    made = Pdf()
    font = made.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    drawn = made.add(
        f"<< /Type /XObject /Subtype /Image /Width 1024 /Height {len(picture) // 1024}"
        f" /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {len(picture)} >>",
        picture,
    )
    told = " ".join(words(number)).split()
    lines = [" ".join(told[at : at + 12]) for at in range(0, len(told), 12)]
    text = "BT /F1 11 Tf 72 700 Td 14 TL " + " ".join(f"({line}) '" for line in lines) + " ET"
    drawing = f"q 400 0 0 400 72 72 cm /I1 Do Q {text}".encode()
    stream = made.add(f"<< /Length {len(drawing)} >>", drawing)
    leaf = made.add(
        f"<< /Type /Page /Parent 6 0 R /MediaBox [0 0 612 792] /Contents {stream} 0 R"
        f" /Resources << /Font << /F1 {font} 0 R >> /XObject << /I1 {drawn} 0 R >> >> >>"
    )
    root = made.add("<< /Type /Catalog /Pages 6 0 R >>")
    made.add(f"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>")
    return made.written(root)


def archive(number: int, picture: bytes) -> bytes:
    stream, shares = BytesIO(), [picture[at::4] for at in range(4)]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for at, share in enumerate(shares):
            packed.writestr(f"page-{at}.html", page(1_000_000 * (at + 1) + number, share))
    return stream.getvalue()


FORMS: dict[str, Callable[[int, bytes], bytes]] = {
    ".html": page,
    ".eml": mail,
    ".docx": word,
    ".pdf": portable,
    ".zip": archive,
}


def write_sources(folder: Path, size: int) -> int:
    """Files of at least so many bytes together; how many there are."""
    folder.mkdir()
    drawn, written = random.Random(0), 0
    for number in count():
        if written >= size:
            return number
        ending = tuple(FORMS)[number % len(FORMS)]
        picture = drawn.randbytes(PICTURE * (8 if number % 20 == 7 else 1))
        content = FORMS[ending](number, picture)
        (folder / f"basin-{number:05}{ending}").write_bytes(content)
        written += len(content)
    raise AssertionError("count() has no end")


def ingest(sources: Path, library: Path) -> tuple[int, int, str]:
    """Peaks of the process that embeds and of the one that reads, KiB, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "ingest", str(sources), "--library", str(library)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    own, beside = done.stderr.split()[-2:]
    return int(own), int(beside), done.stdout.strip()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--mib", type=int, nargs="+", default=[256, 2048])
    for mib in options.parse_args().mib:
        with TemporaryDirectory(prefix="dossier-bulk-") as name:
            folder = Path(name)
            files = write_sources(folder / "sources", mib * 2**20)
            began = perf_counter()
            own, beside, said = ingest(folder / "sources", folder / "library")
            took = perf_counter() - began
        sys.stdout.write(
            f"{mib} MiB in {files} files: {took:.0f} s; peak {own / 1024:.0f} MiB"
            f" and {beside / 1024:.0f} MiB in the process that reads\n{said}\n"
        )


if __name__ == "__main__":
    main()
