"""Which encoding a text without a mark is in, where its own bytes tell. Pure."""

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterable

import charset_normalizer

SAMPLE = 64 * 1024  # bytes that an encoding is guessed from
_FEW = 8  # characters above ASCII; a guess from fewer is worse than the commonest encoding

_SIGNS = frozenset("¿¡«»“”‘’„–—…•°ºª€£§©®·\u00a0")
# characters above ASCII that texts of Western Europe in cp1252 are made of
_WESTERN = frozenset("áéíóúüñÁÉÍÓÚÜÑçÇàèìòùâêîôûäëïöÄÖÀÈãõåæøÅÆØß´") | _SIGNS
_CENTRAL = [  # Polish, Czech with Slovak, Hungarian, Croatian with its kin, Romanian
    frozenset(letters + letters.upper()) | _SIGNS
    for letters in ("ąćęłńóśźż", "áäčďéěíĺľňóôŕřšťúůýž", "áéíóöőúüű", "čćđšž", "ăâîşţ")
]
_CENTRAL_CODES = ("cp1250", "iso-8859-2")
_WESTERN_CODES = ("mac-roman", "cp850")  # of Macintosh and DOS
_SURE = 0.03  # share of characters above ASCII that may be out of place in the right reading
_WRONG = 0.2  # and that are at least, in a wrong one
_MOST_ABOVE = 0.4  # share of the letters that are above ASCII, in Latin script
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
}  # fmt: skip
"""Codecs whose labels stand for larger ones: https://encoding.spec.whatwg.org/#names-and-labels"""
_NO_TEXTS = frozenset("idna punycode raw-unicode-escape undefined unicode-escape utf-7".split())
_WIDE = ("utf-16", "utf-32")

WINDOWS_SIGNS = {
    code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))
}
"""The signs that Windows has where ISO 8859 has controls, which no text holds: “ ” ’ – — … €"""

_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b$(D")
_BLOCKS = 3  # of 256 characters, that a text in an alphabet is written in: its own, signs, ASCII


def codec_of(label: str) -> str | None:
    """The codec by which browsers read what is labelled so; None for what is none of texts."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    return None if name in _NO_TEXTS else _AS_BROWSERS.get(name, name)


def is_stated_wrongly(codec: str, content: bytes) -> bool:
    """Whether no text has these bytes in the codec: one in UTF-16 has a zero byte in its spaces,
    and in the letters of a page's own word on its encoding.
    """
    return codec.startswith(_WIDE) and b"\0" not in content


def escaped(content: bytes) -> str | None:
    """Japanese in ISO 2022, which is ASCII with escapes; None for other texts."""
    if not any(escape in content for escape in _ESCAPES):
        return None
    try:
        return content.decode("iso2022_jp_2")
    except UnicodeDecodeError:
        return None


def unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: told by the zero byte in every other place, or by few blocks."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.2 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.2 * half:
        return "utf-16-be"
    if b"\0" not in sample:  # that of a space, in other scripts
        return None
    found = [code for code in ("utf-16-le", "utf-16-be") if _is_in_few_blocks(sample, code)]
    return found[0] if len(found) == 1 else None


def _is_in_few_blocks(sample: bytes, code: str) -> bool:
    try:
        text = sample[: len(sample) // 2 * 2].decode(code)
    except UnicodeDecodeError:
        return False
    if any(
        unicodedata.category(each) in ("Cc", "Cn", "Co") for each in text if each not in "\n\r\t"
    ):
        return False
    blocks = Counter(ord(each) >> 8 for each in text)
    commonest = sum(number for _, number in blocks.most_common(_BLOCKS))
    return commonest >= 0.95 * len(text) and text.count(" ") * 40 >= len(text)


def legacy(content: bytes) -> str:
    """A text in one of the encodings from before UTF-8."""
    sample = content[:SAMPLE]
    western = sample.decode("cp1252", "replace")
    high = [character for character in western if character > "\x7f"]
    if len(high) < _FEW:
        return content.decode("cp1252", "replace")
    strange = _out_of_place(western, _WESTERN)
    if strange >= _WRONG:
        readings = [
            (_out_of_place(text, letters), code)
            for codes, sets in ((_CENTRAL_CODES, _CENTRAL), (_WESTERN_CODES, (_WESTERN,)))
            for code in codes
            if _is_latin(text := sample.decode(code, "replace"))
            for letters in sets
        ]
        best, code = min(readings, default=(1.0, ""))
        if best <= _SURE:
            return content.decode(code, "replace")
    if _is_latin(western) and sum(map(_WESTERN.__contains__, high)) >= 0.9 * len(high):
        return content.decode("cp1252", "replace")
    guess = charset_normalizer.from_bytes(sample).best()
    return content.decode(guess.encoding if guess else "cp1252", "replace")


def _is_latin(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return sum(each > "\x7f" for each in letters) <= _MOST_ABOVE * len(letters)


def _out_of_place(text: str, known: Iterable[str]) -> float:
    """The share of the characters above ASCII that no text of these would have where they stand."""
    known = frozenset(known)
    high = strange = 0
    for before, each, behind in zip(" " + text, text, text[1:] + " ", strict=False):
        if each > "\x7f":
            high += 1
            strange += each not in known or _is_misplaced(before, each, behind)
    return strange / max(1, high)


def _is_misplaced(before: str, each: str, behind: str) -> bool:
    if each.isalpha():
        return (
            (each.isupper() and before.islower())  # "cafŽ"
            or (each.islower() and behind.isupper())  # "ìWe"
            or before in ".,;:!?"  # "go,Ó"
        )
    if each in "–—":
        return before.islower() and behind.islower()  # "estaci—n"
    if each in "“«„":
        return before.isalpha()
    return each in "”»…¿¡€£" and before.isalpha() and behind.isalpha()
