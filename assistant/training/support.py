"""Fit the judge of claims to people's labels: is a claim borne out by the texts that it cites?

`python -m assistant.training.support --data FOLDER...` reads questions with a `claim`, the
documents that it cites (`cited`, else those of its `evidence`) and `answerable`, whether people
found it borne out, wholly. It prints macro-F1 and AUC by cross-validation, each claim judged by a
rule that was fitted without its document, beside those of the words shared and numbers missing
alone; then fits to all of it, and writes the rule.

Where a folder names the sentences that people chose as evidence, the rule's threshold is set so
that it keeps `KEPT` of the claims that these bear out, again each by a rule that never saw it.
"""

import argparse
import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.checking.claim import Cited
from assistant.checking.words import stems_of
from assistant.support.features import LANGUAGE, Read
from assistant.support.judge import RULE, known
from assistant.training.data import read_lines
from index.embedding import Embedder, EmbeddingOptions
from ingest.article import Article, Span

log = logging.getLogger(__name__)

FOLDS = 10
PENALTY = 0.1  # inverse strength, as scikit-learn counts it
KEPT = 0.98
FLOOR = ("shared", "numbers_missing")
"""A lexical judge, as WiCE and AttributionBench are often measured against."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim as people judged it.

    Attributes:
        fold: 0..`FOLDS`-1, by its first document.
        values: what the rule is told of it and the documents that it cites.
        evidence: the same of it and the sentences that people chose, where they chose some.
        held: whether they found it borne out.
    """

    fold: int
    values: Mapping[str, float]
    evidence: Mapping[str, float] | None
    held: bool


def labelled(folder: Path, read: Read) -> Iterator[Labelled]:
    """The claims of a data set."""
    documents = {row["id"]: _article(row) for row in read_lines(folder, "corpus")}
    for row in read_lines(folder, "questions"):
        chosen = [piece for piece in row.get("evidence") or () if piece["text"]]
        names = dict.fromkeys(row.get("cited") or [piece["doc_id"] for piece in row["evidence"]])
        cited = [_whole(documents[name]) for name in names]
        quotes = [
            Cited(article, Span(at, at + len(piece["text"])))
            for piece in chosen
            if (at := (article := documents[piece["doc_id"]]).text.find(piece["text"])) >= 0
        ]
        yield Labelled(
            hashlib.sha256(next(iter(names)).encode()).digest()[0] % FOLDS,
            known(row["claim"], cited, read) | {"shared": shared(row["claim"], cited)},
            known(row["claim"], quotes, read) if quotes else None,
            bool(row["answerable"]),
        )


def shared(claim: str, cited: Sequence[Cited]) -> float:
    """The share of a claim's words that the documents hold."""
    wanted = stems_of(claim, LANGUAGE)
    found = stems_of(" ".join(quote.words for quote in cited), LANGUAGE)
    return len(wanted & found) / len(wanted) if wanted else 1.0


def judged(sets: Sequence[Sequence[Labelled]], names: Sequence[str]) -> list[Table]:
    """The probability of each claim of each set, by rules fitted to other documents of all sets,
    shape (claims, 2): by its documents, and by its evidence (NaN without one).
    """
    found = [np.full((len(claims), 2), np.nan) for claims in sets]
    for fold in range(FOLDS):
        rule = _fitted([[c for c in claims if c.fold != fold] for claims in sets], names)
        for claims, table in zip(sets, found, strict=True):
            for at, claim in enumerate(claims):
                for column, values in enumerate((claim.values, claim.evidence)):
                    if claim.fold == fold and values and values.keys() >= set(names):
                        table[at, column] = rule.predict_proba(_row(values, names))[0, 1]
    return found


def _fitted(sets: Sequence[Sequence[Labelled]], names: Sequence[str]) -> "_Rule":
    """A rule in which every set weighs the same, and so does either label within it."""
    rows = np.vstack([_row(claim.values, names) for claims in sets for claim in claims])
    held = np.array([claim.held for claims in sets for claim in claims])
    weights = np.concatenate([_weights(np.array([c.held for c in claims])) for claims in sets])
    rule = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY, max_iter=2000))
    rule.fit(rows, held, logisticregression__sample_weight=weights * len(held))
    return rule


_Rule = Any  # scikit-learn has no types


def _weights(held: NDArray[np.bool_]) -> Table:
    shares: Table = np.where(held, 0.5 / held.sum(), 0.5 / (~held).sum())
    return shares


def _row(values: Mapping[str, float], names: Sequence[str]) -> Table:
    return np.array([[values[name] for name in names]])


def told(claims: Sequence[Labelled], probability: Table) -> str:
    """Macro-F1 at one half and AUC of one set's probabilities."""
    held = np.array([claim.held for claim in claims])
    macro = f1_score(held, probability > 0.5, average="macro")
    return f"macro-F1 {macro:.3f}, AUC {roc_auc_score(held, probability):.3f}"


def _article(row: Mapping[str, str]) -> Article:
    digest = hashlib.sha256(row["id"].encode()).hexdigest()
    place, title = row["id"], row.get("title") or ""
    return Article(digest[:16], place, place, digest, "text/plain", title, "en", text=row["text"])


def _whole(article: Article) -> Cited:
    return Cited(article, Span(0, len(article.text)))


def fit(folders: Sequence[Path], rule_file: Path) -> None:
    """Measure by cross-validation, fit to all of it, and write the rule."""
    read = Embedder(EmbeddingOptions()).in_context
    sets = [list(labelled(folder, read)) for folder in folders]
    names = [name for name in sets[0][0].values if name != "shared"]
    by_all, by_floor = judged(sets, names), judged(sets, FLOOR)
    kept = []
    for folder, claims, found, floor in zip(folders, sets, by_all, by_floor, strict=True):
        log.info("%s, %d claims: %s", folder.name, len(claims), told(claims, found[:, 0]))
        log.info("  words and numbers alone: %s", told(claims, floor[:, 0]))
        kept += [p for claim, p in zip(claims, found[:, 1], strict=True) if claim.held and p >= 0]
    least = float(np.quantile(kept, 1 - KEPT))
    for folder, claims, found in zip(folders, sets, by_all, strict=True):
        others = np.array([not claim.held for claim in claims])
        chosen = others & (found[:, 1] >= 0)
        log.info("%s, not borne out and below %.3f:", folder.name, least)
        log.info("  by whole documents %.2f", float((found[others, 0] < least).mean()))
        if chosen.any():
            log.info("  by chosen sentences %.2f", float((found[chosen, 1] < least).mean()))
    scaler, rule = (step for _, step in _fitted(sets, names).steps)
    weights = rule.coef_[0] / scaler.scale_
    intercept = float(rule.intercept_[0] - (weights * scaler.mean_).sum())
    values = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    written = {"weights": values, "intercept": round(intercept, 4), "least": round(least, 4)}
    rule_file.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and fit."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--rule", type=Path, default=RULE, help="where to write it")
    given = parser.parse_args()
    fit(given.data, given.rule)


if __name__ == "__main__":
    main()
