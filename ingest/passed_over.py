"""What in a folder or an archive holds no words: it is counted by kind, not named file by file."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from ingest.forms import PACKED, PROGRAMS, media_type_of

Kind = Literal[
    "picture",
    "sound",
    "video",
    "program",
    "font",
    "script",
    "hidden",
    "lock",
    "system",
    "special",
    "link",
    "library",
]
"""`script`: scripts and style sheets, as of saved pages; `lock`: what lies beside an open document;
`special`: pipes, sockets, devices and links that lead nowhere; `link`: one that leads to a folder;
`library`: a folder of Dossier's own.
"""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file, or a hidden folder as a whole, that is not looked into."""

    location: str
    kind: Kind


_SUFFIXES: dict[Kind, str] = {
    "picture": "png jpg jpeg jpe jfif gif tif tiff bmp webp heic heif avif ico svg psd ai eps"
    " cr2 nef arw dng xcf",
    "sound": "mp3 m4a m4b wav ogg oga opus flac aac wma aif aiff amr mid midi",
    "video": "mp4 m4v mov avi mkv webm wmv flv mpg mpeg 3gp mts m2ts vob",
    "program": "exe dll msi so dylib dmg pkg deb rpm apk jar class pyc wasm bat cmd",
    "font": "ttf otf woff woff2 eot",
    "script": "js mjs css map scss less",
    "system": "lnk url webloc desktop",
}
_KINDS: dict[str, Kind] = {
    f".{suffix}": kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()
}
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"BM", "picture"),
    (8, b"WEBP", "picture"),
    (4, b"ftyphei", "picture"),
    (4, b"ftypavif", "picture"),
    (0, b"ID3", "sound"),
    (0, b"\xff\xfb", "sound"),
    (0, b"OggS", "sound"),
    (0, b"fLaC", "sound"),
    (4, b"ftypM4A", "sound"),
    (8, b"WAVE", "sound"),
    (8, b"AVI ", "video"),
    (4, b"ftyp", "video"),
    (0, b"\x1a\x45\xdf\xa3", "video"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"MZ", "program"),
    (0, b"wOF", "font"),
    (0, b"OTTO", "font"),
)


def kind_of_name(name: str) -> Kind | None:
    """What the name alone settles, whatever the file holds: files of systems, and hidden ones."""
    low = name.lower()
    if low.startswith("~$") or (low.startswith(".~lock.") and low.endswith("#")):
        return "lock"
    if low in _SYSTEM or low.endswith(".dossier.toml"):
        return "system"
    return "hidden" if name.startswith(".") else None


def kind_of(name: str, head: bytes, media_type: str | None) -> Kind | None:
    """The kind of a file that holds no words; None where it may hold some, or claims to.

    Args:
        head: its first bytes.
        media_type: what `form_of` tells of it.
    """
    if media_type_of(name):  # a text by its name: that it is none is worth a word
        return None
    named = _KINDS.get(PurePath(name).suffix.lower())
    if media_type is None:
        return named or (_by_signature(head) if b"\0" in head else None)
    if media_type.startswith("image/"):
        return "picture"
    return "program" if media_type in PROGRAMS else named if media_type in PACKED else None


def _by_signature(head: bytes) -> Kind | None:
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return kind
    return None
