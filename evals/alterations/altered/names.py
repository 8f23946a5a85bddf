"""Another name than the sentence has, or the same in another place."""

import random
import re

from evals.alterations.altered.quantities import MONTH
from evals.alterations.sentences import Stated, replaced

_NAME = re.compile(
    r"(?<=[a-z,;:áéíóúñ] )[A-ZÁÉÍÓÚ][\w’'-]+[a-zé](?: (?:(?:de|del|la"
    r"|of) )*[A-ZÁÉÍÓÚ][\w’'-]+[a-zé])*"
)
_DATE_WORD = re.compile(
    rf"^(?:{MONTH}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    rf"|Sunday)\b"
)
_ELSEWHERE = ("Torvald Lindqvist", "Port Sullivan", "Wendell Okafor", "Grimsby", "Halvorsen")


def _names(text: str) -> list[re.Match[str]]:
    return [m for m in _NAME.finditer(text) if not _DATE_WORD.match(m.group())]


def name(stated: Stated, rng: random.Random) -> str | None:
    """Another name of the same article in the place of one."""
    found = _names(stated.text)
    if not found:
        return None
    match = rng.choice(found)
    told = set((stated.text + " " + stated.before).split())
    others = sorted(
        {
            m.group()
            for m in _names(stated.article.text)
            if not set(m.group().split()) & told
            and len(m.group().split()) == len(match.group().split())
        }
    )
    return replaced(stated.text, match, rng.choice(others)) if others else None


def outside_name(stated: Stated, rng: random.Random) -> str | None:
    found = _names(stated.text)
    return replaced(stated.text, rng.choice(found), rng.choice(_ELSEWHERE)) if found else None


_BETWEEN = re.compile(
    r"(?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?P<deed>(?:(?:was|were|had|has|have) )?(?:been )?"
    r"\w+(?:ed|ot|ok|ound|old|aid)(?: by| at| on)?) (?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def swapped(stated: Stated, rng: random.Random) -> str | None:
    """The names on both sides of a deed change places."""
    match = _BETWEEN.search(stated.text)
    if (
        match is None
        or re.search(
            r"\b(?:called"
            r"|named)$",
            match["deed"],
        )
        or _DATE_WORD.match(match["other"])
        or match["deed"].endswith((" on", " at"))
    ):
        return None
    if match["one"] in ("The", "He", "She", "It", "They", "Records") or re.match(
        "When|While|If|As|In|On", match["one"]
    ):
        return None
    return replaced(stated.text, match, f"{match['other']} {match['deed']} {match['one']}")
