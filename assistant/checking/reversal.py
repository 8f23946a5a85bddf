"""Whether a claim turns round what its quotes tell: an opposite, an order, who did it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.callings import is_somebody
from assistant.checking.negation import denials
from assistant.checking.opposites import OPPOSED
from assistant.checking.verbs import BE, IRREGULAR, is_past
from assistant.checking.words import Sentence, Token, clause_of, stems
from assistant.voice.function_words import is_determiner

_ORDER = {
    "before": "after",
    "after": "before",
    "antes": "despues",
    "despues": "antes",
    "tras": "antes",
}


def turned_round(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What a claim turns round, in words; None if nothing."""
    if word := _opposite(claim, quotes):
        return f"it says “{word}” where the cited words say the opposite"
    if _swaps_roles(claim, quotes):
        return "it exchanges who did it and whom it was done to"
    return None


def _opposite(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    held = {token.folded for sentence in quotes for token in sentence}
    told = {token.folded for sentence in claim for token in sentence}
    for sentence in claim:
        for at, token in enumerate(sentence):
            against = OPPOSED.get(token.folded, frozenset()) & held
            if not against or against & told or held & _kin(token.folded):
                continue
            if _stands_against(sentence, at, against, quotes):
                return token.text
    return None


def _kin(word: str) -> frozenset[str]:
    """The words on the side of a word: what contradicts all that contradicts it."""
    return frozenset({word}) | frozenset(
        other for opposite in OPPOSED[word] for other in OPPOSED[opposite]
    )


def _stands_against(
    sentence: Sentence, at: int, against: frozenset[str], quotes: Sequence[Sentence]
) -> bool:
    """Whether the opposite of a word stands in a quote's clause about the same, denied alike."""
    word = sentence[at]
    clause = clause_of(sentence, at)
    about = stems(sentence[clause.start : clause.stop]) - {word.stem}
    for quote in quotes:
        for index, token in enumerate(quote):
            if token.folded not in against:
                continue
            theirs = clause_of(quote, index)
            shared = about & (stems(quote[theirs.start : theirs.stop]) - {token.stem})
            if word.folded in _ORDER:
                if _same_side(sentence, at, quote, index):
                    return True
            elif shared and _denied(sentence, word) == _denied(quote, token):
                return True
    return False


def _denied(sentence: Sentence, token: Token) -> bool:
    return any(token.stem in d.words or token.stem == d.cue for d in denials(sentence))


def _same_side(sentence: Sentence, at: int, quote: Sentence, index: int) -> bool:
    """Whether the words behind "before" are those behind "after": the order is turned round."""
    behind, theirs = stems(sentence[at + 1 :]), stems(quote[index + 1 :])
    ahead = stems(quote[:index])
    return len(behind & theirs) > len(behind & ahead)


MUTUAL = frozenset(
    "met agreed married clashed talked joined shared faced related linked connected located based"
    " compared said named quedo estado junto".split()
)
"""Verbs that say the same of both sides, or nothing of either."""
_BY = frozenset(("by", "por"))
_SIDE = 5
"""Words on either side of a verb in which its doer and its object are looked for."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to whom: the verb's stem, and the names before and behind it."""

    verb: str
    doers: frozenset[str]
    objects: frozenset[str]


def _swaps_roles(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> bool:
    """Whether the doer and the object of one verb have changed places, active or passive."""
    held = [deed for sentence in quotes for deed in _deeds(sentence)]
    return any(
        told.verb == deed.verb
        and told.doers & deed.objects
        and told.objects & deed.doers
        and not told.doers & deed.doers
        and not told.objects & deed.objects
        for sentence in claim
        for told in _deeds(sentence)
        for deed in held
    )


def _deeds(sentence: Sentence) -> Iterator[Deed]:
    for at, token in enumerate(sentence):
        if token.name or token.folded in MUTUAL or not token.stem:
            continue
        if not (is_past(token) or token.folded in IRREGULAR or _is_present(sentence, at)):
            continue
        before, behind = _side(sentence, at, -1), _side(sentence, at, 1)
        passive = any(t.folded in BE for t in sentence[max(0, at - 3) : at])
        agent = next(
            (i for i in range(at + 1, min(at + 4, len(sentence))) if sentence[i].folded in _BY),
            None,
        )
        if passive and agent is not None:
            before, behind = _side(sentence, agent, 1), before
        elif passive:
            continue
        if before and behind:
            yield Deed(token.stem, before, behind)


def _is_present(sentence: Sentence, at: int) -> bool:
    """Whether a word stands as a verb between somebody and a noun: "police blame the army"."""
    if not 0 < at < len(sentence) - 1 or is_somebody(sentence[at].text):
        return False
    before, behind = sentence[at - 1], sentence[at + 1]
    somebody = before.name or is_somebody(before.text)
    owns = before.text.endswith(("'s", "’s"))
    noun = behind.name or behind.folded == "al" or is_determiner(behind.text)
    return somebody and not owns and noun


def _side(sentence: Sentence, at: int, step: int) -> frozenset[str]:
    """The nouns next to a verb on one side, up to a mark or another verb."""
    found: list[str] = []
    for offset in range(1, _SIDE + 1):
        index = at + step * offset
        if not 0 <= index < len(sentence):
            break
        token = sentence[index]
        if not token.is_word or (found and token.folded in _AWAY):
            break
        if token.stem and not is_past(token):
            found.append(token.stem)
    return frozenset(found)


_AWAY = frozenset(
    "in on at of with for from to near during after before en con para desde y and".split()
)
