"""Questions altered by rule so that the passage that answered them no longer does.

SQuAD 2.0's writers made such questions by hand: another name, another year, a negation, an antonym,
another kind of thing asked for. Random passages do not teach a reader to look that closely, nor do
they teach that a passage may speak of the very person and not of what is asked: for that, questions
of other articles are asked of a name in this one.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from assistant.training.antonyms import OPPOSITES
from assistant.training.elsewhere import Named, from_elsewhere
from assistant.training.names import NAME, Embed
from ingest.months import ENGLISH

_YEAR = re.compile(r"\b(1[0-9]\d\d|20[0-2]\d)(?:s\b|\b)")
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*(?:\.\d+)?\b")
_MONTHS = [month.capitalize() for month in ENGLISH]
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_AUXILIARY = re.compile(
    r"\b(did|does|do|was|were|is|are|has|have|had|can|could|will|would|should)\b"
    r"((?: (?:the|a|an) \w+| [A-Z]\w+| (?:he|she|it|they))?)"
)
_ASKED = re.compile(r"\b([Ww]hat|[Ww]hich|[Hh]ow many) ([a-z]{3,})(?![\w-])")
_TIME_WORDS = re.compile(
    rf"\d|\b(?:{'|'.join(_MONTHS)})\b|\b(?:century|year|month|week|day|night|morning|today|yesterday|during|after|before|when|"
    r"while|until|since|later|early|late|era|age|spring|summer|autumn|winter|ago|recent|now|time|period|\w+day)s?\b"
)
_ASKS = re.compile(r"^(When|Where|Why)(?= (?:did|was|were|do|does|is|are)\b)")
_PLACE_WORDS = re.compile(
    r"\b(?:in|at|near|from|across|outside|inside|along|off|on) (?:the )?[A-Z]"
    r"|\b(?:here|there|where|home|abroad)\b"
)
_REASON_WORDS = re.compile(
    r"\b(?:because|since|due|owing|thanks|reasons?|caused?|order|so|therefore|thus|to|for|after|as|by|with|led)\b"
)
_NOT_THINGS = frozenset(
    """
    year date day time month century number percentage percent amount kind kinds type types name
    names term word the was were did does has have had are is can could will would should part
    happened caused made led people person one ones other else two three more and long much
    often old besides
    """.split()
)
_OPPOSITE = re.compile(rf"\b(?:{'|'.join(OPPOSITES)})\b")


class Alterer:
    """Alters the questions of one article.

    `names` are the article's names and `things` what its questions ask for ("casinos" in "how many
    casinos"); `elsewhere` are questions of other articles that `with_one_name` found; `embed` gives
    a unit vector a text, near for words of a kind, so that a place is exchanged for a place and a
    person for a person.
    """

    def __init__(
        self,
        names: Sequence[str],
        things: Sequence[str],
        elsewhere: Sequence[Named],
        embed: Embed,
    ) -> None:
        self._names = sorted(set(names))
        self._things = sorted(set(things) - _NOT_THINGS)
        self._elsewhere = elsewhere
        self._embed = embed
        self._name_vectors = embed(self._names) if self._names else np.zeros((0, 1), np.float32)

    def alter(
        self, question: str, passage: str, sentence: str, rng: random.Random
    ) -> tuple[str, str] | None:
        """The altered question and the kind of alteration, or None where no rule fits.

        `passage` is what answers the question and `sentence` the sentence of it that does.
        """
        rules: Mapping[str, Callable[[str, str, str, random.Random], str | None]] = {
            "name": self._other_name,
            "number": _other_number,
            "antonym": _antonym,
            "thing": self._other_thing,
            "asked": _otherwise_asked,
            "elsewhere": self._of_a_name_here,
            "negation": _negated,
        }
        weights = {
            "name": 4.0,
            "number": 5.0,
            "antonym": 4.0,
            "thing": 1.5,
            "asked": 1.5,
            "elsewhere": 4.0,
            "negation": 0.15,
        }
        left = dict(weights)
        while left:
            kind = rng.choices(list(left), list(left.values()))[0]
            del left[kind]
            if kind == "negation" and rng.random() > 0.12:
                continue
            altered = rules[kind](question, passage, sentence, rng)
            if altered is not None and altered != question:
                return altered, kind
        return None

    def _other_name(
        self, question: str, passage: str, sentence: str, rng: random.Random
    ) -> str | None:
        found = list(NAME.finditer(question))
        if not found or len(self._names) < 8:
            return None
        match = rng.choice(found)
        name = match.group()
        words = set(name.lower().split())
        likeness = self._name_vectors @ self._embed([name])[0]
        fitting: list[str] = []
        for index in np.argsort(-likeness)[:40]:
            other = self._names[index]
            alike = (
                other[:5] == name[:5]
                or name in other
                or other in name
                or bool(words & set(other.lower().split()))
            )
            if alike or other in sentence or other in question:
                continue
            fitting.append(other)
            if len(fitting) == 8:
                break
        near = [other for other in fitting if other in passage]
        if not fitting:
            return None
        chosen = rng.choice(near) if near and rng.random() < 0.5 else rng.choice(fitting)
        return question[: match.start()] + chosen + question[match.end() :]

    def _other_thing(
        self, question: str, passage: str, sentence: str, rng: random.Random
    ) -> str | None:
        match = _ASKED.search(question)
        if match is None or match.group(2) in _NOT_THINGS:
            return None
        thing = match.group(2)
        other_things = rng.sample(self._things, min(6, len(self._things)))
        lowered = passage.lower()
        for other in other_things:
            if (
                other[:5] in lowered
                or other[:4] == thing[:4]
                or other.endswith("s") != thing.endswith("s")
            ):
                continue
            if float(self._embed([thing])[0] @ self._embed([other])[0]) < 0.55:
                return question[: match.start(2)] + other + question[match.end(2) :]
        return None

    def _of_a_name_here(
        self, question: str, passage: str, sentence: str, rng: random.Random
    ) -> str | None:
        return from_elsewhere(passage, self._elsewhere, self._embed, rng)


def things_asked(questions: Sequence[str]) -> list[str]:
    """The words after "what", "which" and "how many" in the questions."""
    return [match.group(2) for question in questions for match in _ASKED.finditer(question)]


def _other_number(question: str, passage: str, sentence: str, rng: random.Random) -> str | None:
    """Another year, month or number, provided that the passage does not hold it."""
    for pattern in (_YEAR, _MONTH, _NUMBER):
        match = pattern.search(question)
        if match is None:
            continue
        old = match.group()
        for _ in range(5):
            new = _number_near(old, rng)
            if new not in passage and new not in question:
                return question[: match.start()] + new + question[match.end() :]
    return None


def _number_near(old: str, rng: random.Random) -> str:
    if old in _MONTHS:
        return rng.choice(_MONTHS)
    if _YEAR.fullmatch(old):
        decade = old.endswith("s")
        year = int(old.rstrip("s")) + rng.choice((-1, 1)) * (
            10 * rng.randint(1, 5) if decade else rng.randint(1, 15)
        )
        return f"{year}s" if decade else str(year)
    value = float(old.replace(",", ""))
    factor = rng.choice((0.25, 0.5, 2, 3, 4))
    new = value * factor if value > 20 else value + rng.randint(1, 5)
    return f"{new:,.0f}" if "." not in old else f"{new:.1f}"


def _antonym(question: str, passage: str, sentence: str, rng: random.Random) -> str | None:
    """The opposite of one word, provided that the sentence does not hold the opposite."""
    found = [
        match
        for match in _OPPOSITE.finditer(question)
        if OPPOSITES[match.group()] not in sentence.lower().split()
    ]
    if not found:
        return None
    match = rng.choice(found)
    return question[: match.start()] + OPPOSITES[match.group()] + question[match.end() :]


def _otherwise_asked(question: str, passage: str, sentence: str, rng: random.Random) -> str | None:
    """ "Where did she sign?" becomes "When did she sign?", provided that nothing near tells it."""
    match = _ASKS.match(question)
    if match is None:
        return None
    tells = {
        "When": _TIME_WORDS.search(passage),
        "Where": _PLACE_WORDS.search(sentence),
        "Why": _REASON_WORDS.search(sentence),
    }
    open_ones = [asks for asks, told in tells.items() if asks != match.group() and not told]
    return rng.choice(open_ones) + question[match.end() :] if open_ones else None


def _negated(question: str, passage: str, sentence: str, rng: random.Random) -> str | None:
    match = _AUXILIARY.search(question)
    if match is None or re.search(r"\b(?:not|never|no)\b|n't", question):
        return None
    return question[: match.end()] + rng.choice((" not", " never")) + question[match.end() :]
