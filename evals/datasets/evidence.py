"""Where gold evidence stands in the stored articles: exact offsets, and a word on the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evals.datasets.example import Evidence, Example
from ingest.article import Span


@dataclass(frozen=True, slots=True)
class Located:
    """Examples with offsets into the stored texts.

    Attributes:
        examples: those that can be asked fairly.
        unlocated: (question id, document id) of evidence whose words are not in its document,
            or whose document is missing; it counts in no span figure.
        homeless: ids of answerable questions none of whose documents is there; they are left
            out, since nothing could answer them.
    """

    examples: tuple[Example, ...]
    unlocated: tuple[tuple[str, str], ...]
    homeless: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for a reader of the figures."""
        notes = []
        if self.homeless:
            notes.append(
                f"{len(self.homeless)} questions were left out, since none of the documents "
                f"that answer them is in the corpus: {_some(self.homeless)}."
            )
        if self.unlocated:
            ids = tuple(dict.fromkeys(question for question, _ in self.unlocated))
            notes.append(
                f"{len(self.unlocated)} pieces of evidence are not in their documents and count "
                f"in no figure on spans; they belong to {_some(ids)}."
            )
        return tuple(notes)


def locate(examples: Iterable[Example], texts: Mapping[str, str]) -> Located:
    """Give every piece of evidence its offsets. `texts`: document id to stored text.

    Offsets of the data set stand where they slice to the evidence's own words, or where it has
    no words; otherwise the words are looked for, without regard to white space.
    """
    asked, unlocated, homeless = [], [], []
    for example in examples:
        documents = {e.doc_id for e in example.evidence}
        if example.answerable and documents and not documents & texts.keys():
            homeless.append(example.id)
            continue
        evidence = []
        for piece in example.evidence:
            found = _placed(piece, texts)
            evidence.append(found)
            if found.start is None and (piece.text.strip() or piece.doc_id not in texts):
                unlocated.append((example.id, piece.doc_id))
        asked.append(replace(example, evidence=tuple(evidence)))
    return Located(tuple(asked), tuple(unlocated), tuple(homeless))


def find_words(words: str, text: str) -> Span | None:
    """The first place in `text` that holds `words`, white space aside; None where there is none.

    The span's ends are no white space: `text[start:end]` begins and ends as the words do.
    """
    trimmed = words.strip()
    if not trimmed:
        return None
    exact = text.find(trimmed)
    if exact >= 0:
        return Span(exact, exact + len(trimmed))
    offsets = [i for i, character in enumerate(text) if not character.isspace()]
    letters = "".join(words.split())
    at = "".join(text[i] for i in offsets).find(letters)
    if at < 0:
        return None
    return Span(offsets[at], offsets[at + len(letters) - 1] + 1)


def _placed(piece: Evidence, texts: Mapping[str, str]) -> Evidence:
    text = texts.get(piece.doc_id)
    if text is None:
        return replace(piece, start=None, end=None)
    told = text[piece.start : piece.end] if piece.start is not None else ""
    if told and not piece.text.strip():
        return replace(piece, text=told)
    if told and told.split() == piece.text.split():
        return piece
    span = find_words(piece.text, text)
    if span is None:
        return replace(piece, start=None, end=None)
    return replace(piece, start=span.start, end=span.end)


def _some(ids: tuple[str, ...], most: int = 5) -> str:
    rest = len(ids) - most
    return ", ".join(ids[:most]) + (f" and {rest} more" if rest > 0 else "")
