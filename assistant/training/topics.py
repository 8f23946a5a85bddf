"""Fit the rule that finds what a follow-up leaves unsaid, to how people made questions stand alone.

`python -m assistant.training.topics --data FOLDER` reads questions with `history` and `rewrite`,
keeps a third of the conversations apart by a hash of their title, fits on the others, prints how
well the added words are found in those kept apart and in every folder after `--also`, and writes
the rule. Each conversation is read with its answers and without. Few of the features are kept (an
L1 penalty): with all of them the rule is better at home and worse elsewhere.
"""

import argparse
import gzip
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.topics.carried import RULE, Topic, TopicRule, topics, unsaid
from assistant.topics.features import Exchange, candidates, crossed, question_values
from assistant.topics.phrases import stems

log = logging.getLogger(__name__)

LANGUAGE = "en"
PENALTY = 0.02  # inverse strength, as scikit-learn counts it
OWN = Path(__file__).parent / "conversations.jsonl"
OWN_WEIGHT = 3.0  # of each of its rows beside one of the data's, of which there are many more
ROUNDS = 2  # in the second, `carried` is what the rule of the first says


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question within a conversation, and how a person made it stand alone."""

    conversation: str
    history: tuple[Exchange, ...]
    question: str
    rewrite: str

    def without_answers(self) -> "FollowUp":
        history = tuple(Exchange(each.question, "") for each in self.history)
        return FollowUp(self.conversation, history, self.question, self.rewrite)

    @property
    def added(self) -> frozenset[str]:
        """Stems that the person added."""
        return stems(self.rewrite, LANGUAGE) - stems(self.question, LANGUAGE)


def follow_ups(folder: Path) -> list[FollowUp]:
    """Those of a data set's questions that have a history and a rewrite."""
    return list(_follow_ups(folder / "questions.jsonl.gz"))


def _follow_ups(file: Path) -> Iterator[FollowUp]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row.get("history") and row.get("rewrite"):
                history = tuple(Exchange(h["question"], h["answer"]) for h in row["history"])
                title = row.get("title") or history[0].question
                yield FollowUp(title, history, row["question"], row["rewrite"])


def own_follow_ups() -> list[FollowUp]:
    """Those of the conversations that come with the package: written for it, with new subjects."""
    found = []
    for line in OWN.read_text(encoding="utf-8").splitlines():
        turns = json.loads(line)["turns"]
        for at in range(1, len(turns)):
            history = tuple(Exchange(question, "") for question, _ in turns[:at])
            found.append(FollowUp(turns[0][0], history, *turns[at]))
    return found


def held_out(one: FollowUp) -> bool:
    """Whether a conversation is kept apart."""
    return hashlib.sha256(one.conversation.encode()).digest()[0] % 3 == 0


def fit(questions: Sequence[FollowUp], own: Sequence[FollowUp]) -> TopicRule:
    """The rule, fitted to questions with and without the answers before them, and to our own."""
    weighed = [(one, 1.0) for one in questions]
    weighed += [(one.without_answers(), 1.0) for one in questions]
    weighed += [(one, OWN_WEIGHT) for one in own]
    rule = None
    for _ in range(ROUNDS):
        rule = _fit(weighed, rule)
    assert rule
    return rule


def _fit(questions: Sequence[tuple[FollowUp, float]], before: TopicRule | None) -> TopicRule:
    rows, truth, weights = [], [], []
    for one, weight in questions:
        carried = _carried(one, before) if before else frozenset()
        asked = question_values(one.question, LANGUAGE)
        for candidate in candidates(one.question, LANGUAGE, one.history, carried):
            rows.append(crossed(asked, candidate.values))
            weights.append(weight)
            truth.append(2 * len(candidate.stems & one.added) >= len(candidate.stems))
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows], np.float32)
    model = LogisticRegression(l1_ratio=1, C=PENALTY, solver="liblinear", max_iter=300)
    model.fit(table, np.array(truth), sample_weight=np.array(weights))
    kept = {
        name: round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= 0.0005
    }
    return TopicRule(kept, round(float(model.intercept_[0]), 3))


def _carried(one: FollowUp, rule: TopicRule) -> frozenset[str]:
    """What the rule takes over at the turn before."""
    history = list(one.history)
    carried: frozenset[str] = frozenset()
    for turn in range(1, len(history)):
        found = topics(history[turn].question, LANGUAGE, history[:turn], carried, rule)
        carried = _stems(unsaid(history[turn].question, LANGUAGE, found))
    return carried


def _stems(some: Sequence[Topic]) -> frozenset[str]:
    return frozenset[str]().union(*(topic.stems for topic in some))


@dataclass(frozen=True, slots=True)
class Found:
    """How well added words are found.

    Attributes:
        precision, recall: of stems; recall of those that the conversation holds.
        alone: share of the questions to which nobody added a word, and the rule neither.
    """

    precision: float
    recall: float
    alone: float


def figures(questions: Sequence[FollowUp], rule: TopicRule) -> Found:
    """The rule against people."""
    right = wrong = missed = 0
    left_alone = []
    for one in questions:
        found = topics(one.question, LANGUAGE, one.history, _carried(one, rule), rule)
        ours = _stems(unsaid(one.question, LANGUAGE, found)) - stems(one.question, LANGUAGE)
        said = frozenset[str]().union(
            *(stems(f"{e.question} {e.said}", LANGUAGE) for e in one.history)
        )
        gold = one.added & said
        right += len(ours & gold)
        wrong += len(ours - stems(one.rewrite, LANGUAGE))
        missed += len(gold - ours)
        if not gold:
            left_alone.append(not ours)
    return Found(right / (right + wrong), right / (right + missed), float(np.mean(left_alone)))


def main() -> None:
    """Fit, print the figures, write the rule."""
    parser = argparse.ArgumentParser(prog="python -m assistant.training.topics")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="Folders to measure on.")
    parser.add_argument("--out", type=Path, default=RULE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    questions = follow_ups(options.data)
    own = own_follow_ups()
    learnt = [one for one in own if not held_out(one)]
    rule = fit([one for one in questions if not held_out(one)], learnt)
    apart = [one for one in questions if held_out(one)]
    sets: dict[str, Sequence[FollowUp]] = {f"{options.data.name}, kept apart": apart}
    sets["the same without answers"] = [one.without_answers() for one in apart]
    sets["our own, kept apart"] = [one for one in own if held_out(one)]
    sets |= {folder.name: follow_ups(folder) for folder in options.also}
    for name, some in sets.items():
        found = figures(some, rule)
        log.info(
            "%-30s %4d questions: added words precision %.2f, recall %.2f; stand-alone left %.2f",
            *(name, len(some), found.precision, found.recall, found.alone),
        )
    log.info("%d weights", len(rule.weights))
    told = {"intercept": rule.intercept, "weights": dict(sorted(rule.weights.items()))}
    options.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
