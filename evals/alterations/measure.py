"""What the checks catch and kill, counted by kind."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.checking.claim import Cited, objection
from assistant.support import Judge
from evals.alterations.altered import alterations
from evals.alterations.faithful import paraphrases
from evals.alterations.sentences import Half, half_of, sentences_of
from evals.datasets.layout import rows
from evals.errors import EvalError
from evals.metrics.statistics import Interval, mean_interval
from ingest.article import Article, Span

HAND_WRITTEN = Path(__file__).with_name("paraphrases.jsonl")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim made from sentences of an article.

    Attributes:
        true: whether the sentences hold it.
    """

    kind: str
    true: bool
    claim: str
    cited: tuple[Cited, ...]

    @property
    def doc_id(self) -> str:
        return self.cited[0].article.doc_id


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, and why it may not be said, if so."""

    case: Case
    reason: str | None

    @property
    def right(self) -> bool:
        return (self.reason is None) == self.case.true


def cases(articles: Iterable[Article], half: Half) -> Iterator[Case]:
    """Every altered claim and every paraphrase of the documents of one half."""
    for article in articles:
        if half_of(article.doc_id) != half:
            continue
        for stated in sentences_of(article):
            for kind, claim in alterations(stated):
                yield Case(kind, False, claim, (stated.cited,))
            for kind, told in paraphrases(stated):
                yield Case(kind, True, told.claim, told.cited)


def misquoted(articles: Iterable[Article], half: Half) -> Iterator[Case]:
    """Sentences as they are, each with the one after it as its quote."""
    for article in articles:
        if half_of(article.doc_id) == half:
            for stated, following in pairwise(sentences_of(article)):
                yield Case("another sentence quoted", False, stated.text, (following.cited,))


def hand_written(articles: Iterable[Article]) -> Iterator[Case]:
    """The paraphrases that a person wrote of the bundled sources.

    Raises:
        EvalError: one quotes words that are not in its source.
    """
    by_id = {article.doc_id: article for article in articles}
    for number, row in rows(HAND_WRITTEN):
        article = by_id[row["doc_id"]]
        start = article.text.find(row["quote"])
        if start < 0:
            raise EvalError(f"{HAND_WRITTEN}, line {number}: the quote is not in the source.")
        span = Span(start, start + len(row["quote"]))
        yield Case("written by hand", True, row["claim"], (Cited(article, span),))


def at_most(each: int, found: Iterable[Case]) -> list[Case]:
    """At most so many cases of a kind, drawn by the hash of their claims."""
    kinds: dict[tuple[bool, str], list[Case]] = {}
    for case in found:
        kinds.setdefault((case.true, case.kind), []).append(case)
    return [case for some in kinds.values() for case in sorted(some, key=_draw)[:each]]


def _draw(case: Case) -> str:
    return hashlib.sha256(case.claim.encode()).hexdigest()


def judge(found: Iterable[Case], by: Judge | None = None) -> list[Judged]:
    """What the checks say of each case, and after them the judge, if there is one."""
    return [Judged(case, _reason(case, by)) for case in found]


def _reason(case: Case, by: Judge | None) -> str | None:
    if found := objection(case.claim, case.cited):
        return found.reason
    return by.objection(case.claim, case.cited) if by else None


def table(judged: Sequence[Judged]) -> str:
    """Caught of each kind of alteration, survived of each of paraphrase, with 95% intervals."""
    lines = []
    for true, title in ((False, "altered claims caught"), (True, "true paraphrases that survive")):
        chosen = [one for one in judged if one.case.true == true]
        lines.append(title)
        kinds = dict.fromkeys(one.case.kind for one in chosen)
        lines += [_line(kind, [one for one in chosen if one.case.kind == kind]) for kind in kinds]
        lines += [_line("all", chosen), ""]
    return "\n".join(lines)


def _line(kind: str, judged: Sequence[Judged]) -> str:
    right = sum(one.right for one in judged)
    interval = _interval(judged)
    shown = f"{interval.mean:.3f}  [{interval.low:.3f}, {interval.high:.3f}]" if interval else ""
    return f"  {kind:24} {right:5} of {len(judged):5}   {shown}"


def _interval(judged: Sequence[Judged]) -> Interval | None:
    return mean_interval([float(o.right) for o in judged], [o.case.doc_id for o in judged], 0)


def wrong_ones(judged: Iterable[Judged]) -> Iterator[str]:
    """The cases that went wrong as JSON lines: what to look at next."""
    for one in judged:
        if not one.right:
            quotes = [" ".join(quote.words.split()) for quote in one.case.cited]
            yield json.dumps(
                {
                    "kind": one.case.kind,
                    "claim": one.case.claim,
                    "quotes": quotes,
                    "reason": one.reason,
                },
                ensure_ascii=False,
            )
