"""What is known of a follow-up and of a phrase that it may still speak of, as numbers."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.topics.phrases import Phrase, phrases, stems
from index.words.language import question_language
from index.words.stopwords import STOPWORDS
from ingest.prose.characters import fold

Values = Mapping[str, float]

_WORD = re.compile(r"[^\W_]+")
_THING = frozenset("it its esto eso ello".split())
_THEY = frozenset("they them their theirs ellos ellas".split())
_PERSON = frozenset("he him his she her hers el ella".split())
_POINTING = frozenset("this these those that ese esa esos esas".split())
_THERE = frozenset("there then alli ahi entonces".split())
_OTHER = frozenset("other else another more also otro otra otros otras mas tambien".split())
_OPENS = frozenset("and but or y pero o".split())
_ABOUT = frozenset("about acerca sobre".split())
_AUXILIARY = frozenset(
    """
    is are was were be been being do does did has have had can could will would should may might
    es son era eran fue fueron ha han habia hay puede pueden
    """.split()
)
_ARTICLE = frozenset(
    """
    the a an his her its their this that these those some any el la los las un una unos unas su sus
    este esta estos estas
    """.split()
)
_PREPOSITION = frozenset(
    """
    in at near from on along across inside outside by with for to into against during after before
    until between among en con por para a desde hasta hacia entre tras contra durante
    """.split()
)
_OF = frozenset("of de del".split())
_BEFORE_THAT = _AUXILIARY | _PREPOSITION | _OF | {"", "about"}
"""After another word it is a conjunction: "said that"."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked and said at one turn."""

    question: str
    said: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase of the conversation that the question lacks, and what is known of it."""

    text: str
    stems: frozenset[str]
    values: Values


def question_values(question: str, language: str) -> Values:
    """What of a question's form tells whether it leans on the conversation; 0 or 1 each."""
    # Accents tell "él" from the article "el".
    tokens = [word.lower() for word in _WORD.findall(question)]
    words = {
        fold(word)
        for before, word in pairwise(["", *tokens])
        if word != "el" and (word != "that" or before in _BEFORE_THAT)
    }
    stopwords = STOPWORDS.get(language, frozenset())
    weight = sum(fold(word) not in stopwords for word in tokens)
    first, second = ([*tokens, "", ""])[:2]
    found = {
        "thing": words & _THING,
        "they": words & _THEY,
        "person": words & _PERSON,
        "pointing": words & _POINTING,
        "there": words & _THERE,
        "other": words & _OTHER,
        "elliptical": first in _OPENS or (first in ("what", "how") and second in _ABOUT),
        "no_words": weight == 0,
        "one_word": weight == 1,
        "two_words": weight == 2,
        "three_words": weight == 3,
        "four_words": weight >= 4,
        "six_words": weight >= 6,
        "named": any(phrase.name for phrase in phrases(question, language)),
        "numbered": re.search(r"\d", question),
        "no_verb": not words & _AUXILIARY,
    }
    values = {name: float(bool(value)) for name, value in found.items()}
    pronouns = ("thing", "they", "person", "pointing", "there")
    return values | {"pronoun": max(values[name] for name in pronouns)}


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a phrase was mentioned.

    Attributes:
        turn: from 0.
        asked: in the question, not in what was said to it.
        alone: nothing else is asked about: "Tell me about makos."
    """

    turn: int
    asked: bool
    alone: bool
    phrase: Phrase


def candidates(
    question: str, language: str, history: Sequence[Exchange], carried: frozenset[str]
) -> list[Candidate]:
    """The phrases of a conversation that a question does not hold itself.

    Args:
        history: oldest first.
        carried: stems that the last question was found to leave unsaid.
    """
    own = stems(question, language)
    mentions = list(_mentions(history, language))
    turned = max((m.turn for m in mentions if m.alone), default=-1)
    seen: dict[frozenset[str], list[_Mention]] = {}
    for mention in mentions:
        if not mention.phrase.stems <= own:
            seen.setdefault(mention.phrase.stems, []).append(mention)
    return [
        Candidate(
            _best_text(found),
            key,
            _form(found[-1].phrase)
            | _mentioned(found, len(history), turned)
            | {
                "shared": float(bool(key & own)),
                "carried": float(2 * len(key & carried) >= len(key)),
            },
        )
        for key, found in seen.items()
    ]


def _mentions(history: Sequence[Exchange], language: str) -> Iterator[_Mention]:
    for turn, exchange in enumerate(history):
        spoken = question_language(exchange.question, language)
        asked = [p for p in phrases(exchange.question, spoken) if p.stems]
        points_back = question_values(exchange.question, spoken)["pronoun"]
        alone = len(asked) == 1 and asked[0].closes and not points_back
        yield from (_Mention(turn, True, alone, phrase) for phrase in asked)
        said = phrases(exchange.said, spoken)
        yield from (_Mention(turn, False, False, phrase) for phrase in said if phrase.stems)


def _best_text(mentions: Sequence[_Mention]) -> str:
    """As it was last written, with capitals if it ever was."""
    texts = [mention.phrase.text for mention in mentions]
    return next((text for text in reversed(texts) if text[0].isupper()), texts[-1])


def _mentioned(mentions: Sequence[_Mention], turns: int, turned: int) -> dict[str, float]:
    """How often and where a phrase was mentioned.

    Args:
        turned: the last turn that asked about one thing alone; -1 where none did.
    """
    last = mentions[-1]
    asked = [mention for mention in mentions if mention.asked]
    values = {
        "mentions": min(len(mentions), 5),
        "asked": min(len(asked), 4),
        "since": math.log1p(turns - 1 - last.turn),
        "ever_asked": bool(asked),
        "first_question": any(mention.turn == 0 for mention in asked),
        "last_question": any(mention.turn == turns - 1 for mention in asked),
        "last_answer": last.turn == turns - 1 and not last.asked,
        "last_said": not last.asked,
        "alone": any(mention.alone for mention in mentions),
        "current": any(mention.alone and mention.turn == turned for mention in mentions),
        "passed": last.turn < turned,
    }
    return {name: float(value) for name, value in values.items()}


def _form(phrase: Phrase) -> dict[str, float]:
    """As what a phrase stands in its sentence."""
    words = phrase.text.split()
    values = {
        "name": phrase.name,
        "words": min(len(words), 4),
        "long": len(words) > 4,
        "digits": any(character.isdigit() for character in phrase.text),
        "after_preposition": phrase.before in _PREPOSITION,
        "after_of": phrase.before in _OF,
        "after_about": phrase.before in _ABOUT,
        "after_article": phrase.before in _ARTICLE,
        "after_auxiliary": phrase.before in _AUXILIARY,
        "after_pronoun": phrase.before in (_THING | _THEY | _PERSON | _THERE) - _ARTICLE,
        "after_to": phrase.before == "to",
        "opens": phrase.opens,
        "begins": not phrase.before,
        "closes": phrase.closes,
        "before_auxiliary": phrase.after in _AUXILIARY,
        "before_preposition": phrase.after in _PREPOSITION,
        "plural": words[-1].lower().endswith("s"),
        "participle": words[-1].lower().endswith(("ing", "ed")),
    }
    return {name: float(value) for name, value in values.items()}


def crossed(question: Values, phrase: Values) -> dict[str, float]:
    """All features of a pair: of the question, of the phrase, and each with each."""
    return {
        **{f"{q} -": x for q, x in question.items()},
        **{f"- {p}": y for p, y in phrase.items()},
        **{f"{q} {p}": x * y for q, x in question.items() for p, y in phrase.items()},
    }
