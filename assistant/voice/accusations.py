"""Accusations and denials: whom a verb speaks about, and what is denied.

Whoever says something does not deny it in the next breath: in "Paz accused Ruano. He denied it." he
is Ruano.
"""

import re
from typing import Literal

from assistant.voice.mentions import BACK, NAME, ONE, Mention, mention
from assistant.voice.nouns import is_people
from assistant.voice.verbs import OF_ACCUSATIONS, SAYING

Denied = Literal["what was said", "an accusation", "something else"]

_OF_SOMEBODY = frozenset(
    """
    accused accuses accuse accusing blamed blames blame blaming acusó acusaron acusa acusan acusado
    culpó culparon denunció denunciaron denuncian denunciado atribuyó atribuyeron
    """.split()
)
"""Somebody is their object; what is alleged otherwise is a clause."""
_OBJECT = re.compile(
    r"\s+(?:(?:ayer|hoy|también|also)\s+)?(?:a\s+)?(?P<contracted>al\s+)?"
    r"(?P<phrase>[^,.;:()]+?)(?=\s+(?:of|for|by|on|in|after|de|por|en|tras)\s|[,.;:()]|$)"
)
_ON_SOMEBODY = re.compile(r"\s[^,.;:]*?\s(?:on|a(?P<contracted>l)?)\s+(?P<phrase>[^,.;:]+)")
_CLITIC = re.compile(r"\b(?:lo|la|los|las)\s+(?:(?:ha|han|había|habían)\s+)?$", re.IGNORECASE)
_CONTENT = re.compile(rf"\s+(?:that\s+|que\s+)?(?P<phrase>(?:[a-záéíóúñ]+\s+){{0,3}}?{NAME})\s")
_THAT = re.compile(r"\s+(?:that|que)\b")
_OTHERS = re.compile(rf"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bfrom )(?<!\ben )(?<!\bde )\b{NAME}")
_IT = re.compile(
    r"\s*(?:$|[,.;:!?]|(?:it|this|that|them|all|everything|both|eso|esto|todo)\s*"
    r"(?:$|[,.;:!?]|(?:all|too|also|and|but|in|on|at|to|through|yesterday|\w+ly|hoy|ayer|y|pero)\b)"
    r"|(?:in|on|at|to|through|yesterday|en|a|hoy|ayer|ante|y|pero)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|questioned|pressed|preguntad|consultad|interrogad|preguntó|preguntaron)\w*\b"
    r"(?=[^.]*\b(?:whether|if|about|si|por|sobre)\b)",
    re.IGNORECASE,
)
"""What is denied stands in the same sentence: "Asked whether she had met him, she denied it."."""


def spoken_of(narration: str, verb: re.Match[str]) -> Mention | None:
    """Whom an active verb of saying accuses or speaks about; None where that cannot be told."""
    form = verb.group().lower()
    if form in _OF_SOMEBODY and not _THAT.match(narration, verb.end()):
        if _CLITIC.search(narration, 0, verb.start()):
            return BACK
        for pattern in (_OBJECT, _ON_SOMEBODY):
            found = pattern.match(narration, verb.end())
            who = _object(found["phrase"], contracted=bool(found["contracted"])) if found else None
            if who:
                return who
        return None
    content = _CONTENT.match(narration, verb.end())
    if not content or _OTHERS.search(narration, content.end()):
        return None
    who = mention(content["phrase"])
    return who if who and who.form == "name" else None


def _object(phrase: str, *, contracted: bool) -> Mention | None:
    """Somebody who can deny: "him", "the army"; Spanish contracts "a el alcalde" to "al"."""
    if phrase.lower() in ("him", "her"):
        return ONE
    if phrase.lower() == "them":
        return BACK
    who = mention(phrase)
    if not who or (who.form == "description" and not is_people(who.role or "")):
        return None
    if contracted and who.form == "description":
        return Mention("description", None, f"el {who.role}")
    return who


def denied(narration: str, verb: re.Match[str]) -> Denied | None:
    """What a verb denies: what somebody said before, an accusation, or what follows."""
    if SAYING[verb.group().lower()].hedge != "denied":
        return None
    if OF_ACCUSATIONS.match(narration, verb.end()):
        return "an accusation"
    leans = _IT.match(narration, verb.end()) or _CLITIC.search(narration, 0, verb.start())
    asked = _ASKED.search(narration, 0, verb.start())
    return "what was said" if leans and not asked else "something else"
