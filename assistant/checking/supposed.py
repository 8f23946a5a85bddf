"""Whether a claim tells as a fact what its quotes only ask or suppose. Pure, by rule.

"Whether the cartel paid", "if it paid", rumours that it did and "did it pay?" tell nobody that it
paid; what a quote tells beside them may be told.
"""

from collections.abc import Iterator, Sequence

from assistant.checking.meant import UNSETTLED
from assistant.checking.tenses import is_governed, is_if, is_past
from assistant.checking.undone import leaves_unsettled
from assistant.checking.words import Sentence, clause_of, phrase_at, stems

_BE = frozenset("be is are was were es era fue son eran fueron esta estaba".split())
_WH = frozenset(
    "who whom whose what which why how when where quien quienes que como cuando donde cual cuales"
    " cuanto cuantos cuanta cuantas".split()
)
_RELATIVE = frozenset("who whom whose which quien quienes".split())
_ARTICLES = frozenset("the a an this el la los las un una al del este esta".split())
_YES = frozenset(("yes", "sí", "indeed"))
_DID = frozenset("did does do is was are were has have had".split())
_OPENERS = frozenset("¿:“«\"'—–")


def told_as_settled(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What a claim tells as a fact that its quotes leave open, in words; None if nothing."""
    spans = [_open(quotes, number) for number in range(len(quotes))]
    told = {
        token.stem
        for sentence, opened in zip(quotes, spans, strict=True)
        for at, token in enumerate(sentence)
        if not any(at in span for span, _ in opened)
    }
    held = [
        (stems(quote[span.start : span.stop]), conditional)
        for quote, opened in zip(quotes, spans, strict=True)
        for span, conditional in opened
    ]
    if held and any(
        _settles(clause, told, *each)
        for sentence in claim
        for clause in _kept_apart(sentence)
        for each in held
    ):
        return "it is told as a fact, though the cited words only ask or suppose it"
    return None


def _settles(clause: Sentence, told: set[str], words: set[str], conditional: bool) -> bool:
    """Whether a clause tells plainly most of the words of what is asked or supposed.

    Args:
        told: the stems that the quotes tell elsewhere.
        conditional: whether the words are a condition: "trucks that stop" is for "if they stop".
    """
    shared = words & stems(clause)
    bare = shared - told
    plain = {token.stem for at, token in enumerate(clause) if _is_told(clause, at)}
    return 2 * len(shared) >= len(words) and bool(
        bare & plain or (len(bare) >= 2 and not conditional)
    )


def _kept_apart(sentence: Sentence) -> Iterator[Sentence]:
    """The clauses of a claim that leave nothing open."""
    at = 0
    while at < len(sentence):
        clause = clause_of(sentence, at)
        if not leaves_unsettled(sentence, at):
            yield sentence[clause.start : clause.stop]
        at = max(clause.stop, at + 1)


def _is_told(clause: Sentence, at: int) -> bool:
    """Whether a word tells what was done or is: "paid", "is guilty"."""
    token = clause[at]
    return bool(token.stem) and (
        (is_past(token) and not is_governed(clause, at))
        or any(t.folded in _BE for t in clause[max(0, at - 2) : at])
    )


def _open(quotes: Sequence[Sentence], number: int) -> list[tuple[range, bool]]:
    """What a sentence asks or supposes, and whether it is a condition."""
    sentence = quotes[number]
    answer = quotes[number + 1] if number + 1 < len(quotes) else ()
    found = [] if _says_yes(answer) else [(span, False) for span in _questions(sentence)]
    for at, token in enumerate(sentence):
        length = phrase_at(sentence, at, UNSETTLED)
        if token.folded == "whether" or is_if(sentence, at):
            length = 1
        if length:
            stop = clause_of(sentence, at).stop
            ends = (i for i in range(at + length, stop) if _ends(sentence, i))
            found.append((range(at + length, next(ends, stop)), token.folded in ("if", "si")))
    return found


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether what is asked or supposed ends: at a comma, or where a noun is told more of."""
    word = sentence[at].folded
    behind_noun = word in ("that", "que") and sentence[at - 2].folded in _ARTICLES
    return sentence[at].text == "," or word in _RELATIVE or behind_noun


def _questions(sentence: Sentence) -> Iterator[range]:
    """A question that may be answered by no; "who paid?" takes it that somebody did."""
    for stop, token in enumerate(sentence):
        if token.text == "?":
            start = max((i + 1 for i in range(stop) if _opens(sentence, i)), default=0)
            asked = sentence[start:stop]
            if not any(
                word.folded in _WH and (at < 3 or word.text[0].isupper())
                for at, word in enumerate(asked)
            ):
                yield range(start, stop)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a question may begin behind a mark; sentences may lack the space between them."""
    stop = sentence[at].text == "." and at > 0 and len(sentence[at - 1].text) > 3
    return stop or sentence[at].text in _OPENERS


def _says_yes(sentence: Sentence) -> bool:
    words = [token.text.lower() for token in sentence if token.is_word]
    return bool(words) and (bool(_YES & set(words[:3])) or words[-1] in _DID)
