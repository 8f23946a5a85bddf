"""The sheet: what of the sources a language model is shown, a sentence a line, each with its id."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.compose import Evidence
from index.hit import Hit

_LOOKS_LIKE_AN_ID = re.compile(r"[\[(【{](\s*\d{1,3}[.:]\d{1,3}[^\])】}]*)[\])】}]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Sentences as they are shown, and what each id stands for.

    Attributes:
        text: passages one after the other, each under a line with its title, publisher and date.
        sentences: evidence by id, such as "2.3": passage 2, sentence 3.
    """

    text: str
    sentences: Mapping[str, Evidence]


def sheet(hits: Sequence[Hit], room: int, tokens: Callable[[str], int]) -> Sheet:
    """As many passages as there is room for, in their order; the last one may be cut.

    Args:
        room: tokens.
    """
    lines: list[str] = []
    sentences: dict[str, Evidence] = {}
    for number, hit in enumerate(hits, start=1):
        heading = _heading(number, hit)
        room -= tokens(heading)
        for at, span in enumerate(hit.passage.sentences, start=1):
            evidence = Evidence(hit, span)
            line = f"[{number}.{at}] {_on_one_line(evidence.quote)}"
            room -= tokens(line) + 1
            if room < 0:
                return Sheet("\n".join(lines), sentences)
            if at == 1:
                lines.append(heading)
            lines.append(line)
            sentences[f"{number}.{at}"] = evidence
    return Sheet("\n".join(lines), sentences)


def _heading(number: int, hit: Hit) -> str:
    article = hit.article
    date = article.published.isoformat() if article.published else None
    told = [part for part in (article.title, article.publisher, date) if part]
    return f"\nPassage {number}: {_on_one_line(', '.join(told))}"


def _on_one_line(text: str) -> str:
    """Words that can forge neither a line nor an id."""
    return _LOOKS_LIKE_AN_ID.sub(r"<\1>", " ".join(text.split()))
