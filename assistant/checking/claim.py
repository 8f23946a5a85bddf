"""What may be wrong with a claim, given the words it cites. Pure, by rule, English and Spanish.

It finds what an alteration leaves behind: another number, date or name, a denial put in or left
out, an opposite, an attribution or a hedge left out, a stronger word. Whether the claim follows in
every other way is no question for rules.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.checking.ages import exchanged_ages
from assistant.checking.attribution import told_as_fact
from assistant.checking.bounds import other_side
from assistant.checking.dated_deeds import other_deed_dated
from assistant.checking.dates import other_date
from assistant.checking.day_parts import other_part_of_day
from assistant.checking.ends import other_end, other_stretch
from assistant.checking.heads import told_of_owner
from assistant.checking.in_place import (
    exchanged_names,
    exchanged_numbers,
    opened_closed,
    opposite_there,
    stronger_there,
)
from assistant.checking.names import Setting, other_name
from assistant.checking.negation import other_denial
from assistant.checking.numbers import counted, other_number
from assistant.checking.offices import changed_office
from assistant.checking.orders import gives_orders
from assistant.checking.parts import told_of_all
from assistant.checking.quantities import with_digits
from assistant.checking.reversal import turned_round
from assistant.checking.speakers import other_speaker
from assistant.checking.strength import strengthened
from assistant.checking.supposed import told_as_settled
from assistant.checking.undone import told_as_done
from assistant.checking.units import without_signs
from assistant.checking.words import Sentence, sentences
from ingest.article import Article, Span

Kind = Literal["number", "date", "name", "negation", "reversal", "attribution", "strength", "order"]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a claim may not be said.

    Attributes:
        reason: a clause for people, "it …" or "the cited words …".
    """

    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of an article that a claim cites."""

    article: Article
    span: Span

    @property
    def words(self) -> str:
        return self.article.text[self.span.start : self.span.end]


def objection(claim: str, cited: Sequence[Cited]) -> Objection | None:
    """The first thing that is wrong with a claim, or None if nothing is.

    The cited words themselves, one quote or several in a row, are never wrong.
    """
    if _even(claim) in _even(" ".join(quote.words for quote in cited)) and _is_whole(claim, cited):
        return None
    return next(objections(claim, cited), None)


def objections(claim: str, cited: Sequence[Cited]) -> Iterator[Objection]:
    """Everything that the checks find, the words themselves not excepted."""
    cited = [quote for quote in cited if not gives_orders(quote.words)]
    if not cited:
        yield Objection("order", "the cited words give orders to whoever answers, and tell nothing")
        return
    language = cited[0].article.language
    quotes = " ".join(_even(quote.words) for quote in cited)
    if reason := other_number(claim, quotes, language) or other_side(claim, quotes, language):
        yield Objection("number", reason)
    numbers = frozenset(quantity.low for quantity in counted(quotes, language).quantities)
    told = [(with_digits(q.words, language), q.article.published) for q in cited]
    if shown := other_date(with_digits(claim, language), told, numbers):
        yield Objection("date", f"the cited words do not hold the date {shown}")
    settings = [_setting(quote) for quote in cited]
    if name := other_name(without_signs(claim), without_signs(quotes), settings):
        yield Objection("name", f"the cited words do not hold the name {name}")
    digits = with_digits(claim, language), with_digits(quotes, language)
    for kind, check in _OF_FIGURES:
        if reason := check(*digits):
            yield Objection(kind, reason)
    figures = sentences(digits[0], language), sentences(digits[1], language)
    yield from _of_sentences(_OF_COUNTS, *figures)
    yield from _of_sentences(_OF_MEANING, sentences(claim, language), sentences(quotes, language))
    if speaker := other_speaker(claim, settings):
        yield Objection("attribution", f"in the cited words somebody else says it than {speaker}")


def _stronger(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    word = strengthened(claim, quotes)
    return f"it says “{word}”, which is more than the cited words say" if word else None


def _of_sentences(
    checks: "_Checks", claim: Sequence[Sentence], quotes: Sequence[Sentence]
) -> Iterator[Objection]:
    for kind, check in checks:
        if reason := check(claim, quotes):
            yield Objection(kind, reason)


_Checks = Sequence[tuple[Kind, Callable[[Sequence[Sentence], Sequence[Sentence]], str | None]]]

_OF_FIGURES: Sequence[tuple[Kind, Callable[[str, str], str | None]]] = (
    ("number", other_end),
    ("date", other_stretch),
    ("number", exchanged_ages),
    ("date", other_part_of_day),
)
_OF_COUNTS: _Checks = (("number", exchanged_numbers), ("number", told_of_all))
_OF_MEANING: _Checks = (
    ("date", other_deed_dated),
    ("negation", other_denial),
    ("reversal", turned_round),
    ("reversal", told_of_owner),
    ("name", changed_office),
    ("attribution", told_as_fact),
    ("strength", _stronger),
    ("strength", told_as_done),
    ("strength", told_as_settled),
    ("reversal", opposite_there),
    ("reversal", exchanged_names),
    ("strength", stronger_there),
    ("attribution", opened_closed),
)


def _even(text: str) -> str:
    return " ".join(text.split())


def _is_whole(claim: str, cited: Sequence[Cited]) -> bool:
    """Whether a claim is whole quotes, or a whole sentence of one: a part may mean another."""
    even = _even(claim).lstrip("*").strip()
    words = [_even(quote.words).lstrip("*").strip() for quote in cited]
    return even in words or even == " ".join(words)


def _setting(quote: Cited) -> Setting:
    article = quote.article
    labels = (article.title, article.byline, article.publisher, article.original_publisher)
    return Setting(
        article.text,
        quote.span,
        tuple(label for label in labels if label),
        article.language,
    )
