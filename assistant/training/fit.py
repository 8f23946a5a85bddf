"""Turn a trained network into what ships: an int8 graph, its tokenizer, and rules fitted to it.

`python -m assistant.training.fit --weights runs/reader/reader.safetensors --base BASE --data
FOLDER` asks a sample of the held-out articles' questions through our own search: as they are,
without the passages that answer, and altered so that nothing answers. It fits the rules on one half
of the questions, prints the figures on the other, and ships the rules fitted on all.
"""

import argparse
import logging
import shutil
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from safetensors.torch import load_file

from assistant.reader.inputs import load_tokenizer
from assistant.reader.rules import NAMES, Features, Rule, Rules
from assistant.reader.shipped import NETWORK, RULES, TOKENIZER, WEIGHTS, digest_of
from assistant.reader.spans import Text
from assistant.reader.trained import STEPS, SURE
from assistant.training.cases import (
    DEPTH,
    Case,
    Read,
    Reads,
    passages,
    questions,
    read_cases,
    read_spanish,
)
from assistant.training.export import export
from assistant.training.metrics import Doubles, Logistic, auc, fit_choice, fit_logistic, word_f1
from assistant.training.model import from_base
from assistant.training.network import Shape
from assistant.training.ranges import input_ranges

log = logging.getLogger(__name__)

SEEN = 64
"""Questions with their passages from which the sizes of a network's numbers are learned."""

OTHER_KIND = -1.7
"""What a short answer of another kind than the one asked for says against an answer: the log of 3
in 850 answerable questions over 15 in 783 unanswerable ones, of three data sets. It is too rare to
be fitted on some hundreds.
"""


def ship(trained: Path, base: Path, seen: Sequence[tuple[str, Text]], out: Path) -> str:
    """Write graph and tokenizer to the folder `out`; their digest. A graph stays as it is.

    `seen` are questions and passages that show how large the numbers in the network get.
    """
    shutil.copyfile(base / TOKENIZER, out / TOKENIZER)
    if trained.suffix != ".safetensors":
        shutil.copyfile(trained, out / NETWORK)
        return digest_of(out)
    shape = Shape.of(base, layers_of(trained))
    network = from_base(base, 0, trained, shape.layers)
    ranges = input_ranges(network, load_tokenizer(base), seen)
    export(network.state_dict(), shape, out / NETWORK, ranges)
    return digest_of(out)


def layers_of(trained: Path) -> int:
    """How many layers the network has whose weights these are."""
    return sum(name.endswith(".qkv.bias") for name in load_file(trained))


def first_of(reads: Reads, rank: Rule) -> Read:
    """The read that answers most likely."""
    return max(reads[:DEPTH], key=lambda read: rank.probability(read.features))


def fit(cases: Sequence[Case], spanish: Sequence[Read], digest: str) -> Rules:
    """The rule that orders passages, and those that say whether the first of them answers."""
    rank = fit_rank(cases)
    rows, truth, weights = _outcomes(cases, rank)
    told = [name for name in NAMES if name not in ("retrieval", "other_kind")]
    answers = _rule(fit_logistic(told, _columns(rows, told), truth, weights))
    answers = replace(answers, weights=replace(answers.weights, other_kind=OTHER_KIND))
    return Rules(rank, answers, fit_elsewhere(spanish), digest)


def fit_rank(cases: Sequence[Case]) -> Rule:
    """The rule that puts the passage that answers before a question's others, scaled to say how
    likely each of them answers.
    """
    reads = [(at, read) for at, case in enumerate(cases) for read in case.reads[:DEPTH]]
    rows = np.array([astuple(read.features) for _, read in reads])
    labels = np.array([float(read.gold) for _, read in reads])
    weights = fit_choice(rows, labels, np.array([at for at, _ in reads]))
    scaled = fit_logistic(("choice",), (rows @ weights)[:, None], labels, np.ones(len(labels)))
    coefficients = (scaled.coefficients[0] * weights).tolist()
    return _rule(Logistic(NAMES, tuple(coefficients), scaled.intercept))


def until_sure(reads: Reads, rules: Rules) -> tuple[Read, int]:
    """What `TrainedReader` puts first when it may stop early, and how many passages it reads."""
    for depth in (*STEPS, DEPTH):
        first = first_of(reads[:depth], rules.rank)
        if rules.answers.probability(first.features) >= SURE:
            break
    return first, min(depth, len(reads))


def fit_elsewhere(spanish: Sequence[Read]) -> Rule:
    """Whether what was read by terms answers, from the little that both readers say of it."""
    rows = np.array([astuple(read.features) for read in spanish])
    truth = np.array([float(read.gold) for read in spanish])
    weights = np.where(truth == 1, 0.5 / truth.mean(), 0.5 / (1 - truth.mean()))
    told = ["relevance", "span", "terms"]
    return _rule(fit_logistic(told, _columns(rows, told), truth, weights))


def spanish_auc(spanish: Sequence[Read]) -> float:
    """Of the rule for other languages, each question judged by a rule fitted without it."""
    chances: tuple[list[float], list[float]] = ([], [])
    for at, read in enumerate(spanish):
        rule = fit_elsewhere([*spanish[:at], *spanish[at + 1 :]])
        chances[read.gold].append(rule.probability(read.features))
    return auc(chances[True], chances[False])


def _columns(rows: Doubles, names: Sequence[str]) -> Doubles:
    found: Doubles = rows[:, [NAMES.index(name) for name in names]]
    return found


def _outcomes(cases: Sequence[Case], rank: Rule) -> tuple[Doubles, Doubles, Doubles]:
    """Features of the first read of each question in its three forms; whether it is right; what it
    weighs, so that those without an answer weigh as much as those with one.
    """
    rows, truth, weights = [], [], []
    for case in cases:
        forms = [(case.reads, 1.0), (case.without, 0.5), (case.altered, 0.5)]
        for reads, weight in forms:
            if reads:
                first = first_of(reads, rank)
                rows.append(astuple(first.features))
                truth.append(float(first.gold))
                weights.append(weight)
    return np.array(rows), np.array(truth), np.array(weights)


def _rule(fitted: Logistic) -> Rule:
    found = dict(zip(fitted.features, fitted.coefficients, strict=True))
    return Rule(Features(**{name: found.get(name, 0.0) for name in NAMES}), fitted.intercept)


def figures(cases: Sequence[Case], rules: Rules) -> dict[str, float]:
    """On questions that neither the network nor the rules have seen."""
    best = [first_of(case.reads, rules.rank) for case in cases]
    chances = [
        [rules.answers.probability(first_of(reads, rules.rank).features) for reads in form if reads]
        for form in (
            [case.reads for case in cases if any(read.gold for read in case.reads[:DEPTH])],
            [case.without for case in cases],
            [case.altered for case in cases],
        )
    ]
    stopped = [until_sure(case.reads, rules) for case in cases]
    with_answer, removed, altered = chances
    kept = float(np.mean(np.array(with_answer) > 0.5))
    pairs = list(zip(best, cases, strict=True))
    return {
        "questions": len(cases),
        "passage first, before": float(np.mean([case.reads[0].gold for case in cases])),
        "passage first": float(np.mean([read.gold for read in best])),
        "passage first, stopping when sure": float(np.mean([read.gold for read, _ in stopped])),
        "passages read then": float(np.mean([depth for _, depth in stopped])),
        "sentence": float(np.mean([_sentence_holds(read, case) for read, case in pairs])),
        "short answer F1": float(np.mean([word_f1(_words(r), c.answers) for r, c in pairs])),
        "AUC, passage removed": auc(with_answer, removed),
        "AUC, question altered": auc(with_answer, altered),
        "kept": kept,
        "refused, passage removed": float(np.mean(np.array(removed) <= 0.5)),
        "refused, question altered": float(np.mean(np.array(altered) <= 0.5)),
    }


def figures_in_the_passage(cases: Sequence[Case]) -> dict[str, float]:
    """On questions that the network has not seen, in the passage that answers, where it is found;
    no rule takes part.
    """
    found = [(read, case) for case in cases for read in case.reads if read.gold]
    return {
        "passages that answer": len(found),
        "short answer F1 in it": float(np.mean([word_f1(_words(r), c.answers) for r, c in found])),
        "sentence in it": float(np.mean([_sentence_holds(read, case) for read, case in found])),
    }


def _sentence_holds(read: Read, case: Case) -> bool:
    start, end = read.hit.passage.sentences[read.reading.best]
    sentence = read.hit.article.text[start:end]
    return read.gold and any(answer in sentence for answer in case.answers)


def _words(read: Read) -> str:
    answer = read.reading.answer
    return read.hit.passage.text[answer.start : answer.end]


def main() -> None:
    """Write weights and rules, and log the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="the trained network, or a graph of it"
    )
    parser.add_argument(
        "--base", type=Path, required=True, help="folder of the base model it was trained from"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder in SQuAD's shape")
    parser.add_argument(
        "--sources",
        type=Path,
        default=Path("evals/gold/sources"),
        help="the bundled sources, which the questions in Spanish are about",
    )
    parser.add_argument("--limit", type=int, default=600, help="questions asked")
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    with TemporaryDirectory(prefix="dossier-fit-") as folder:
        weights = Path(folder)
        asked = questions(given.data, given.limit, given.seed, fitting=True)
        digest = ship(given.weights, given.base, passages(asked[:SEEN], given.data), weights)
        cases = read_cases(asked, given.data, weights)
        spanish = read_spanish(given.sources, weights)
        half = len(cases) // 2
        told = figures_in_the_passage(cases)
        told |= figures(cases[half:], fit(cases[:half], spanish, digest))
        for name, value in told.items():
            log.info("%s: %.3f", name, value)
        log.info("in Spanish, each left out in turn: AUC %.3f", spanish_auc(spanish))
        fit(cases, spanish, digest).write(weights / RULES)
        for name in (NETWORK, TOKENIZER, RULES):
            shutil.copyfile(weights / name, WEIGHTS / name)


if __name__ == "__main__":
    main()
