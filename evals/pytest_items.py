"""The tests of a gold set: one a question, one a promise, one a floor that is pinned for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import AnswerError
from evals.datasets.dataset import GOLD, read_dataset, read_questions
from evals.datasets.example import Example, Json
from evals.datasets.known_failures import known_failures
from evals.errors import EvalError
from evals.reports.report import verdict
from evals.runs.figures import INVARIANTS, Invariant, measure
from evals.runs.gate import Floors, fallen, floors_of
from evals.runs.gold_run import GoldRun
from index.errors import RetrievalError
from ingest.errors import IngestError

PASSING = ("right", "rightly refused", "right, cites other words")
FOR_PEOPLE = (EvalError, AnswerError, RetrievalError, IngestError)


class Failed(Exception):
    """A test's reason, for the person who reads the run."""


class GoldSet(pytest.Collector):
    """A gold set in a run; its name stands before each of its tests."""

    run: GoldRun
    floors: Floors | None
    known: Mapping[str, str]
    """Why questions fail that are known to; by id."""

    @classmethod
    def of(cls, session: pytest.Session, folder: str, library: Path | None) -> "GoldSet":
        """The set in a folder, to be asked of a library or of its own documents.

        Raises:
            EvalError: the set, its floors or its known failures cannot be read, or there is no
                such library.
        """
        dataset = read_questions(folder) if library else read_dataset(folder)
        made: GoldSet = cls.from_parent(session, name=dataset.name, nodeid=dataset.name)
        made.run = GoldRun(dataset, library)
        place = GOLD if folder == "gold" else Path(folder).expanduser()
        made.known = known_failures(place, {example.id for example in dataset.examples})
        # Floors are of answers from the set's own documents, not of another library.
        made.floors = None if library else floors_of(dataset.name, folder)
        session.config.add_cleanup(made.run.close)
        return made

    def collect(self) -> Iterator["_Test"]:
        """Questions first: what is said of all of them comes after."""
        for example in self.run.dataset.examples:
            test = QuestionTest.about(self, example.id, example)
            if reason := self.known.get(example.id):
                # Not of other errors: a question that could not be asked is no known failure.
                test.add_marker(pytest.mark.xfail(reason=reason, raises=Failed))
            yield test
        for invariant in INVARIANTS:
            yield PromiseTest.about(self, invariant.name, invariant)
        for name in self.floors.least if self.floors else ():
            yield FloorTest.about(self, f"floor-{name}", name)


class _Test(pytest.Item):
    """A test that fails with a reason and no traceback."""

    gold_set: GoldSet
    subject: Any

    @classmethod
    def about(cls, gold_set: GoldSet, name: str, subject: Any) -> "_Test":
        made: _Test = cls.from_parent(gold_set, name=name)
        made.gold_set, made.subject = gold_set, subject
        return made

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.nodeid

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, (Failed, *FOR_PEOPLE)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class QuestionTest(_Test):
    """Is this question answered rightly, or rightly refused?"""

    subject: Example

    def runtest(self) -> None:
        record = self.gold_set.run.ask(self.subject)
        came = verdict(record)
        if came == "not judged":
            pytest.skip("the gold tells neither an answer nor the words that hold it")
        if came not in PASSING:
            raise Failed(told(record, came))


class PromiseTest(_Test):
    """Does a promise hold in every answer of this run?"""

    subject: Invariant

    def runtest(self) -> None:
        records = self.gold_set.run.records
        if not records:
            pytest.skip("no question was asked")
        name, must_be = self.subject.name, self.subject.must_be
        broken = [r for r in records.values() if r["scores"][name] not in (None, must_be)]
        if broken:
            lines = [told(r, f"{r['scores'][name]:g}, and must be {must_be:g}") for r in broken]
            raise Failed("\n\n".join([f"{measure(name).title}: a promise is broken.", *lines]))


class FloorTest(_Test):
    """Does a figure stand at its floor, or not surely below it?"""

    subject: str

    def runtest(self) -> None:
        run, floors = self.gold_set.run, self.gold_set.floors
        if not run.complete:
            pytest.skip("not every question was asked, and floors are of all of them")
        if floors is None or floors.digest != run.dataset.digest:
            raise Failed(f"The floors were pinned for another version of {run.dataset.name}.")
        summary = run.summary
        if self.subject not in summary.figures:
            raise Failed(f"Nothing was measured of {self.subject}.")
        reason = fallen(summary, self.subject, floors.least[self.subject])
        if reason:
            raise Failed(reason)


def told(record: Json, came: str) -> str:
    """What was asked, what became of it, what was said and cited, and what is right."""
    answer, gold = record["answer"], record["gold"]
    said = answer["answer"] or f"nothing ({answer['reason']})"
    names = {near["article_id"]: near["doc_id"] for near in answer["nearest"]}
    cited = [
        f"[{c['number']}] {names.get(c['article_id'], c['title'])}: “{c['quote']}”"
        for c in answer["citations"]
    ]
    right = " / ".join(gold["answers"]) or ("" if gold["answerable"] else "the sources do not say")
    evidence = [f"{e['doc_id']}: “{e['text']}”" for e in gold["evidence"]]
    lines = [f"{record['id']}: {gold['question']}", f"  {came}"]
    for title, texts in (
        ("said", [f"{said}  (confidence {answer['confidence']:.2f})"]),
        ("cited", cited),
        ("gold", [right, *evidence]),
    ):
        lines += [f"  {title + ':':<7}{' '.join(text.split())}" for text in texts if text]
    return "\n".join(lines)
