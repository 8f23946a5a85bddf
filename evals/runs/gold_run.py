"""A gold set that is asked question by question, when somebody wants to know."""

from contextlib import ExitStack
from pathlib import Path

from assistant.catalogue import has_library
from assistant.settings import load_settings
from assistant.wiring import Workspace, open_workspace
from evals.datasets.dataset import Dataset
from evals.datasets.evidence import Located, locate
from evals.datasets.example import Example, Json
from evals.errors import EvalError
from evals.evaluate import asking, library_of
from evals.runs.runner import record_for
from evals.runs.summary import Summary, summarise


class GoldRun:
    """Asks questions and keeps what came back. The library is opened at the first question."""

    def __init__(self, dataset: Dataset, library: Path | None) -> None:
        """Take a set, and the library to ask; None for one built from the set's documents.

        Raises:
            EvalError: there is no library in the folder.
        """
        if library and not has_library(load_settings(library=library)):
            raise EvalError(f"There is no library in {library}.")
        self.dataset = dataset
        self.records: dict[str, Json] = {}
        self._library = library
        self._open = ExitStack()
        self._workspace: Workspace | None = None
        self._located = Located((), (), ())

    def ask(self, example: Example) -> Json:
        """The record of one question, as `log.jsonl` holds it.

        Raises:
            EvalError: it could not be answered at all, or none of its documents is there.
        """
        workspace = self._workspace or self._begin()
        if example.id in self._located.homeless:
            raise EvalError(
                f"{example.id}: none of the documents that answer it is in the library"
                f" ({', '.join(e.doc_id for e in example.evidence)})."
            )
        placed = next(each for each in self._located.examples if each.id == example.id)
        record = record_for(self.dataset, placed, asking(workspace))
        self.records[example.id] = record
        return record

    @property
    def complete(self) -> bool:
        """Whether every question that can be asked was asked."""
        return bool(self.records) and len(self.records) == len(self._located.examples)

    @property
    def summary(self) -> Summary:
        """The figures of what was asked so far."""
        return summarise(
            self.records.values(),
            dataset=self.dataset.name,
            digest=self.dataset.digest,
            available=len(self.dataset.examples),
            seed=0,
        )

    def close(self) -> None:
        """Let go of the library."""
        self._open.close()
        self._workspace = None

    def _begin(self) -> Workspace:
        settings = load_settings(library=self._library)
        opened = open_workspace(settings) if self._library else library_of(self.dataset, settings)
        self._workspace = self._open.enter_context(opened)
        texts = {article.doc_id: article.text for article in self._workspace.library.articles()}
        self._located = locate(self.dataset.examples, texts)
        return self._workspace
