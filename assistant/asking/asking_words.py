"""The words that ask, in English and Spanish, as parts of patterns, and a question written as one.

Those of Spanish are told from the words that join clauses by their accents, unless a text is folded
and asking words alone are looked for.
"""

import re

AT = r"at|by|for|from|in|of|on|to|with|a|con|de|en|para|por"
"""Prepositions that may stand before them."""

ENGLISH = r"who|whom|whose|what|when|where|why|which"
"""All but "how", which may measure something."""

SPANISH = r"quién(?:es)?|qué|cuándo|dónde|adónde|cómo|cuál(?:es)?|cuánt[oa]s?"

FOLDED = rf"{ENGLISH}|how|quien(?:es)?|que|cuando|donde|por que|como|cual(?:es)?|cuant[oa]s?"
"""Those of both, without accents."""

_IS_SPANISH = re.compile(rf"(?:(?:{AT}) )?(?:{SPANISH})\b", re.IGNORECASE)


def as_question(words: str) -> str:
    """Words without marks of a question, written as one: "¿Quién es?" for "quién es"."""
    opened = "¿" if _IS_SPANISH.match(words) else ""
    return f"{opened}{words[:1].upper()}{words[1:]}?"
