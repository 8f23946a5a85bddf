"""The held-out articles as a data set of their own, for `dossier eval`.

`python -m assistant.training.hold_out --data FOLDER --out runs/held-out` keeps the articles that
training leaves out, without one paragraph in five; it asks about those on which no rule was fitted
either. Questions about a paragraph that is left out are
unanswerable, and so are questions altered by rule, which are marked as near misses.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.training.cases import Asked, questions
from assistant.training.data import is_held_out, read_lines

LEFT_OUT = 0.2
"""Share of paragraphs."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shortened:
    """A document without some of its paragraphs.

    `kept` holds (start in the whole text, start in the short one, length) of each paragraph kept.
    """

    text: str
    kept: tuple[tuple[int, int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where words of the whole text now stand; None if they were left out."""
        for before, after, length in self.kept:
            if before <= start and end <= before + length:
                return start - before + after, end - before + after
        return None


def shorten(text: str, rng: random.Random) -> Shortened:
    """Leave paragraphs out at random, never all of them."""
    paragraphs = text.split("\n\n")
    chosen = [rng.random() >= LEFT_OUT for _ in paragraphs]
    chosen[0] = True
    kept, short, at = [], "", 0
    for paragraph, keep in zip(paragraphs, chosen, strict=True):
        if keep:
            short += "\n\n" if short else ""
            kept.append((at, len(short), len(paragraph)))
            short += paragraph
        at += len(paragraph) + 2
    return Shortened(short, tuple(kept))


def rows_of(number: int, asked: Asked, document: Shortened) -> Iterator[Row]:
    """The question's lines: as it is, and altered."""
    place = document.place(asked.start, asked.end)
    evidence = [] if place is None else [_evidence(asked, document, *place)]
    answers = list(asked.answers) if place else []
    kind = "answerable" if place else "paragraph left out"
    yield _row(f"q{number}", asked.text, answers, evidence, kind)
    if place and asked.altered:
        yield _row(f"q{number}-altered", asked.altered, [], [], "near miss")


def _row(name: str, text: str, answers: list[str], evidence: list[Row], kind: str) -> Row:
    return {
        "id": name,
        "question": text,
        "answers": answers,
        "evidence": evidence,
        "answerable": bool(answers),
        "type": kind,
    }


def _evidence(asked: Asked, document: Shortened, start: int, end: int) -> Row:
    words = document.text[start:end]
    return {"doc_id": asked.doc_id, "text": words, "start": start, "end": end}


def write(folder: Path, name: str, rows: list[Row]) -> None:
    """One JSON object a line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder in SQuAD's shape")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--limit", type=int, default=1000, help="questions drawn")
    parser.add_argument("--seed", type=int, default=4)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(given.seed)
    documents = [d for d in read_lines(given.data, "corpus") if is_held_out(d["title"])]
    short = {document["id"]: shorten(document["text"], rng) for document in documents}
    drawn = questions(given.data, given.limit, given.seed, fitting=False)
    asked = [row for at, one in enumerate(drawn) for row in rows_of(at, one, short[one.doc_id])]
    write(given.out, "corpus", [d | {"text": short[d["id"]].text} for d in documents])
    write(given.out, "questions", asked)


if __name__ == "__main__":
    main()
