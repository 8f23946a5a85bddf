"""Whether a number counts the people that a question asks about: the killed, and not the wounded.
Pure.
"""

from collections.abc import Iterable

from assistant.asking.question import Question
from assistant.checking.numbers import counted
from assistant.checking.quantities import quantities, with_digits
from assistant.checking.states import STATES
from assistant.checking.words import stems_of


def counts_another(question: Question, said: str, number: str, language: str) -> bool:
    """Whether a number of a text counts people of another state than the question asks about
    ("nine" of "four died and nine were hurt", where the dead are asked for).

    Args:
        number: as it stands in the text.
        language: ISO 639-1, of the text.
    """
    asked = _states(stems_of(question.text, question.language))
    if not asked:
        return False
    values = {(q.low, q.high) for q in quantities(with_digits(number, language), language)}
    told = [
        _states(q.counted) for q in counted(said, language).quantities if (q.low, q.high) in values
    ]
    return bool(told) and all(states and not states & asked for states in told)


def _states(words: Iterable[str]) -> set[str]:
    return {STATES[word] for word in words if word in STATES}
