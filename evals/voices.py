"""Is it told right who says what: hand-labelled sentences against `voice_of`.

    python -m evals.voices                                    # the bundled sources
    python -m evals.voices LABELS.jsonl --data FOLDER         # sentences of other sets

A label is a line: {"doc_id", "text" or "start" and "end", "kind", "name"?, "hedge"?, "part"?,
"set"?}. `part` says whether the sentence was looked at when the rules were written. With `set`, the
document is of the data set of that name in the folder.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from assistant.voice import Voice, voice_of
from evals.datasets.dataset import GOLD, read_dataset
from evals.datasets.documents import articles_in
from evals.datasets.evidence import find_words
from evals.datasets.example import Json
from evals.datasets.layout import rows
from evals.errors import EvalError
from ingest.article import Article, Span

LABELS = GOLD / "voices.jsonl"
HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the voice that a person gave it, and the one that the rules give.

    Attributes:
        part: "development" or "held out".
    """

    part: str
    words: str
    gold: Voice
    told: Voice

    @property
    def kind_right(self) -> bool:
        return self.gold.kind == self.told.kind

    @property
    def hedge_right(self) -> bool:
        return self.gold.hedge == self.told.hedge

    @property
    def name_right(self) -> bool:
        return self.gold.name == self.told.name


@dataclass(frozen=True, slots=True)
class Told:
    """The labelled sentences, and how long the rules took.

    Attributes:
        microseconds: a citation, once its article was looked at.
    """

    sentences: tuple[Labelled, ...]
    microseconds: float


def tell(labels: Path = LABELS, data: Path | None = None) -> Told:
    """Ask the rules about every labelled sentence.

    Args:
        data: the folder of the data sets that labels name.

    Raises:
        EvalError: a label, its document or its words cannot be found.
    """
    found = [row for _, row in rows(labels)]
    articles = _articles(found, data)
    placed = [(row, *_place(row, articles)) for row in found]
    told = [
        Labelled(
            row.get("part", HELD_OUT),
            article.text[slice(*span)],
            Voice(row["kind"], row.get("name"), hedge=row.get("hedge")),
            voice_of(article.text, span, article.language),
        )
        for row, article, span in placed
    ]
    began = perf_counter()
    for _, article, span in placed:
        voice_of(article.text, span, article.language)
    return Told(tuple(told), (perf_counter() - began) * 1e6 / len(placed))


def _articles(labels: Iterable[Json], data: Path | None) -> Mapping[tuple[str, str], Article]:
    known = {("", article.doc_id): article for article in articles_in(GOLD / "sources")}
    for name in sorted({str(row["set"]) for row in labels if "set" in row}):
        if data is None:
            raise EvalError("These labels are of other data sets: name their folder with --data.")
        for article in read_dataset(data / name).articles:
            known[name, article.doc_id] = article
    return known


def _place(row: Json, articles: Mapping[tuple[str, str], Article]) -> tuple[Article, Span]:
    article = articles.get((str(row.get("set", "")), str(row["doc_id"])))
    if article is None:
        raise EvalError(f"There is no document {row['doc_id']!r} for a label.")
    if "text" not in row:
        return article, Span(int(row["start"]), int(row["end"]))
    span = find_words(str(row["text"]), article.text)
    if span is None:
        raise EvalError(f"{row['doc_id']} does not hold the labelled words {row['text']!r}.")
    return article, span


def render(told: Told) -> str:
    """Right answers by part and kind, and the sentences that were told wrong."""
    lines = ["part         kind             n   kind   name   hedge"]
    for part in dict.fromkeys(one.part for one in told.sentences):
        of_part = [one for one in told.sentences if one.part == part]
        by_kind: dict[str, list[Labelled]] = defaultdict(list)
        for one in of_part:
            by_kind[one.gold.kind].append(one)
        lines += [_line(part, kind, some) for kind, some in sorted(by_kind.items())]
        lines.append(_line(part, "all", of_part))
    lines.append(f"{told.microseconds:.0f} µs a citation")
    for one in told.sentences:
        if not (one.kind_right and one.name_right and one.hedge_right):
            lines.append(f"\n{one.part}: {one.words}\n  is   {_words(one.gold)}")
            lines.append(f"  told {_words(one.told)}")
    return "\n".join(lines)


def _line(part: str, kind: str, some: Sequence[Labelled]) -> str:
    shares = (
        sum(getattr(one, name) for one in some) / len(some)
        for name in ("kind_right", "name_right", "hedge_right")
    )
    return f"{part:12} {kind:15} {len(some):3}   " + "   ".join(f"{share:.2f}" for share in shares)


def _words(voice: Voice) -> str:
    return ", ".join(part for part in (voice.kind, voice.name, voice.role, voice.hedge) if part)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.voices", description=__doc__)
    parser.add_argument("labels", nargs="?", type=Path, default=LABELS)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    print(render(tell(options.labels, options.data)))  # noqa: T201


if __name__ == "__main__":
    main()
