"""Another speaker than the sentence has, none, or one who is surer; or something added."""

import random
import re

from evals.alterations.sentences import Stated, replaced

_PREFIX = re.compile(
    r"^(?:According to [^,]+, |Según [^,]+, |(?:[^,.“”\"]{3,90}?) (?:said|says|claimed|alleged"
    r"|claims|believes|believe"
    r"|estimated|argued|insisted|told [\w ]{3,30}|dijo|aseguró|afirmó|declaró|sostuvo) (?:that"
    r"|que) )"
)
_SUFFIX = re.compile(
    r",[”\"»]? (?:according to [^,.;]+|según [^,.;]+|de acuerdo con [^,.;]+"
    r"|(?:[^,.;“”]{3,60} (?:said|says|claimed|added|insisted))|(?:said|says|dijo|aseguró"
    r"|afirmó) (?=[A-ZÁÉÍÓÚ]|the |a |el |la )[^,.;]{3,60})\.$"
)


_OTHERS = {
    "en": ("the bishop", "two truckers", "the hospital", "an economist"),
    "es": ("el obispo", "dos camioneros", "el hospital", "un economista"),
}
_SAID_BY = re.compile(
    r"^(?:According to |Según )(?P<a>[^,]+)(?=, )"
    r"|, (?:according to|según|de acuerdo con) (?P<b>[^,.;]+)(?=\.$)"
    r"|, (?:said|says|dijo|aseguró|afirmó) (?P<c>[^,.;]+)(?=\.$)"
    r"|, (?P<d>(?!who|which|it |he |she |they )[^,.;“”\"]+?)(?= (?:said|says|claimed|insisted)\.$)"
)


def speaker(stated: Stated, rng: random.Random) -> str | None:
    """Somebody else says it."""
    match = _SAID_BY.search(stated.text)
    if match is None or re.search('[“”"«»]', stated.text):
        return None
    other = rng.choice(_OTHERS["es" if stated.article.language == "es" else "en"])
    return replaced(stated.text, match, other, match.lastindex or 0)


_KEPT = re.compile(
    r"^(?:a copy of )?(?:which|who)\b|, who [^,]+\.$|\b(?:may|might|could|would"
    r"|claim|denied|alleged\w*)\b",
    re.I,
)
"""What still shows that it is somebody's word, or makes no sentence of the rest."""


def attribution(stated: Stated, rng: random.Random) -> str | None:
    text = stated.text
    rest = None
    if match := _PREFIX.match(text):
        rest = text[match.end() :]
    elif match := _SUFFIX.search(text):
        rest = text[: match.start()].lstrip('“"«') + "."
    if (
        rest is None
        or len(rest.split()) < 5
        or re.search('[“”"«»]', rest)
        or _KEPT.search(rest)
        or _SUFFIX.search(rest)
    ):
        return None
    return rest


_HEDGES = (
    (
        r"\b(?:allegedly|reportedly|supposedly|apparently|possibly|probably|perhaps|presuntamente"
        r"|supuestamente) ",
        "",
    ),
    (r"\b(?:alleged|suspected|supposed) (?!that|to)(?=[a-z])", ""),
    (r"\b(?:may|might|could) have been\b", "was"),
    (r"\b(?:may|might) have\b", "has"),
    (r"\b(?:may|might|could) be\b(?! [a-z]+ed by)", "is"),
    (
        r"\b(?:is|was) (?:thought|believed"
        r"|said) to have\b",
        "has",
    ),
    (r"\b(?:is|was) (?:thought|believed|said) to be\b", "is"),
    (r"\bare (?:thought|believed|said) to be\b", "are"),
    (r"\b(?:seems|appears) to be\b", "is"),
    (r"\bpodría ser\b", "es"),
    (r"\bhabría\b", "ha"),
)


def hedge(stated: Stated, rng: random.Random) -> str | None:
    """A hedge left out, with the attribution that would keep it."""
    text = attribution(stated, rng) or stated.text
    for pattern, plain in _HEDGES:
        if match := re.search(pattern, text):
            return replaced(text, match, plain)
    return None


_STRONGER = (
    (r"\b(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost) (?:of )?(?=(?:the )?[a-z]+s\b)", "all "),
    (r"\b(?:may|might)\b", "will"),
    (r"\b(?:suspected|accused)\b(?! that)", "convicted"),
    (r"\b(?:linked|related|connected|tied) to\b", "controlled by"),
    (r"\barrested\b", "convicted"),
    (
        r"\b(?:usually|often"
        r"|sometimes)\b",
        "always",
    ),
    (r"\b(?:believes?|believed|claimed|alleged) that\b", "proved that"),
    (r"\b(?:Algunos|algunos|Varios|varios)\b", "todos los"),
)


def strengthened(stated: Stated, rng: random.Random) -> str | None:
    for pattern, stronger in _STRONGER:
        if match := re.search(pattern, stated.text):
            return replaced(stated.text, match, stronger)
    return None


def addition(stated: Stated, rng: random.Random) -> str | None:
    """Something of one's own knowledge, in a clause put at the end."""
    spanish = stated.article.language == "es"
    added = (
        (" en Puerto Olvido", " junto con otras 37 personas", ", como ya en 1994")
        if spanish
        else (
            " near Port Sullivan",
            ", along with 37 others",
            ", as it had in 1994",
            ", according to Wendell Okafor",
        )
    )
    if not stated.text.endswith("."):
        return None
    return stated.text[:-1] + rng.choice(added) + "."
