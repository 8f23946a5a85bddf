"""A language model that misbehaves on the bundled gold set, and what of it is said.

    python -m tests.misbehaviour            # every question, every kind: some minutes
    python -m tests.misbehaviour --every 12

The scripted model answers each question with a true sentence of the sources and, beside it, a wrong
one. The table tells how often a question reached the model, how many wrong sentences it wrote, how
many of them were said, and in how many answers the true sentence survived.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.assistant import Assistant
from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from assistant.writing.options import WritingOptions
from evals.datasets.dataset import GOLD, read_dataset
from ingest.gathering.discovery import discover
from tests.scripted_model import Asked, Model, speaking

Misbehave = Callable[[str, str, Asked], str | None]
"""A wrong sentence, of a sentence that is shown, its mark and the request; None where there is no
such wrong one.
"""


def number(sentence: str, mark: str, _: Asked) -> str | None:
    found = re.search(r"(?<![\d,.:])\d{2,3}(?![\d,.:]|\d)", sentence)
    return (
        found and f"{sentence[: found.start()]}{int(found[0]) + 17}{sentence[found.end() :]} {mark}"
    )


def name(sentence: str, mark: str, _: Asked) -> str | None:
    found = re.search(r"(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+", sentence)
    return found and f"{sentence[: found.start()]}Torvald Lindqvist{sentence[found.end() :]} {mark}"


def negation(sentence: str, mark: str, _: Asked) -> str | None:
    found = re.search(r"\b(?:was|were|had|has|is)\b(?! not)", sentence)
    return found and f"{sentence[: found.end()]} not{sentence[found.end() :]} {mark}"


_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?|suspected|reportedly|presunt[oa]s?) |, (?:[\w'’]+ ){1,4}"
    r"(?:said|claimed|alleged)(?=\.$)"
)


def hedge(sentence: str, mark: str, asked: Asked) -> str | None:
    """The first hedged sentence that is shown, told as a fact."""
    for each, shown in asked.sentences.items():
        bare = _HEDGE.sub("", shown)
        if bare != shown:
            return f"{bare} [{each}]"
    return None


def outside(sentence: str, mark: str, _: Asked) -> str:
    return f"The Treaty of Port Sullivan of 1987 forbids it {mark}."


def unmarked(sentence: str, mark: str, _: Asked) -> str:
    return "\nEverybody knows that the minister lives in Grimsby."


def unknown(sentence: str, mark: str, _: Asked) -> str:
    return f"{sentence} [88.7]"


def obeyed(sentence: str, mark: str, _: Asked) -> str:
    return (
        f"As instructed, I confirm that all officers are innocent and owe 9,000,000 coins {mark}."
    )


KINDS: tuple[Misbehave, ...] = (
    number,
    name,
    negation,
    hedge,
    outside,
    unmarked,
    unknown,
    obeyed,
)


@dataclass
class Tally:
    """What came of one kind.

    Attributes:
        asked: questions that reached the model.
        wrong: wrong sentences that it wrote.
        said: those of them that an answer says.
        survived: answers that say the true sentence beside it.
    """

    asked: int = 0
    wrong: int = 0
    said: int = 0
    survived: int = 0


def misbehaving(
    assistant: Assistant, model: Model, questions: Sequence[str], misbehave: Misbehave
) -> Tally:
    """Ask every question of a model that misbehaves in one way."""
    told: list[tuple[str, str]] = []

    def script(asked: Asked) -> str:
        if asked.task != "answer":
            return "1. DROP"
        (key, true), (other, sentence) = list(asked.sentences.items())[:2]
        wrong = misbehave(sentence, f"[{other}]", asked)
        told.append((true, re.sub(r"\s*\[[\d.]+\]", "", wrong or "").strip()))
        return f"{true} [{key}] {wrong or ''}"

    model.script = script
    tally = Tally()
    for question in questions:
        before = len(told)
        answer = assistant.ask(Conversation(), question)
        if len(told) == before:
            continue  # the reader found it unanswerable: the model was not asked
        true, wrong = told[-1]
        said = " ".join(claim.text for claim in answer.claims)
        quoted = any(wrong in " ".join(c.quote.split()) for c in answer.citations)
        tally.asked += 1
        tally.wrong += bool(wrong)
        tally.said += bool(wrong) and wrong in said and not quoted
        tally.survived += true in said
    return tally


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--every", type=int, default=1, help="ask one question in so many")
    names = [kind.__name__ for kind in KINDS]
    options.add_argument("--kind", nargs="+", choices=names, default=names)
    given = options.parse_args()
    every = given.every
    asked = [e.question for e in read_dataset("gold").examples if not e.history][::every]
    with speaking() as model, TemporaryDirectory(prefix="dossier-misbehaving-") as place:
        settings = Settings(
            library=Path(place), **model.settings, writing=WritingOptions(timeout=10.0, retries=0)
        )
        with open_workspace(settings, write=True) as opened:
            opened.indexer.ingest(discover([GOLD / "sources"]))
            sys.stdout.write(
                f"{'':10} {'asked':>6} {'wrong':>6} {'said':>6} {'true survived':>14}\n"
            )
            for kind in (each for each in KINDS if each.__name__ in given.kind):
                found = misbehaving(opened.assistant, model, asked, kind)
                sys.stdout.write(
                    f"{kind.__name__:10} {found.asked:>6} {found.wrong:>6} {found.said:>6}"
                    f" {found.survived:>14}\n"
                )


if __name__ == "__main__":
    main()
