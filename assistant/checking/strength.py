"""Whether a claim says more than its quotes: all for some, convicted for suspected. Pure."""

import re
from collections.abc import Sequence

from assistant.checking.words import Sentence, Token

_LADDERS: tuple[tuple[str, ...], ...] = (
    (
        r"suspect\w*|suspici\w*|accus\w*|alleg\w*|investigat\w*|sospech\w*|acusa\w*|acuso"
        r"|presunt\w*|investiga\w*",
        r"arrest\w*|detain\w*|charged|indicted|arrestad\w*|detenid\w*|imputad\w*|capturad\w*",
        r"convict\w*|sentenced|guilty|condenad\w*|sentenciad\w*|culpables?",
    ),
    (
        r"link\w*|relat(?:ed|ion)\w*|connect\w*|tied|ties|associat\w*|contacts?|vincul\w*"
        r"|relacion\w*|ligad\w*|nexos?",
        r"belong\w*|members?|owned|controlled|controls|runs?|led|pertenec\w*|miembros?"
        r"|controla\w*|dirig\w*",
    ),
    (
        r"some|several|many|most|part|few|half|majority|algun[oa]s|vari[oa]s|much[oa]s|mayoria"
        r"|parte|mitad",
        r"all|every|everybody|everyone|each|entire|always|tod[oa]s|toda|siempre|cada",
    ),
    (
        r"sometimes|often|usually|frequently|generally|mostly|occasionally|normalmente"
        r"|usualmente|generalmente|menudo|veces",
        r"always|invariably|siempre",
    ),
    (
        r"may|might|could|hopes?|hoped|plans?|planned|wants?|wanted|considers?|considering"
        r"|considered|podrian?|espera|quiere",
        r"will|shall|certainly|definitely|surely|undoubtedly|seguramente|ciertamente",
    ),
    (
        r"said|says|claim\w*|alleg\w*|believ\w*|thinks?|thought|suspect\w*|rumou?r\w*|dijo|dicen"
        r"|afirm\w*|cree[ns]?|segun|aleg\w*"
        r"|may|might|could|podrian?",
        r"prov(?:ed|en|es)|confirm\w*|established|certain|demonstrated|showed|comprob\w*"
        r"|demostr\w*|confirmad\w*",
    ),
)  # fmt: skip
"""Each from the weakest words to the strongest, folded."""

_COMPILED = tuple(tuple(re.compile(rf"(?:{words})") for words in ladder) for ladder in _LADDERS)


def strengthened(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """The word of a claim that says more than the weaker ones of its quotes, or None."""
    held = {t.folded for sentence in quotes for t in sentence if not t.name}
    for ladder in _COMPILED:
        highest = max(
            (rung for word in held if (rung := _rung(word, ladder)) is not None), default=None
        )
        if highest is None:
            continue
        for sentence in claim:
            for at, token in enumerate(sentence):
                rung = None if token.name else _rung(token.folded, ladder)
                if rung is not None and rung > highest and not _is_idiom(sentence, at):
                    return token.text
    return None


def is_stronger(token: Token, other: Token) -> bool:
    """Whether a word stands higher than another on one ladder."""
    rungs = ((_rung(token.folded, ladder), _rung(other.folded, ladder)) for ladder in _COMPILED)
    return any(high is not None and low is not None and high > low for high, low in rungs)


def _is_idiom(sentence: Sentence, at: int) -> bool:
    """ "at all", "in all", "above all": no word for everybody."""
    before = sentence[at - 1].folded if at else ""
    return sentence[at].folded == "all" and before in ("at", "in", "above", "after")


def _rung(word: str, ladder: Sequence[re.Pattern[str]]) -> int | None:
    """How high a word stands, None where it stands on another ladder."""
    return next(
        (n for n, words in reversed(list(enumerate(ladder))) if words.fullmatch(word)), None
    )
