"""What a library's stored conversations say of themselves, and whether their citations still hold.

No question is asked: the answers are taken as they were written down, and every quote is cut out
of the catalogue again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.kept.conversations import StoredTurn
from evals.datasets.example import Json
from ingest.article import Article

By = Literal["month", "day"]

ArticlesById = Callable[[Iterable[str]], Mapping[str, Article]]
"""Looks articles up by id, old versions too; those that were removed are missing."""

AT_A_TIME = 50
"""Articles whose texts are held in memory together."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month or day (UTC) in which something was asked.

    Attributes:
        refused: by reason.
    """

    name: str
    answered: int
    refused: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Broken:
    """A citation whose quote is not what stands in the stored article.

    Attributes:
        turn: of its conversation, counted from 1. number: of the citation in its answer.
        quote: as it was shown. stands: what its offsets hold now.
    """

    conversation_id: str
    turn: int
    number: int
    article_id: str
    quote: str
    stands: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The account of a library's answers.

    Attributes:
        refused, withheld: by reason.
        sentences: of all answers. uncited: (conversation, turn, text) of those without a citation.
        citations: of all answers; slices: whose quotes were cut out again just so.
        broken: the citations that do not slice any more; there must be none.
        removed: citations of sources that are no longer in the library, which cannot be checked.
        outdated: citations of sources of which there is a newer version.
        conflicts: disagreements marked, in so many answers as `answers_with_conflicts`.
        praised, faulted: answers with a thumb up, with a thumb down.
    """

    conversations: int
    answered: int
    refused: Mapping[str, int]
    periods: tuple[Period, ...]
    sentences: int
    uncited: tuple[tuple[str, int, str], ...]
    citations: int
    slices: int
    broken: tuple[Broken, ...]
    removed: int
    outdated: int
    withheld: Mapping[str, int]
    conflicts: int
    answers_with_conflicts: int
    praised: int
    faulted: int

    @property
    def sound(self) -> bool:
        """Whether every promise was kept: every quote a slice, every sentence cited."""
        return not self.broken and not self.uncited


@dataclass(slots=True)
class _Tally:
    """What is counted in one pass over the turns."""

    conversations: set[str] = field(default_factory=set)
    periods: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    sentences: int = 0
    uncited: list[tuple[str, int, str]] = field(default_factory=list)
    withheld: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    answers_with_conflicts: int = 0
    cited: dict[str, list[tuple[StoredTurn, Json]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def audit(
    turns: Iterable[StoredTurn],
    articles_by_id: ArticlesById,
    feedback: Mapping[Literal["up", "down"], int],
    by: By = "month",
) -> Audit:
    """Account for stored turns. `by`: whether periods are months or days."""
    tally = _Tally()
    for turn in turns:
        _count(tally, turn, by)
    broken, slices, removed, outdated = _checked(tally, articles_by_id)
    outcomes = sum(tally.periods.values(), Counter[str | None]())
    return Audit(
        conversations=len(tally.conversations),
        answered=outcomes[None],
        refused=_refused(outcomes),
        periods=tuple(
            Period(name, counted[None], _refused(counted))
            for name, counted in sorted(tally.periods.items())
        ),
        sentences=tally.sentences,
        uncited=tuple(tally.uncited),
        citations=sum(len(cited) for cited in tally.cited.values()),
        slices=slices,
        broken=tuple(broken),
        removed=removed,
        outdated=outdated,
        withheld=dict(tally.withheld.most_common()),
        conflicts=tally.conflicts,
        answers_with_conflicts=tally.answers_with_conflicts,
        praised=feedback.get("up", 0),
        faulted=feedback.get("down", 0),
    )


def _count(tally: _Tally, turn: StoredTurn, by: By) -> None:
    answer = turn.answer
    tally.conversations.add(turn.conversation_id)
    reason = None if answer["outcome"] == "answered" else str(answer["reason"])
    tally.periods[_period(turn.asked_at, by)][reason] += 1
    numbers = {item["number"] for item in answer["citations"]}
    for claim in answer["claims"]:
        tally.sentences += 1
        if not numbers & set(claim["citations"]):
            tally.uncited.append((turn.conversation_id, turn.number, claim["text"]))
    tally.withheld.update(kind_of(item["reason"]) for item in answer["withheld"])
    tally.conflicts += len(answer["conflicts"])
    tally.answers_with_conflicts += bool(answer["conflicts"])
    for item in answer["citations"]:
        tally.cited[item["article_id"]].append((turn, item))


_PARTICULAR = re.compile(
    r"(?<=“)[^”]*(?=”)|(?<=the number ).+?(?= in another unit$| otherwise$|$)"
    r"|(?<=the (?:date|name|time) ).+$|(?<=count by ).+$"
)


def kind_of(reason: str) -> str:
    """A reason without the word or figure it names, so that reasons of one kind are one."""
    return _PARTICULAR.sub("…", reason)


def _checked(tally: _Tally, articles_by_id: ArticlesById) -> tuple[list[Broken], int, int, int]:
    """Broken citations, and how many slice, are of removed sources, and of old versions."""
    broken: list[Broken] = []
    slices = removed = outdated = 0
    cited = list(tally.cited)
    for first in range(0, len(cited), AT_A_TIME):
        ids = cited[first : first + AT_A_TIME]
        articles = articles_by_id(ids)
        for article_id in ids:
            article = articles.get(article_id)
            for turn, item in tally.cited[article_id]:
                if article is None:
                    removed += 1
                    continue
                outdated += article.newer is not None
                stands = article.text[max(item["start"], 0) : max(item["end"], 0)]
                if stands and stands == item["quote"]:
                    slices += 1
                    continue
                at = (turn.conversation_id, turn.number, item["number"])
                broken.append(Broken(*at, article_id, item["quote"], stands))
    return broken, slices, removed, outdated


def _refused(outcomes: Mapping[str | None, int]) -> dict[str, int]:
    """Refusals by reason, the most frequent first."""
    found = [(reason, number) for reason, number in outcomes.items() if reason is not None]
    return dict(sorted(found, key=lambda each: (-each[1], each[0])))


def _period(moment: datetime, by: By) -> str:
    return moment.strftime("%Y-%m" if by == "month" else "%Y-%m-%d")
