"""Which words tell of a deed: past tenses and participles, English and Spanish, by their form."""

import re

from assistant.checking.callings import is_somebody
from assistant.checking.words import Token

_PLURAL = re.compile(r"[a-z]{2,}(?:aron|[iy]eron)")
_PAST = re.compile(rf"[a-z]{{2,}}(?:ed|o|[ai]d[oa]s?)|{_PLURAL.pattern}")
IRREGULAR = frozenset(
    "shot told gave found paid beat hit sent led took saw caught fought bought sold threw struck"
    " hurt"
    " stole stolen taken given beaten driven held left won hid sued fed built brought"
    " taught".split()
)
"""Those that are done to somebody or something."""

_OF_ONE = frozenset(
    """
    came went began ran fell rose grew met became broke split cut put set shut spread burst fled
    lost spent slept spoke stood swore wrote drove flew froze hung lay quit sank sat sought withdrew
    died murio dijo huyo cayo nacio salio
    """.split()
)
BE = frozenset("was were is are been being be fue fueron es son sido ser era eran".split())
_AUXILIARIES = BE | frozenset("has have had will would ha han habia habian sera seran".split())


def is_deed(token: Token) -> bool:
    """Whether a word may tell of a deed: "arrested", "split"."""
    if token.name or not token.stem:
        return False
    return token.folded in IRREGULAR or token.folded in _OF_ONE or is_past(token)


def is_past(token: Token) -> bool:
    """Whether a word has the form of a past tense and is no name and no noun for people:
    "Castillo" and "soldados" have it, too.
    """
    form = _PLURAL if token.text[0].isupper() else _PAST
    return form.fullmatch(token.folded) is not None and not is_somebody(token.text)


def is_auxiliary(token: Token) -> bool:
    """Whether a word is a form of "be" or "have", which a participle may follow."""
    return token.folded in _AUXILIARIES
