"""An answer: claims that point at the exact words of sources, or the reason why there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.voice import Hedge, Voice
from index.hit import Hit
from ingest.article import Article, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of an article. The quote is a slice: there is no way to make it from other text.

    Attributes:
        start, end: character offsets into `article.text`.
        passage_id: the passage that was retrieved and holds the words.
        voice: who says it, and how surely; None in answers stored before that was told.
    """

    article: Article
    start: int
    end: int
    passage_id: str
    voice: Voice | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(
                f"[{self.start}, {self.end}) is not a slice of article {self.article.id}"
            )

    @property
    def quote(self) -> str:
        """The cited words, `article.text[start:end]`."""
        return self.article.text[self.start : self.end]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def covers(self, article_id: str, span: Span) -> bool:
        """Whether a stretch of an article lies within the cited words."""
        return self.article.id == article_id and self.start <= span.start and span.end <= self.end

    def holds(self, words: str) -> bool:
        """Whether the quote has these words, whole: "two" is not in "network", nor 3 in 3.5."""
        whole = rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)"
        return re.search(whole, self.quote) is not None

    @property
    def hedge(self) -> Hedge | None:
        """How surely it is said; None where it is told as fact."""
        return self.voice.hedge if self.voice else None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer and the words that support it.

    Attributes:
        citations: never empty in an answer.
        support: how well the cited words support the text, 0..1; 1 for the words themselves.
    """

    text: str
    citations: tuple[Citation, ...]
    support: float


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that was composed and not said, and why not."""

    text: str
    reason: str


AbstentionReason = Literal[
    "empty library",
    "nothing found",
    "not in the sources",
    "nothing verified",
    "no question",
    "source removed",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the question was answered. "The sources do not say" is a value, not a phrase.

    Attributes:
        reason: None exactly when answered.
        confidence: probability that the answer is in the cited words, 0..1.
    """

    kind: Literal["answered", "abstained"]
    reason: AbstentionReason | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Cited words that do not agree.

    Attributes:
        about: "number", "date" or "place" where sources tell different ones, "denial" where
            somebody denies it.
        sides: one citation a side; what the answer says comes first.
    """

    about: str
    sides: tuple[Citation, ...]

    @property
    def told(self) -> str:
        """What it is, for a person."""
        denied = self.about == "denial"
        return "Somebody denies this" if denied else f"Sources differ on the {self.about}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What `Assistant.ask` returns; every door renders this one value.

    Attributes:
        question: as the person typed it.
        standalone_question: the same, understandable without the conversation.
        claims: empty exactly when the outcome is an abstention.
        nearest: the hits closest to the question, likeliest to answer first: what was looked at.
        short_answer: the few words that answer, where there are such; they stand in a quote.
        stories: by cited article's id, the story that it counts as, named by an article's id.
        independent_sources: cited stories; a reprint and its original count once.
        model: what composed the answer ("extractive" without a language model).
        note: what a person should know of how the answer was made, such as that a language model
            was set and failed.
        timings_ms: milliseconds a stage, and "total".
        given_numbers: of a stored answer, the numbers that its citations were given then.
    """

    question: str
    standalone_question: str
    outcome: Outcome
    claims: tuple[Claim, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    short_answer: str | None = None
    nearest: tuple[Hit, ...] = ()
    stories: Mapping[str, str] = field(default_factory=dict)
    independent_sources: int = 0
    conflicts: tuple[Conflict, ...] = ()
    conversation_id: str | None = None
    library_version: int = 0
    model: str = "extractive"
    note: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
    given_numbers: Mapping[Citation, int] | None = None

    @property
    def answered(self) -> bool:
        return self.outcome.kind == "answered"

    @property
    def short_citation(self) -> Citation | None:
        """The first citation that holds the short answer."""
        short = self.short_answer
        return next((c for c in self.citations if short and c.holds(short)), None)

    @property
    def short_voice(self) -> Voice | None:
        """Who says the short answer."""
        cited = self.short_citation
        return cited.voice if cited else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each cited span once, in the order of first use."""
        return tuple(dict.fromkeys(c for claim in self.claims for c in claim.citations))

    @property
    def numbers(self) -> Mapping[Citation, int]:
        """The number each citation is shown with: from 1, unless numbers were given before.

        An answer keeps its numbers when the source of one of its citations is removed.
        """
        if self.given_numbers is not None:
            return self.given_numbers
        return {citation: n for n, citation in enumerate(self.citations, start=1)}

    @property
    def prose(self) -> str:
        """The claims with their marks: `At least 300 casings were found. [1]`."""
        numbers = self.numbers
        return " ".join(
            claim.text + " " + "".join(f"[{numbers[c]}]" for c in claim.citations)
            for claim in self.claims
        )
