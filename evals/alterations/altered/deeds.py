"""The contrary of what the sentence tells."""

import random
import re

from assistant.training.antonyms import OPPOSITES
from evals.alterations.sentences import Stated, replaced

_AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|would|could|will|can|did)\b(?! (?:not"
    r"|no|never)\b)"
)


def negation(stated: Stated, rng: random.Random) -> str | None:
    text = stated.text
    if match := re.search(
        r"\b(was|were|is|are|has|have|had|would|could|will|can|did|do"
        r"|does) (?:not|never) ",
        text,
    ):
        return replaced(text, match, match[1] + " ")
    if match := re.search(r"^(?:Nobody|No one)\b", text):
        return replaced(text, match, "Somebody")
    if match := re.search(r"\bno (?=tiene|ha|sabe|es|era|fue|pasó|tenía)", text):
        return replaced(text, match, "")
    if match := re.search(r"(?<= )(?=(?:fue|fueron|era|eran|es|está|ha|han|murieron|dijo) )", text):
        return replaced(text, match, "no ")
    if re.search(r"\b(?:not|never|no|nobody|none|neither|without|denied)\b|n['’]t", text):
        return None
    match = _AUXILIARY.search(text)
    return replaced(text, match, match.group() + rng.choice((" not", " never"))) if match else None


_TOO_VAGUE = frozenset(
    "first last most least right left back new old good bad major minor like".split()
)


def antonym(stated: Stated, rng: random.Random) -> str | None:
    words = [
        m
        for m in re.finditer(r"\b[a-z]+\b", stated.text)
        if m.group() in OPPOSITES and m.group() not in _TOO_VAGUE
    ]
    if not words:
        return None
    match = rng.choice(words)
    return replaced(stated.text, match, OPPOSITES[match.group()])
