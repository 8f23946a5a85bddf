"""What a sentence needs of its paragraph to be understood, and what takes it back. Pure."""

import re

from assistant.answering.retraction import takes_back
from assistant.dates import dates_in
from assistant.proper_names import names_in
from index.hit import Hit
from ingest.article import Span
from ingest.months import MONTHS
from ingest.prose.characters import fold

_LEANS_BACK = re.compile(
    r"[\"“'*«(]*(?:"
    r"(?:for (?:instance|example)|however|that said|also|again|then),?\s+)?"
    r"(?:he|she|they|it|this|these|those|that|his|her|their|its|such|the (?:outcome|latter|former)"
    r"|one|another|both|él|ella|ellos|ellas|esto|eso|estos|estas|esa|ese|su|sus|también|allí|ahí)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:when|as|while|after|before|because|although|though|if|since|once|until|cuando|mientras"
    r"|aunque|porque|si|como|después|antes)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"[\"“'*«(]*(?P<front>[^.,;:“”«»\"]{3,120}),\s+(?:he|she|they|él|ella|ellos|ellas)\b"
)
"""A pronoun as subject behind a phrase in front: "In a message to the court, he said …"."""


def _leans_back(sentence: str) -> bool:
    """Whether a sentence speaks of somebody or something that only the one before it names."""
    if _LEANS_BACK.match(sentence):
        return True
    fronted = _FRONTED.match(sentence)
    if not fronted:
        return False
    front = fronted["front"]  # "When Paz came, she said …" says who she is
    return not (_CLAUSE.match(front) and names_in(front))


def _is_heading(sentence: str) -> bool:
    """Whether a sentence is a date, a place or both, as what goes on about them begins with."""
    words = re.findall(r"\w+", sentence)
    small = [word for word in words if word[0].islower()]
    return len(words) <= _HEADING and all(w in _JOINING or fold(w) in MONTHS for w in small)


_HEADING = 10  # words
_JOINING = frozenset("and to of in at the near y a de del la el en th st nd rd".split())


def _leaves_open(sentence: str) -> bool:
    """Whether a sentence says that something asked is or was not known."""
    return bool(_OPEN.search(sentence))


_OPEN = re.compile(
    r"\b(?:(?:nobody|no one|none of them|nadie)\b[^.]{0,30}?"
    r"\b(?:knew|knows|could say|sab[ií]a|sabe)"
    r"|(?:it|that) (?:is|was|remains|remained) (?:un(?:known|clear)|not (?:known|clear))"
    r"|no se (?:sab[ií]a|sabe|conoc[ií]a)|se (?:desconoc[ií]a|ignoraba))\b[^.]{0,10}"
    r"\b(?:who|whom|whose|what|which|where|when|why|how|whether|if|qui[eé]n(?:es)?|qu[eé]"
    r"|cu[aá]l|d[oó]nde|cu[aá]ndo|c[oó]mo|cu[aá]nt[oa]s|si)\b",
    re.IGNORECASE,
)


def in_context(hit: Hit, span: Span) -> Span:
    """A sentence with its neighbours in the paragraph, where it cannot be understood alone.

    It takes the sentence before it if it leans back ("He denied it."), the one after it that takes
    it back ("That figure was too low."), that it is the heading of ("3 July, Zacapa.") or that may
    tell what it leaves open ("Nobody knew who paid."), and what is missing of a quotation that it
    opens or closes, up to `MAX_QUOTE`.
    """
    paragraph = _paragraph(hit, span)
    first = last = paragraph.index(span)
    text = hit.article.text
    if first and _leans_back(_slice(text, span)):
        first -= 1
    said = _slice(text, span)
    if last + 1 < len(paragraph) and (
        takes_back(_slice(text, paragraph[last + 1])) or _is_heading(said) or _leaves_open(said)
    ):
        last += 1

    def quote() -> str:
        return text[paragraph[first].start : paragraph[last].end]

    while first and _closes_a_quotation(quote()):
        first -= 1
    while last + 1 < len(paragraph) and _opens_a_quotation(quote()):
        last += 1
    whole = Span(paragraph[first].start, paragraph[last].end)
    return span if len(quote()) > MAX_QUOTE else whole


def is_taken_back(hit: Hit, words: Span) -> bool:
    """Whether the sentence after the one with these words says that they are wrong."""
    sentences = hit.passage.sentences
    here = next((s for s in sentences if s.start <= words.start < s.end), None)
    if here is None:
        return False
    after = [s for s in _paragraph(hit, here) if s.start >= here.end]
    return bool(after) and takes_back(_slice(hit.article.text, after[0]))


def last_dated(hit: Hit, words: Span) -> str:
    """The last sentence of these words, or before them in their paragraph, that tells a day; what
    follows it without a date of its own goes on about that day.
    """
    before = (s for s in reversed(_paragraph(hit, words)) if s.end <= words.end)
    told = (_slice(hit.article.text, span) for span in before)
    return next((said for said in told if any(date.day for date in dates_in(said))), "")


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


MAX_QUOTE = 700  # characters: what a person reads at a glance


def _paragraph(hit: Hit, span: Span) -> list[Span]:
    """The passage's sentences in the paragraph of one of them."""
    text = hit.article.text
    begin = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    return [s for s in hit.passage.sentences if begin <= s.start and s.end <= end]


def _closes_a_quotation(text: str) -> bool:
    """Whether a quotation ends in a text that did not begin in it."""
    return _depths(text)[0] < 0


def _opens_a_quotation(text: str) -> bool:
    """Whether a quotation begins in a text that does not end in it."""
    return _depths(text)[1] > 0


def _depths(text: str) -> tuple[int, int]:
    """The least and the last depth of quotation; a straight mark opens before a letter."""
    depth = least = 0
    for match in _QUOTATION_MARK.finditer(text):
        depth += 1 if match.group() in "“«" or match.group("opens") else -1
        least = min(least, depth)
    return least, depth


_QUOTATION_MARK = re.compile(r"[“”«»]|(?P<opens>(?<![\w.,!?…\]])\"(?=[\w¿¡\[(.…']))|\"")
