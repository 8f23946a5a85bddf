"""The words of directions, in English and Spanish, as flat text has them: no case, no accents."""

import re

_BY_NAME = {
    "en": "english ingles",
    "es": "spanish espanol castellano",
    "fr": "french frances",
    "pt": "portuguese portugues",
    "de": "german aleman",
    "it": "italian italiano",
}
NAMED = {name: code for code, names in _BY_NAME.items() for name in names.split()}
"""Languages by their names."""
LANGUAGES = {code: names.split()[0].capitalize() for code, names in _BY_NAME.items()}
"""The languages' English names."""

_LANGUAGE = rf"(?:{'|'.join(NAMED)})"
_SOURCES = r"(?:the )?(?:sources?|articles?|reports?|texts?|fuentes|articulos|notas)"
_ONLY = r"(?:only|just|solo|solamente|unicamente)"


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return re.compile(rf"(?:{pattern})(?!\w)")


FILLER = re.compile(
    r"[\s,.;:!?¿¡()\"“”-]+|(?:please|now|and|but|also|ok|okay|thanks|then|so|can you|could you"
    r"|would you|will you|i want|i need|make|keep|say|tell|give|show|write|put|do|it|that|this|me"
    r"|the answer|your answer|an answer|a|an|por favor|gracias|ahora|y|pero|tambien|puedes"
    r"|podrias|quiero|dilo|dimelo|hazlo|hazla|dame|la respuesta|una respuesta|una|un|entonces)"
    r"(?!\w)"
)
"""What may stand between directions and directs nothing."""

BRIEF = _words(
    r"(?:much |a bit |a little |even )?(?:shorter|briefer)(?: answer)?"
    r"|(?:more )?briefly|(?:be )?brief"
    r"|in (?:brief|short)|short|in (?:one|a single) (?:short )?sentence|in (?:a )?few words"
    r"|sum (?:it|that) up|summari[sz]e(?: (?:it|that))?|tl;?dr"
    r"|mas (?:corto|corta|breve|brevemente|conciso)|brevemente|en breve|en una (?:sola )?frase"
    r"|en pocas palabras|resumelo|resume(?:n)?"
)
FULL = _words(
    r"(?:much |a bit |a little )?longer(?: answer)?|(?:in |with )?(?:more|full|greater) details?"
    r"|in detail|(?:say |tell me )?more(?: (?:about (?:it|that|this)|please))?|elaborate|go on"
    r"|expand(?: on (?:it|that|this))?|mas largo|mas larga|(?:con |en )?(?:mas )?detalles?"
    r"|cuentame mas|dime mas|explicalo mas|amplia(?:lo)?"
)
GROUNDS = _words(
    r"(?:and )?(?:why|how) (?:do|would|can|could) you (?:say|claim|think|know|tell)"
    r"(?: (?:so|that|this|it))?"
    r"|what makes you (?:say|think|so sure)(?: (?:so|that|this))?|how (?:come|sure are you)"
    r"|(?:and )?who says (?:so|that|this)|says who|according to whom"
    r"|are you (?:sure|certain)(?: (?:of|about) (?:it|that))?"
    r"|(?:what|where)(?: is|'s|’s| are) (?:your|the) (?:sources?|evidence|proof)"
    r"(?: (?:for|of) (?:it|that|this))?|based on what|on what (?:basis|grounds)|prove it"
    r"|(?:show me |show |give me )(?:the |your )?(?:evidence|sources?|proof)"
    r"|(?:y )?por que (?:lo dices|dices eso|lo crees|lo afirmas)|como lo sabes|quien lo dice"
    r"|segun quien|(?:y )?(?:cual|donde) (?:es|esta) (?:tu|la) (?:fuente|prueba|evidencia)"
    r"|en que te basas|(?:estas|seguro) seguro|muestrame (?:la|las) (?:fuentes?|pruebas?)"
)
ANSWER_IN = _words(
    rf"(?:(?:answer|reply|respond|translate|translated|responde|contesta|traducelo|traduce)"
    rf"(?: it| that| this| me)? )?(?:in|into|to|en|al?) (?P<language>{_LANGUAGE})"
)
SOURCES_IN = _words(
    rf"(?:{_ONLY} )?(?:from |use |de |usa )?{_SOURCES} (?:in|en) {_LANGUAGE}"
    rf"(?: (?:and|or|y|o) {_LANGUAGE})*"
    rf"|{_ONLY} (?:from |de )?(?:the )?{_LANGUAGE} {_SOURCES}"
    rf"|{_ONLY} (?:in|en) {_LANGUAGE}"
)
ONLY = re.compile(rf"(?:use |usa )?{_ONLY} ")
"""What a publisher's name follows that the library has."""
ONLY_FROM = re.compile(
    rf"{ONLY.pattern}(?:from|(?P<by>by|por)|according to|(?P<what>what)|de|del|segun)(?!\w)"
    rf"(?: {_SOURCES} (?:from|by|of|de|del)(?!\w))?"
)
"""What any publisher's name may follow."""

ACCORDING = _words(r"according to|as (?:reported|told) by|segun")
"""What restricts a question where the whole name of a publisher follows that the library has."""

NOT_FROM = _words(
    rf"(?:but )?(?:not|no) (?:from|by|according to|de|del|por|segun)"
    rf"|(?:from |use |usa )?{_SOURCES} (?:not|no) (?:from|by|de|del)"
    rf"|(?:que )?no sean? (?:de|del)"
)
"""What a publisher's name follows whose sources may not answer."""
WITHOUT = _words(
    r"(?:use |anything |any source )?(?:without|except(?: for| from)?|excluding|exclude|leave out"
    r"|ignore|other than|but not|sin|excepto|salvo|excluyendo|excluye|ignora|menos|aparte de)"
    rf"(?: {_SOURCES} (?:from|by|of|de|del))?"
)
"""The same in a sentence of its own; within a question it may be a part of that."""

OF_SOURCES = rf"(?:(?:{_ONLY}) )?(?:{_SOURCES} )?(?:(?:published|from|publicad[oa]s) )?"
"""What may stand before a period of publication."""
TRAILS = re.compile(
    rf"{_ONLY} |{NOT_FROM.pattern}|(?:from |use |usa )?{_SOURCES} "
    rf"|(?:in|en) {_LANGUAGE}(?!\w)|{BRIEF.pattern}"
)
"""How a direction begins that may follow a question in its own sentence."""
