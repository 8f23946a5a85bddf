"""Whether words name who did something, and not who speaks of it, whom it was done to, or who is
cleared of it. Pure.
"""

import re
from collections.abc import Iterator

from assistant.asking.paraphrase import by_office
from assistant.asking.question import Question
from assistant.checking.callings import is_somebody
from assistant.checking.cues import NEGATIONS
from assistant.checking.negation import denials
from assistant.checking.reversal import MUTUAL, turned_round
from assistant.checking.verbs import BE
from assistant.checking.words import Sentence, sentences, stems, stems_of
from assistant.proper_names import names_in
from assistant.voice import voice_of
from assistant.voice.function_words import is_determiner
from assistant.voice.verbs import VERB
from index.words.terms import content_words
from ingest.article import Article, Span
from ingest.prose.characters import fold

WHO = r"^\W*(?:(?:and|but|so|y|pero) )?(?:who|qui[eé]n(?:es)?)\b"
_ASKS = re.compile(WHO, re.IGNORECASE)
IS = re.compile(rf"{WHO} (?:is|was|are|were|es|era|fue|son)\b(?! \w+(?:ed|ing)\b)", re.I)
"""Who somebody is may be told of who speaks, and by more of a name."""


def asks_for_a_doer(question: Question) -> bool:
    """Whether who did or is something is asked for."""
    return question.kind == "who" and bool(_ASKS.match(question.text))


def is_no_doer(question: Question, article: Article, sentence: Span, words: str) -> bool:
    """Whether words of a sentence do not name who did or is what a question asks."""
    said = article.text[sentence.start : sentence.end]
    language = question.language
    held = sentences(said, language)
    claim = sentences(_ASKS.sub(lambda _: words, question.text, count=1).rstrip(" ?"), language)
    named = [token for part in sentences(words, language) for token in part]
    # "No one" answers and so do "Doctors Without Borders"; "X had not" never does.
    if any(token.folded in NEGATIONS and token.text.islower() for token in named[1:]):
        return True
    if turned_round(claim, held) or any(_clears(question, words, part) for part in held):
        return True
    if any(_is_done_to(question, named, part) for part in held):
        return True
    if IS.match(question.text):
        return False
    return _is_asked_about(question, words) or _merely_speaks(question, article, sentence, words)


def _clears(question: Question, words: str, held: Sentence) -> bool:
    """Whether a sentence denies of these words what is asked ("denied that Paz is the witness"), or
    acquits them of it. Who somebody is, is not told where it is denied of anybody.
    """
    named = set() if IS.match(question.text) else stems_of(words, question.language)
    deed = stems_of(question.text, question.language)
    if any(one.verb and named <= one.words and deed & one.words for one in denials(held)):
        return True
    for at, token in enumerate(held):
        if _CLEARED.fullmatch(token.folded) and token.folded not in question.content:
            return bool(named & stems(held) and deed & stems(held[at + 1 :]))
    return False


_CLEARED = re.compile(r"acquitted|cleared|exonerated|absuelt[oa]s?|exonerad[oa]s?")


def _is_done_to(question: Question, named: Sentence, held: Sentence) -> bool:
    """Whether words stand right behind what their doer is asked to have done, or to be: "who hired
    Gil?", "may hire drivers", "who owns the firm?", "owner of the lorry". In Spanish a doer may.
    """
    if question.language != "en" or not named or VERB.search(question.text):
        return False
    active = _ACTIVE.match(question.text)
    deed = stems_of(active["verb"], "en") if active and active["verb"] not in MUTUAL else set()
    bears = _OFFICE.match(by_office(question.text) or question.text)
    office = stems_of(bears["office"], "en") if bears else set()
    for before in _before(named, held):
        last = before[-1]
        if last.folded == "of" and len(before) > 1:
            if before[-2].stem in office:
                return True
        elif last.stem in deed and _is_verb(before):
            return True
    return False


def _is_verb(before: Sentence) -> bool:
    """Whether the last word is a verb whose object follows: neither passive, nor who does it
    ("commander"), nor turned round behind a quotation (“Help us,” asked Paz).
    """
    last = before[-1]
    calls = is_somebody(last.text) or last.folded.endswith("ing")
    inverted = len(before) > 1 and not before[-2].is_word
    return not (calls or inverted or any(token.folded in BE for token in before[-3:-1]))


def _before(named: Sentence, held: Sentence) -> Iterator[Sentence]:
    """What stands before words, wherever they stand in a sentence, without determiners."""
    words = [token.folded for token in named]
    for at in range(1, len(held) - len(words) + 1):
        if [token.folded for token in held[at : at + len(words)]] != words:
            continue
        if before := [token for token in held[:at] if not is_determiner(token.folded)]:
            yield before


_OFFICE = re.compile(
    rf"{WHO} (?:is|was|are|were) (?:the |an? |one of the )?(?:\w+ )?(?P<office>\w+) of\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"{WHO} (?:else )?(?:has |have |had )?"
    r"(?!(?:did|do|does|is|are|was|were|been|will|would|can|could|may|might|must|shall|should)\b)"
    r"(?P<verb>\w+)",
    re.IGNORECASE,
)
"""Who did something, and not to whom: "who did they hire?", "who was hired?"."""


def _is_asked_about(question: Question, words: str) -> bool:
    """Whether words name only whom the question names: "Who arrested Gil?", "Luis Gil"."""
    asked = [set(_WORD.findall(fold(name))) for name in question.names]
    told = [set(_WORD.findall(fold(name))) for name in names_in(f"by {words}")]
    if any(not any(name & one for one in asked) for name in told):
        return False  # "Zetas founder Arturo Guzmán"
    return any(one <= set(_WORD.findall(fold(words))) for one in asked)


_WORD = re.compile(r"[\w'’-]+")


def _merely_speaks(question: Question, article: Article, sentence: Span, words: str) -> bool:
    """Whether words name who says the sentence, where no saying is asked about."""
    said = article.text[sentence.start : sentence.end]
    if VERB.search(question.text) or not VERB.search(said):
        return False
    voice = voice_of(article.text, sentence, article.language)
    speaker = voice.name or voice.role
    shared = set(content_words(words, "en")) & set(content_words(speaker or "", "en"))
    return bool(shared)
