"""Do citations point at real words, and at the right ones?"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evals.metrics.spans import DocSpan, overlap

_MARKS = re.compile(r"\[\d+\]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage that was retrieved: `text` stands at `start` in its article."""

    passage_id: str
    article_id: str
    doc_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it was displayed: `quote` is said to stand at `start` to `end`."""

    number: int
    passage_id: str
    article_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an answer and the numbers of its citations."""

    text: str
    numbers: tuple[int, ...]


def verbatim(citation: Cited, passages: Mapping[str, Shown]) -> bool:
    """Whether the displayed quote is what stands at its offsets in the retrieved passage.

    False where the passage was not retrieved, or the offsets leave it.
    """
    shown = passages.get(citation.passage_id)
    return (
        shown is not None
        and shown.article_id == citation.article_id
        and shown.start <= citation.start < citation.end <= shown.end
        and shown.text[citation.start - shown.start : citation.end - shown.start] == citation.quote
    )


def citation_validity(
    said: Sequence[Said], citations: Sequence[Cited], passages: Mapping[str, Shown]
) -> float | None:
    """Valid citations / citations, 0..1. Must be 1.

    Valid: its number is known, its passage was retrieved, its offsets slice to the displayed
    quote. A number that a sentence uses and no citation has counts as an invalid citation.
    None where there is no citation (a refusal).
    """
    dangling = {n for sentence in said for n in sentence.numbers} - {c.number for c in citations}
    total = len(citations) + len(dangling)
    return sum(verbatim(c, passages) for c in citations) / total if total else None


def quote_fidelity(citations: Sequence[Cited], passages: Mapping[str, Shown]) -> float | None:
    """Citations whose quote is a slice of the retrieved text / citations, 0..1. Must be 1.

    None where there is no citation.
    """
    if not citations:
        return None
    return sum(verbatim(c, passages) for c in citations) / len(citations)


def uncited_sentences(said: Sequence[Said], prose: str, valid: Collection[int]) -> float | None:
    """Sentences of an answer without a verified citation / sentences, 0..1. Must be 0.

    `valid` are the numbers of valid citations. `prose` is the answer as displayed: what stands
    in it beside the sentences in `said` is counted as further, uncited sentences. None where
    nothing was said.
    """
    rest = prose
    for sentence in said:
        rest = rest.replace(sentence.text, "\n", 1)
    stray = [
        part
        for piece in _MARKS.sub("", rest).split("\n")
        for part in _SENTENCE_END.split(piece)
        if any(c.isalnum() for c in part)
    ]
    uncited = sum(not any(n in valid for n in sentence.numbers) for sentence in said)
    total = len(said) + len(stray)
    return (uncited + len(stray)) / total if total else None


def citation_precision(cited: Sequence[DocSpan], gold: Sequence[DocSpan]) -> float | None:
    """Cited spans that overlap gold evidence / cited spans, 0..1.

    None for a refusal, and where no gold evidence is known.
    """
    if not cited or not gold:
        return None
    return sum(any(overlap(c, g) for g in gold) for c in cited) / len(cited)


def citation_recall(cited: Sequence[DocSpan], gold: Sequence[DocSpan]) -> float | None:
    """Gold evidence that a cited span overlaps / gold evidence, 0..1.

    None for a refusal, and where no gold evidence is known.
    """
    if not cited or not gold:
        return None
    return sum(any(overlap(c, g) for c in cited) for g in gold) / len(gold)


def evidence_hit(cited: Sequence[DocSpan], gold: Sequence[DocSpan]) -> float | None:
    """1 where the first cited span overlaps gold evidence, else 0.

    A refusal of a question that has gold evidence cites nothing and is 0; None where no gold
    evidence is known.
    """
    if not gold:
        return None
    return float(bool(cited) and any(overlap(cited[0], g) for g in gold))
