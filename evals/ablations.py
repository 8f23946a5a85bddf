"""What can be left out of an answer's walk, one part at a time: search, reading, guards.

A variant is Dossier with one part replaced. Parts that an `Assistant` is given are replaced by
giving it others; its functions, which are no setting of anybody's, by standing in for them while
questions are asked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

from assistant.answering.verify import Verdict, cited
from assistant.asking.question import Question
from assistant.asking.rewrite import Query
from assistant.assistant import Assistant
from assistant.reader.reading import Reader, Reading
from assistant.settings import Settings
from assistant.wiring import Workspace
from evals.stages import SIDES
from index.hit import Hit

Made = Callable[[Workspace, Assistant], Assistant]


@dataclass(frozen=True, slots=True)
class Ablation:
    """Dossier without one of its parts.

    Attributes:
        name: what is left out, or what takes its place.
        part: of the walk: "search", "passages", "reading" or "guards".
        made: from a workspace and its assistant, the assistant that is asked.
        stand_ins: functions by module and name, and what takes their place.
        settings: settings that differ; where they cut passages otherwise, a library is made anew.
        reads_alike: whether the reader finds in the same passages what it finds as a whole, so that
            it need not read them again.
    """

    name: str
    part: str
    made: Made = lambda workspace, assistant: assistant
    stand_ins: Mapping[str, object] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    reads_alike: bool = True

    def applied(self, settings: Settings) -> Settings:
        """Settings with this one's."""
        told = settings.model_dump()
        for name, value in self.settings.items():
            stage, _, option = name.partition("__")
            told[stage][option] = value
        return Settings.model_validate(told)

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """While this lasts, the stand-ins are called."""
        with ExitStack() as stack:
            for name, stand_in in self.stand_ins.items():
                stack.enter_context(patch(name, stand_in))
            yield


class Remembering:
    """A reader that reads the same passages for the same question once."""

    def __init__(self, reader: Reader) -> None:
        self.name = reader.name
        self._reader = reader
        self._read: dict[object, list[Reading]] = {}

    def prepare(self) -> None:
        """Load what the reader needs."""
        self._reader.prepare()

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """What the reader found in them when it was asked first."""
        asked = (question, *((hit.passage.id, hit.score, hit.dense) for hit in hits))
        if asked not in self._read:
            self._read[asked] = self._reader.read(question, hits)
        return self._read[asked]


def _side(name: str) -> Made:
    weights = SIDES[name]
    assert weights is not None
    return lambda workspace, assistant: replace(
        assistant, retriever=workspace.retriever.with_fusion(weights)
    )


def _composed(**options: Any) -> Made:
    return lambda workspace, assistant: replace(
        assistant, options=replace(assistant.options, **options)
    )


def _never(*_: object) -> bool:
    return False


ABLATIONS = (
    Ablation("vectors alone", "search", _side("dense"), reads_alike=False),
    Ablation("terms alone", "search", _side("lexical"), reads_alike=False),
    Ablation("passages of 110", "passages", settings={"split__max_pieces": 110}),
    Ablation("passages of 60", "passages", settings={"split__max_pieces": 60}),
    Ablation("the search's first passage", "reading", _composed(read=1), reads_alike=False),
    Ablation(
        "reading by terms",
        "reading",
        lambda workspace, assistant: replace(assistant, reader=workspace.by_terms),
        reads_alike=False,
    ),
    Ablation(
        "follow-ups as typed",
        "reading",
        stand_ins={"assistant.assistant.rewrite": lambda question, told: Query(question, question)},
    ),
    Ablation("never refusing", "guards", _composed(caution=0.0)),
    Ablation(
        "any kind of short answer",
        "guards",
        stand_ins={
            f"assistant.reader.{module}.cannot_answer": _never for module in ("reading", "trained")
        },
        reads_alike=False,
    ),
    Ablation(
        "any date",
        "guards",
        stand_ins={
            f"assistant.{module}.tells_another_date": _never
            for module in ("answering.compose", "reader.unfit", "reader.trained")
        },
        reads_alike=False,
    ),
    Ablation(
        "no verification",
        "guards",
        stand_ins={
            "assistant.assistant.verify": lambda draft, asked: Verdict(
                tuple(map(cited, draft.claims)), ()
            )
        },
    ),
    Ablation(
        "nothing taken back", "guards", stand_ins={"assistant.answering.context.takes_back": _never}
    ),
    Ablation(
        "no disagreement",
        "guards",
        stand_ins={"assistant.assistant.with_disagreement": lambda asked, answer: answer},
    ),
)
