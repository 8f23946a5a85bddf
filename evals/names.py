"""Are names found, told apart and joined: hand-labelled sources against `assistant.names`.

    python -m evals.names                                   # the bundled sources
    python -m evals.names LABELS.jsonl --sources FOLDER     # sources of your own

A label is a line: {"doc_id", "name", "kind", "forms", "part"}. Every place where one of the forms
stands in the document, outside of headings, is a mention of that name; of forms that overlap the
longest counts. Titles and articles are no part of a mention. `part` says whether the document was
looked at when the rules were written. The same `name` in two documents is one.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from assistant.names.in_article import named_in
from assistant.names.joining import Name, joined
from evals.datasets.dataset import GOLD
from evals.datasets.documents import articles_in
from evals.datasets.layout import rows
from evals.errors import EvalError
from ingest.article import Article, Span

LABELS = GOLD / "names.jsonl"

Place = tuple[str, Span]
"""A document's name, and a stretch of it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a place names: the name as a person wrote it, or a name's id, and its kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Scores:
    """How well the names of some documents were told.

    Attributes:
        labelled, found, right: mentions.
        kinds: mentions found right whose kind is, too.
        unknown: mentions found right that were given no kind.
        precision, recall: of joining, B³ over the mentions found right: of the mentions joined
            with one the share that is the same name, and of those that are the share joined.
    """

    labelled: int
    found: int
    right: int
    kinds: int
    unknown: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Told:
    """The mentions of labelled documents, as a person and as the rules see them.

    Attributes:
        milliseconds: an article.
    """

    parts: Mapping[str, str]
    texts: Mapping[str, str]
    gold: Mapping[Place, Labelled]
    found: Mapping[Place, Labelled]
    milliseconds: float

    def of(self, part: str | None) -> Scores:
        """The scores of a part's documents; None is all of them."""
        gold, found = (
            {at: one for at, one in some.items() if part in (None, self.parts[at[0]])}
            for some in (self.gold, self.found)
        )
        right = gold.keys() & found.keys()
        return Scores(
            len(gold),
            len(found),
            len(right),
            sum(gold[at].kind == found[at].kind for at in right),
            sum(found[at].kind == "unknown" != gold[at].kind for at in right),
            *_joining(right, gold, found),
        )


def _joining(
    right: Iterable[Place], gold: Mapping[Place, Labelled], found: Mapping[Place, Labelled]
) -> tuple[float, float]:
    ours, theirs = defaultdict(set), defaultdict(set)
    for at in right:
        ours[found[at].name].add(at)
        theirs[gold[at].name].add(at)
    both = [(ours[found[at].name], theirs[gold[at].name]) for at in right]
    if not both:
        return 0.0, 0.0
    shared = [(len(o & t) / len(o), len(o & t) / len(t)) for o, t in both]
    return sum(p for p, _ in shared) / len(both), sum(r for _, r in shared) / len(both)


def tell(labels: Path = LABELS, sources: Path = GOLD / "sources") -> Told:
    """Find and join the names of the labelled documents.

    Raises:
        EvalError: a document or a form of a name is not there, or a source cannot be read.
    """
    wanted = [row for _, row in rows(labels)]
    parts = {str(row["doc_id"]): str(row["part"]) for row in wanted}
    articles = {one.doc_id: one for one in articles_in(sources) if one.doc_id in parts}
    if missing := parts.keys() - articles.keys():
        raise EvalError(f"There is no document {sorted(missing)[0]!r} for a label.")
    gold: dict[Place, Labelled] = {}
    for doc_id, article in articles.items():
        gold |= dict(_labelled(article, [row for row in wanted if row["doc_id"] == doc_id]))
    began = perf_counter()
    names = joined((doc_id, named_in(article)) for doc_id, article in articles.items())
    took = (perf_counter() - began) * 1e3 / len(articles)
    texts = {doc_id: article.text for doc_id, article in articles.items()}
    return Told(parts, texts, gold, dict(_found(names)), took)


def _labelled(
    article: Article, labels: Sequence[Mapping[str, object]]
) -> Iterator[tuple[Place, Labelled]]:
    of: dict[str, Labelled] = {}
    for row in labels:
        forms = row["forms"]
        if not isinstance(forms, list):
            raise EvalError(f"{article.doc_id}: forms are a list.")
        of |= {str(form): Labelled(str(row["name"]), str(row["kind"])) for form in forms}
    longest = sorted(of, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    seen = set()
    for match in pattern.finditer(article.text):
        if not any(
            mark.kind == "heading" and mark.start <= match.start() < mark.end
            for mark in article.marks
        ):
            seen.add(match.group())
            yield (article.doc_id, Span(*match.span())), of[match.group()]
    if unseen := of.keys() - seen:
        raise EvalError(f"{article.doc_id} does not hold {sorted(unseen)[0]!r}.")


def _found(names: Iterable[Name]) -> Iterator[tuple[Place, Labelled]]:
    for name in names:
        for doc_id, spans in name.mentions.items():
            for span in spans:
                yield (doc_id, span), Labelled(name.id, name.kind)


def render(told: Told, every: bool = False) -> str:
    """The scores of each part; with `every` what was missed, made up or given another kind."""
    lines = [
        "part         mentions  precision  recall   kind  unknown   joining: precision  recall"
    ]
    for part in [*dict.fromkeys(told.parts.values()), None]:
        of = told.of(part)
        right = max(of.right, 1)
        lines.append(
            f"{part or 'all':12} {of.labelled:8}  {of.right / max(of.found, 1):9.2f}"
            f"  {of.right / max(of.labelled, 1):6.2f}   {of.kinds / right:4.2f}"
            f"  {of.unknown / right:7.2f}   {of.precision:18.2f}  {of.recall:6.2f}"
        )
    lines.append(f"{told.milliseconds:.1f} ms an article")
    return "\n".join([*lines, *(_mistakes(told) if every else ())])


def _mistakes(told: Told) -> Iterator[str]:
    for at in sorted(told.gold.keys() | told.found.keys()):
        gold, found = told.gold.get(at), told.found.get(at)
        words = told.texts[at[0]][slice(*at[1])]
        if gold is None or found is None:
            yield f"{at[0]}: {'made up' if gold is None else 'missed'}: {words}"
        elif gold.kind != found.kind:
            yield f"{at[0]}: {words} is {gold.kind}, told {found.kind}"
    yield from _joins(told)


def _joins(told: Told) -> Iterator[str]:
    """Names of which not all mentions are one, and ids of which some are another name."""
    both = told.gold.keys() & told.found.keys()
    ids, names = defaultdict(set), defaultdict(set)
    for at in both:
        ids[told.gold[at].name].add(told.found[at].name)
        names[told.found[at].name].add(told.gold[at].name)
    yield from (
        f"in {len(some)} parts: {name}" for name, some in sorted(ids.items()) if len(some) > 1
    )
    yield from (f"joined: {', '.join(sorted(some))}" for some in names.values() if len(some) > 1)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.names", description=__doc__)
    parser.add_argument("labels", nargs="?", type=Path, default=LABELS)
    parser.add_argument("--sources", type=Path, default=GOLD / "sources")
    parser.add_argument("--every", action="store_true", help="list every mistake, too")
    options = parser.parse_args()
    print(render(tell(options.labels, options.sources), options.every))  # noqa: T201


if __name__ == "__main__":
    main()
