"""What a question asks for: its kind, its subject words, the names and numbers in it."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.proper_names import names_in
from index.words.language import question_language
from index.words.terms import content_words
from ingest.prose.characters import fold

Kind = Literal["who", "when", "where", "count", "why", "how", "yes-no", "what"]

_VERB_FIRST = (
    r"(?!(?:como|cuand?o|cuant[oa]|otro|segundo|sexo|todo|ano|pero|bajo|medio)\b)(?:es|son|era|eran"
    r"|fue|fueron|hay|hubo|ha|han|esta|estan|estuvo|tienen?|tuvo|pueden?|pudo|deben?|va|van|iba|iban"
    r"|hizo|sigue|siguen|existe|existen|viven?|trabajan?|saben?|quieren?|conocen?|participan?"
    r"|[a-z]+(?:aron|ieron|yeron|eron|aban?|ian?|aran|eran|iran)|[a-z]{2,}o|[a-z]{3,}ra)"
)
"""A folded verb that begins a Spanish question: past and future by their endings, and what is
common of the present.
"""

_KINDS: dict[str, list[tuple[Kind, str]]] = {
    "en": [
        ("count", r"\bhow (many|much|old|long|far|often|large|big|high|deep)\b|\bnumber of\b"),
        ("when", r"\b(whens?|(what|which) (day|date|year|month|time)s?)\b"),
        (
            "where",
            r"\b(wheres?|(what|which) (town|city|place|country|state|municipality|department))\b",
        ),
        ("why", r"\b(why|for what reason)\b"),
        ("how", r"^\W*how\b"),
        ("who", r"\b(whos?|whom|whose)\b"),
        ("what", r"\b(whats?|which)\b"),
        (
            "yes-no",
            r"^\W*(and |but |so )?(is|are|was|were|am|do|does|did|has|have|had|can|could|will|wo"
            r"|would|shall|should|might|must|ought|may(?! \d))(n?['’]?t)?\b|^\W*whether\b",
        ),
    ],
    "es": [
        ("count", r"\bcuant[oa]s?\b"),
        ("when", r"\b(cuando|que (dia|fecha|ano|mes)|a que hora)\b"),
        (
            "where",
            r"\b(donde|adonde|(que|cual) (pueblo|ciudad|lugar|pais|municipio|departamento))\b",
        ),
        ("why", r"\bpor que\b"),
        ("how", r"^\W*(y )?como\b"),
        ("who", r"\bquien(es)?\b"),
        ("what", r"\b(que|cual(es)?)\b"),
        (
            "yes-no",
            rf"^\W*(?:(?:y|pero|entonces|ya|no|se|lo|la|le|les|los|las) )*{_VERB_FIRST}\b",
        ),
    ],
}

_SEVERAL = {
    "en": r"\bwhat (?:else )?happened\b|\bwho (?:were|are|all)\b|^\W*(?:list|name) (?:all|the)\b"
    r"|\bwhat (?:did|does|do|has|have|had)\b.+\b(?:say|said|tell|told|claim|claimed)\b"
    r"|\b(?:which|what) (?:(?!is |was |does |has )[a-z-]+ ){0,2}?"
    r"(?!(?:is|was|does|has|this|his)\b)[a-z-]{2,}[^\Wius]s\b",
    "es": r"\bque (?:mas )?(?:paso|ocurrio|sucedio)\b|\bque (?:dijo|dijeron|dice|declaro|afirmo)\b"
    r"|\bquienes\b|\bcuales\b|\bque (?!(?:pais|interes|reves|estres|gas)\b)[a-z]{2,}[^\Wiu]s\b",
}
"""Questions whose answer may be a list: what happened, what somebody said, which ones."""

QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]|(?<!\w)['‘].*['’](?!\w)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Question:
    """A stand-alone question, looked at.

    Attributes:
        language: ISO 639-1.
        kind: what sort of thing would answer it.
        content: folded words that carry the subject.
        several: whether more than one thing may answer it.
        names: capitalised names in it, as written.
        numbers: digits in it, as written.
    """

    text: str
    language: str
    kind: Kind
    content: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    several: bool


def analyse(text: str) -> Question:
    """Look at a question. English and Spanish; any other language is taken for English."""
    language = question_language(text)
    return Question(
        text,
        language,
        _kind(text, language),
        tuple(dict.fromkeys(content_words(text, language))),
        names_in(text),
        tuple(_NUMBER.findall(text)),
        bool(re.search(_SEVERAL.get(language, _SEVERAL["en"]), fold(QUOTED.sub(" ", text)))),
    )


def _kind(text: str, language: str) -> Kind:
    """What the first question word asks for; words that the question quotes do not count, nor does
    the "when" of a clause in front of it.
    """
    asked = _CLAUSE.sub("", fold(_SPANISH_CLAUSE.sub("", QUOTED.sub(" x ", text))))
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_KINDS.get(language, _KINDS["en"]))
        if (match := re.search(pattern, asked))
    ]
    return min(found)[2] if found else "what"


_SPANISH_CLAUSE = re.compile(
    r"^[^¿]*[^¿\s][^¿]*(?=¿)"
    r"|^\W*(?:y |pero )?(?:cuando|donde) [^,]*,"
    r"(?= (?:\w{1,5} )?(?:qui[eé]n|qu[eé]|cu[aá]|c[oó]mo|d[oó]nde))",
    re.IGNORECASE,
)
"""What stands in front of the question proper: "cuando" is "cuándo" where it asks."""

_CLAUSE = re.compile(
    r"^\W*(?:and |but |so )?(?:when|where)(?= )(?! (?:is|are|was|were|do|does|did|has|have|had|can"
    r"|could|will|would|should|may|might|must|and|or|in|on|at|else|about|\w+ly)\b)"
    r"(?=.*(?:,|\b(?:what|which|whom?|whose|how|why)\b))"
)
"""The word that opens such a clause: "When the police came, who fled?" asks for no time."""


def asks_identity(text: str) -> bool:
    """Whether a question asks who a named person is: the answer is a description, not a name."""
    return bool(_IDENTITY.match(text))


_IDENTITY = re.compile(
    r"^\W*(?:(?i:(?:who|quién|quien) (?:is|was|are|were|es|era|fue|son)|who['’]?s)"
    r"|(?i:who (?:are|were) the|qui[ée]nes (?:son|eran|fueron)(?: l[oa]s)?)) [A-ZÁÉÍÓÚÑ]"
)


def asks_for_events(text: str) -> bool:
    """Whether a question asks what happened on a day or at a place: a story, not a few words."""
    return bool(_EVENTS.search(fold(text)))


_EVENTS = re.compile(
    r"\bwhat (?:else )?happened\b(?! to\b)|\bque (?:mas )?(?:paso|ocurrio|sucedio)\b(?! con\b)"
)
