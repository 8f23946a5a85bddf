"""Questions for all that the sources tell of a subject: "Tell me about Luis Gil". Pure."""

import re

from assistant.asking.asking_words import FOLDED
from assistant.checking.words import flat
from assistant.proper_names import names_in

_THEY = (
    r"(?:we|you|they|the (?:sources?|articles?|reports?|documents?|press|library)|anyone|people)"
)
_ENGLISH = (
    r"(?:(?:please|can you|could you|would you) )*"
    r"(?:tell (?:me|us)(?: a (?:bit|little))? about"
    r"|(?:tell|show|give) (?:me|us) (?:all|everything|more|something|anything)"
    r"(?: (?:you (?:know|have)|there is|that is known))? (?:about|on)"
    r"|(?:give me |write |make )?(?:an? |the )?(?:(?:brief|short|full) )?"
    r"(?:overview|summary|profile|portrait|dossier) (?:of|on|about)"
    r"|(?:all|everything)(?: (?:you (?:know|have)|there is|that is known))? (?:about|on)"
    r"|what(?: else)? (?:is (?:there|known)|was known|is (?:said|reported|written|told))"
    r" (?:about|of)|what(?: else)? is (?:there|known) on"
    rf"|what(?: else)? (?:do|does|did|can) {_THEY} (?:know|say|tell(?: me| us)?|have|report|write)"
    r" about|what(?: else)? do (?:we|you) (?:know of|have on)"
    r"|(?:is|do you have|have you)(?: there)? anything (?:about|on)"
    r"|(?:i (?:want|would like|need) to know|i['’]m interested)(?: more| everything| all)?"
    r" (?:about|in)|(?:summari[sz]e|describe|introduce)(?: (?:what is known|everything|all)"
    r" (?:about|of|on))?)"
)
_SPANISH = (
    r"(?:(?:por favor|me puedes|puedes|podrias|me podrias) )*"
    r"(?:(?:habla(?:me|nos)|cuenta(?:me|nos)|informa(?:me|nos)|hablar(?:me)?|contar(?:me)?|di(?:me|nos)"
    r"|da(?:me|nos))"
    r"(?: (?:algo|mas|todo)(?: lo que (?:sabes|se sabe|hay))?)? (?:de|del|sobre|acerca de)"
    r"|que (?:mas )?(?:se (?:sabe|dice|cuenta|conoce)|sabemos|sabes|hay|dicen (?:las|los) \w+)"
    r" (?:de|del|sobre|acerca de)"
    r"|(?:dame |haz |hazme )?(?:un |el )?(?:resumen|perfil|retrato) (?:de|del|sobre)"
    r"|todo (?:lo que (?:sabes|se sabe|hay) )?(?:de|del|sobre)"
    r"|(?:resume|describe)(?: (?:lo que se sabe|todo) (?:de|del|sobre))?)"
)
_ASKED = re.compile(rf"\W*(?:(?:and|so|y|pero) )?(?:{_ENGLISH}|{_SPANISH}) (?P<what>.+)")
_NO_SUBJECT = re.compile(
    rf"(?:.*[.?!,;:] )?(?:(?:and|so|y) )*(?:{FOLDED}|whether|if|lo que|si)\b.*"
    r"|(?:and|y) .*"
    r"|(?:it|this|that|these|those|them|they|him|her|he|she|me|you|us|we|both|each other|everything"
    r"|all(?: of (?:it|them))?|eso|esto|ello|el|ella|ellos|ellas|mi|ti|nosotros|todo|ambos)"
)
"""What may stand where a subject would and is none: a question, a pronoun."""

LONGEST = 8
"""Words of a subject; what is longer is a question of its own."""


def subject_of_overview(question: str) -> str | None:
    """Of whom or what a question wants to be told all: "Luis Gil"; None for other questions.

    A name alone is such a question, too.
    """
    asked = " ".join(question.split())
    found = _ASKED.fullmatch(flat(asked))
    if found:
        subject = asked[found.start("what") :].strip(" .?!¿¡\"'“”«»")
        return subject if _is_subject(subject) and len(subject.split()) <= LONGEST else None
    bare = asked.strip(" .?!¿¡")
    is_name = len(bare.split()) > 1 and names_in(f"x {bare}") == (bare,)
    return bare if is_name and _is_subject(bare) else None


def _is_subject(words: str) -> bool:
    return bool(re.search(r"\w", words)) and not _NO_SUBJECT.fullmatch(flat(words))
