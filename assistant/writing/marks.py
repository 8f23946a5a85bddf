"""A model's prose, taken apart into sentences with the ids they cite. Tolerant: small models write
ids in brackets of every kind, before or after the full stop, in lists and tables, and break off.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from ingest.prose.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a model wrote it, without its marks, and the ids in them, in order."""

    text: str
    ids: tuple[str, ...]


_ID = r"[sp#]?\d{1,3}[.:]\d{1,3}"
_JOIN = r"\s*(?:[,;&+]|[-–—]|\band\b|\bto\b|\by\b|\be\b|\s)\s*"
_LABEL = r"(?:(?:ids?|sentences?|sources?|see|ref|fuentes?|oracion(?:es)?)\b[.:]?\s*)?"
_WORDED = r"passage\s+\d{1,3}\s*,?\s+sentences?\s+\d{1,3}"
_MARK = re.compile(
    rf"\s*(?P<open>[\[(【{{⟦<])\s*{_LABEL}(?P<ids>(?:{_ID}|{_WORDED})(?:{_JOIN}(?:{_ID}|{_WORDED}))*)"
    r"\s*[.,;]?\s*[\])】}⟧>]",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"passage\s+(\d+)\s*,?\s+sentences?\s+(\d+)|[sp#]?(\d+)[.:](\d+)", re.IGNORECASE
)
_RANGE = re.compile(r"(\d+)[.:](\d+)\s*(?:[-–—]|\bto\b)\s*(\d+)[.:](\d+)", re.IGNORECASE)
_ENDS_ALONE = re.compile(r"[^\W_]$")
_BEGINS = re.compile(r"\s+[\"“«¿¡]?[A-ZÁÉÍÓÚÑ]")
_UNFINISHED = re.compile(r"[\[(【{⟦<][^\])】}⟧>\n]{0,60}$")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_THINKING = re.compile(r"<(?:t|th|thi|thin|think.*)?$", re.DOTALL | re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”»')\]]*(?=\s|$)")
_TWO_STOPS = re.compile(r"(?<!\.)([.!?])\.$")  # "found. [1.1]."
_BULLET = re.compile(r"^\s*(?:[-*•–—+]|\d{1,2}[.)](?![\d.]))\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s+|:\s*$")
_RULE = re.compile(r"^[\s|:=*_-]*$|^\s*```")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_`](?=\w)|(?<=[\w.!?])[*_`](?!\w)")
_STEERING = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def cited_sentences(pieces: Iterable[str], known: Container[str]) -> Iterator[Written]:
    """The sentences of a reply as soon as each is complete; what was cut off at the end is dropped.

    A sentence without an id takes those of the next one in its paragraph, where there are any: many
    models cite once for several. Headings without an id are no sentences.

    Args:
        pieces: of the reply, `spoken`, cut anywhere.
        known: ids that exist; round brackets with other numbers are left as prose.
    """
    text = ""
    for piece in pieces:
        *lines, text = (text + piece).split("\n")
        for line in lines:
            yield from _of_line(line, known)
        done, text = _settled(text, known)
        yield from done
    yield from _of_line(text, known, cut=True)


def spoken(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without what a model thinks aloud before it answers, and without characters that
    steer a terminal or turn the writing direction.
    """
    held = ""
    for piece in pieces:
        held = _THOUGHT.sub("", held + _STEERING.sub("", piece))
        begun = _THINKING.search(held)
        end = begun.start() if begun else len(held)
        yield held[:end]
        held = held[end:]
    if not held.lower().startswith("<think"):
        yield held


def _settled(line: str, known: Container[str]) -> tuple[list[Written], str]:
    """The sentences of an unfinished line that nothing can change any more, and the rest of it."""
    if _BULLET.match(line) or "|" in line or len(line) < 20:
        return [], line
    read = _read(_UNFINISHED.sub("", line), known)
    cited = [at for at, (_, sentence) in enumerate(read[:-1]) if sentence.ids]
    if not cited:
        return [], line
    last = cited[-1]
    return _given_ids([sentence for _, sentence in read[: last + 1]]), line[read[last + 1][0] :]


def _of_line(line: str, known: Container[str], cut: bool = False) -> list[Written]:
    """The sentences of a whole line.

    Args:
        cut: it may have been broken off: its last sentence counts only if it is complete.
    """
    if _RULE.match(line):
        return []
    plain = _BULLET.sub("", line)
    if plain.strip().startswith("|"):
        plain = ", ".join(cell.strip() for cell in plain.strip().strip("|").split("|"))
    if cut:
        plain = _whole(plain)
    read = [sentence for _, sentence in _read(plain, known)]
    if _HEADING.search(plain) and not any(sentence.ids for sentence in read):
        return []
    return _given_ids(read)


def _whole(line: str) -> str:
    """A line that may have been broken off, up to its last full stop or mark."""
    line = _UNFINISHED.sub("", line)
    ends = [match.end() for match in _MARK.finditer(line)]
    ends += [match.end() for match in _STOP.finditer(line)]
    return line[: max(ends, default=0)]


def _given_ids(sentences: list[Written]) -> list[Written]:
    found: list[Written] = []
    ids: tuple[str, ...] = ()
    for sentence in reversed(sentences):
        ids = sentence.ids or ids
        found.append(Written(sentence.text, ids))
    return found[::-1]


def _read(line: str, known: Container[str]) -> list[tuple[int, Written]]:
    """Sentences of a line with the offset where each begins in it."""
    plain, marks, moved = "", [], []
    at = 0
    for match in _MARK.finditer(line):
        ids = _ids(match["ids"])
        if match["open"] in "(<{" and not any(each in known for each in ids):
            continue
        plain += line[at : match.start()]
        if _ENDS_ALONE.search(plain) and _BEGINS.match(line, match.end()):
            plain += "."  # "found [2.3] The minister": the mark alone ends the sentence
        marks.append((len(plain.rstrip()), ids))
        moved.append((len(plain), match.end() - len(plain)))
        at = match.end()
    plain += line[at:]
    read: list[tuple[int, Written]] = []
    for start, end in sentence_spans(plain):
        cited = [each for place, ids in marks if start < place <= end for each in ids]
        text = _TWO_STOPS.sub(r"\1", " ".join(_EMPHASIS.sub("", plain[start:end]).split()))
        shift = next((by for place, by in reversed(moved) if place <= start), 0)
        read.append((start + shift, Written(text, tuple(dict.fromkeys(cited)))))
    return [(begin, each) for begin, each in read if any(c.isalnum() for c in each.text)]


def _ids(text: str) -> list[str]:
    """Ids in one form, "2.3", with ranges within a passage spelled out."""
    ids: list[str] = []
    for first, a, second, b in _RANGE.findall(text):
        if first == second and int(a) < int(b) <= int(a) + 20:
            ids += [f"{int(first)}.{number}" for number in range(int(a), int(b) + 1)]
    for worded, in_it, passage, sentence in _NUMBERS.findall(text):
        ids.append(f"{int(worded or passage)}.{int(in_it or sentence)}")
    return list(dict.fromkeys(ids))
