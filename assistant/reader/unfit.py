"""Words that cannot answer a question, whoever found them: of another date or kind, of the
contrary, called false, or of one who did not do it (`assistant.reader.doers`). Pure.
"""

import re

from assistant.asking.question import Question
from assistant.checking.callings import has_a_calling, is_one_of_people
from assistant.checking.cues import NEGATIONS
from assistant.checking.inflections import stem_of
from assistant.checking.negation import denials, denies
from assistant.checking.opposites import OPPOSED
from assistant.checking.words import sentences, stems_of
from assistant.dates import tells_another_date, tells_only_its_number
from assistant.reader.counted import counts_another
from assistant.reader.doers import IS, WHO, asks_for_a_doer, is_no_doer
from assistant.reader.expected import is_of_another_kind, names_nobody
from assistant.voice.verbs import OF_DENIALS
from ingest.article import Article, Span
from ingest.prose.characters import fold


def beside_the_question(asked: str, said: str) -> str | None:
    """What makes words no answer to a question whatever they are about, in a clause; None if
    nothing does.
    """
    if tells_another_date(asked, said):
        return "the cited words tell of another date than the question asks about"
    if tells_only_its_number(asked, said):
        return "the cited words hold the number of the date that is asked about, and not the date"
    if names_nobody(asked, said):
        return "a person's name is asked for, and the cited words tell none"
    if denies_nothing(asked, said):
        return "who denied something is asked for, and the cited words deny nothing"
    return None


def denies_nothing(asked: str, said: str) -> bool:
    """Whether who denied something is asked for, and a text neither denies nor negates anything nor
    calls it false.
    """
    if not _WHO_DENIED.match(asked):
        return False
    words = set(re.findall(r"\w+", fold(said)))
    return not (words & _DENYING or re.search(r"n['’]t\b", said))


_WHO_DENIED = re.compile(
    rf"{WHO}\s+(?:else\s+|m[aá]s\s+)?"
    r"(?:has\s+|have\s+|had\s+|ha\s+|han\s+)?"
    r"(?:den(?:y|ie[sd])|neg(?:[oó]|aron|ado)|nieg(?:a|an)|desm(?:iente|intieron|inti[oó]|entido))\b",
    re.IGNORECASE,
)
_DENYING = frozenset(fold(word) for word in (*OF_DENIALS, *NEGATIONS)) | frozenset(
    """
    false falsely untrue lie lies lied lying invention invented nonsense baseless unfounded denial
    denials contrary rubbish fabricated slander innocent innocence falso falsa falsos falsas
    mentira mentiras mentir mienten miente invento inventos infundado infundada calumnia calumnias
    inocente inocencia negativa
    """.split()
)
"""Words by which a sentence may deny what somebody is accused of."""


def cannot_answer(question: Question, article: Article, sentence: Span, words: str) -> bool:
    """Whether a few words of a sentence of an article cannot be what is asked for."""
    said = article.text[sentence.start : sentence.end]
    return (
        is_of_another_kind(question, words)
        or tells_the_contrary(question, said)
        or acts_for_whom_is_asked(question, said)
        or is_refuted(question, said, words)
        or (question.kind == "count" and counts_another(question, said, words, article.language))
        or (asks_for_a_doer(question) and is_no_doer(question, article, sentence, words))
    )


def tells_the_contrary(question: Question, said: str) -> bool:
    """Whether who, what or how many did *not* is asked for, and a sentence denies nothing, nor says
    the opposite of what is asked ("How many did not survive?", "Two were killed").
    """
    if question.kind not in ("who", "count", "what", "where"):
        return False
    if not any(map(denies, sentences(question.text, question.language))):
        return False
    held = [token for part in sentences(said, question.language) for token in part]
    if any(True for _ in denials(held)):
        return False
    deeds = stems_of(question.text, question.language)
    opposites = {
        other
        for word, against in OPPOSED.items()
        if stem_of(word, question.language) in deeds
        for other in against
    }
    return not opposites & {token.folded for token in held}


def acts_for_whom_is_asked(question: Question, said: str) -> bool:
    """Whether who holds an office is asked for, and a sentence tells only of who speaks or acts for
    it, or is related ("Who is the defence minister?", "Gil, the ministry's spokesman").
    """
    if not IS.match(question.text):
        return False
    asked = _people(IS.sub("", question.text, count=1), question.language)
    told = _people(said, question.language)
    return bool(asked and told) and told <= _FOR_OTHERS and not asked & _FOR_OTHERS


_FOR_OTHERS = frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokespeople adviser advisor advisers advisors aide
    aides lawyer lawyers attorney deputy assistant representative wife husband widow widower son
    daughter brother sister mother father cousin
    portavoz portavoces vocero vocera voceros asesor asesora asesores abogado abogada abogados
    representante asistente suplente esposa esposo viuda viudo hijo hija hermano hermana madre padre
    primo prima
    """.split()
)


def is_refuted(question: Question, said: str, words: str) -> bool:
    """Whether words are of what a sentence tells only to call it false ("That Gil fled is
    contradicted by the guards"), which the question does not ask about.
    """
    if _IS_FALSE.search(question.text):
        return False
    told = (found["told"] for pattern in _REFUTED for found in pattern.finditer(said))
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(whole.search(each) for each in told)


_IS_FALSE = re.compile(
    r"\b(?:contradict(?:ed|s)?|refuted?|disprove[dn]?|ruled out|false|untrue|not true|unfounded"
    r"|baseless|a lie|no es (?:ciert[oa]|verdad)|mentira"
    r"|(?:desmentid|descartad|refutad|fals|infundad)[oa]s?)\b",
    re.IGNORECASE,
)
_SAID = (
    r"(?:claims?|reports?|rumou?rs?|stor(?:y|ies)|allegations?|theor(?:y|ies)|hypothes[ie]s|ideas?"
    r"|versions?|suspicions?|first|second|third|one|other|notions?|assertions?|accounts?"
    r"|(?:rumor(?:es)?|versi[oó]n(?:es)?|noticias?|hip[oó]tesis|idea|sospecha|primera|segunda"
    r"|tercera|acusaci[oó]n(?:es)?)(?: de)?),?"
)
_REFUTED = (
    re.compile(
        rf"\b{_SAID}\s+(?:that|que)\s+(?P<told>(?:(?!\b(?:that|que)\b)[^;:“”«»])+?),?\s+"
        r"(?:is|are|was|were|(?:has|have|had) been|es|son|eran?|fue(?:ron)?|ha sido|resultó)\s+"
        rf"(?:\w+(?:ly|mente)\s+)?{_IS_FALSE.pattern}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:(?:it\s+is|it['’]s|it\s+was)\s+(?:false|untrue|not\s+true|a\s+lie)"
        r"|(?:it\s+)?is(?:\s+not|n['’]t)\s+true"
        r"|(?:no\s+es\s+(?:cierto|verdad)|es\s+(?:falso|mentira)))\s+(?:that|que)\s+"
        r"(?P<told>[^,;:“”«»]+)",
        re.IGNORECASE,
    ),
)


def _people(text: str, language: str) -> set[str]:
    """The words for people in a text, folded."""
    tokens = (token for part in sentences(text, language) for token in part)
    people = (token for token in tokens if is_one_of_people(token.text))
    # A name may end as words for people do: "Valdora".
    return {
        token.folded
        for token in people
        if token.text.islower() or token.folded in _FOR_OTHERS or has_a_calling(token.text)
    }
