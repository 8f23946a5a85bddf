"""What an article's words tell of a name's kind: a person's, an organisation's or a place's.

Each place where the name stands gives its evidence; a kind is told where the evidence for one
outweighs that for the others, and is unknown otherwise.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Literal

from assistant.names.finding import Found
from assistant.names.titles import is_title
from assistant.names.words import (
    COUNTRIES,
    COUNTRIES_OF_WORDS,
    EVENTS,
    FEATURES,
    FORMS_OF_COMPANIES,
    GIVEN_NAMES,
    ORGANISATIONS,
    PLACES,
    ROADS,
    STATES,
)
from assistant.voice.nouns import PEOPLE, head_of, is_person
from assistant.voice.verbs import SAYING
from ingest.prose.characters import fold

NameKind = Literal["person", "organisation", "place", "unknown"]

TOLD = 5  # by the name's own words, by a title or by an apposition
SHOWN = 2  # by what stands around it
HINTED = 1

_AROUND = 90  # characters on either side that are looked at
_IN = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|toward|towards|inside|en|hacia|cerca de"
    r"|dentro de|fuera de|alrededor de)\s+(?:northern |southern |eastern |western |the |el |la )*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|to|into|through|between|desde|hasta|entre)\s+(?:the )?$")
_NOUN_OF_PLACE = re.compile(
    r"\b(?:town|city|village|hamlet|municipality|department|state|province|port|border|country"
    r"|region|capital|bridge|river|road|people|residents|government|governor|mayor|streets?"
    r"|pueblo|ciudad|aldea|caser[ií]o|municipio|departamento|estado|provincia|puerto|frontera"
    r"|pa[ií]s|regi[oó]n|puente|r[ií]o|carretera|vecinos|residentes|pobladores|alcalde|alcaldesa"
    r"|gobierno|finca|barrio|colonia)\s+(?:of|de|del|en|with|con)\s+(?:the |la |el )?$"
    r"|\b(?:town|village|hamlet|river|aldea|caser[ií]o|ciudad|municipio|r[ií]o|finca|barrio"
    r"|colonia)\s$|\b(?:capital|city|town|village|hamlet|port|country),\s$"
    r"|\b(?:(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)ern|rural|coastal|downtown)\s$"
    r"|\b(?:road|highway|bus|carretera|camino)\s(?:to|from|a|hacia)\s$",
    re.IGNORECASE,
)
_AND_PLACE = re.compile(
    r"\b(?:in|en|between|entre)\s(?:[A-ZÁÉÍÓÚÑ]\w*[\s,]+)+(?:(?:and|y|or|o)\s)?$"
)
_NOUN_OF_BODY = re.compile(
    r"\b(?:members?|leaders?|gunmen|founders?|head|director|boss|spokes\w+|employees?|workers?"
    r"|agents?|miembros?|integrantes?|l[ií]der|jefe|directora?|fundadora?|portavoz|vocer[oa])"
    r"\s+(?:of|de|del)\s+(?:the |la |el |los )?$"
    r"|\b(?:group|gang|cartel|clan|company|firm|companies|outlet|shelter|newspaper|agency"
    r"|empresas?|grupo|banda|compañ[ií]as?|albergue|diario|agencia|called|llamad[oa])"
    r"\s+(?:called |llamad[oa] |known as )?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\b(?:Photo|Foto|Image|Imagen|Source|Fuente)s?:\s*$")
_AGE = re.compile(r"[,\s(]+(?:de )?\d{1,3}(?:\s(?:años|years)|[,.)])")
_BEHIND_PERSON = re.compile(
    r",?\s(?:who|whose|quien|quienes)\b|['’]s (?:lawyer|wife|husband|family|mother|father|son"
    r"|daughter|brother|sister|deputy|uncle|nephew|office)\b|,? alias\b|,? a\.?k\.?a\b",
)
_BEHIND_BODY = re.compile(
    r"\s(?:members?|gunmen|leaders?|leadership|operatives?|spokes\w+|officials?|executives?|cells?)\b"
    r"|\s\([A-Z]{2,8}\)|,? which\b",
)
_BEHIND_PLACE = re.compile(
    r"\s(?:residents?|border|bridge|post|substation|river|valley|port|region|area|province|state"
    r"|municipality|shelter|morgue|prison|airport|massacre)\b"
)
_APPOSITION = re.compile(r",\s([^,.;:()\n“”\"«»]{3,70})")
_MADE_BY = re.compile(
    r"\b(?:hosted|written|directed|created|founded|played|signed|led|headed|commanded|produced"
    r"|composed|owned|escrit[oa]|dirigid[oa]|firmad[oa]|fundad[oa]|encabezad[oa])\s(?:by|por)\s$"
)
_IS = re.compile(r"\s(?:is|was|es|era|fue)\s((?:an?|the|one of the|el|la|una?)\s[^.,;:()]{3,60})")
_ROLE_BEFORE = re.compile(r"([\w'’ -]{2,50}?),?\s$")
_FAMILY = re.compile(r"\s(?:famil(?:y|ies)|brothers|sisters|clan)\b|^s\b")
_FAMILY_BEFORE = re.compile(
    r"\b(?:famil(?:y|ia) (?:of )?(?:de )?(?:los )?|hermanos |los )$", re.IGNORECASE
)
_FOLLOWING = re.compile(r"\s(?:(?:has|had|have|also|later|ha|han|no|le|les|se)\s)*([a-záéíóúñ]+)")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_ROLE_OF = re.compile(
    r"\b(?:the|its|his|her|their|an?|el|la|su|una?)\s(?:[\w-]+\s)?([\w-]+)\s"
    r"(?:of|de|del|in|en|for|para|at|on)\s[^,.;:()]{2,60},\s$",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:the|los|las)\s$", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\s(?:(?:was|were|is|has been|have been|fue|ha sido)\s(?:\w+ly\s)?)?"
    r"(?:arrested|detained|sentenced|acquitted|convicted|cleared|charged|murdered|killed|shot"
    r"|wounded|extradited|jailed|imprisoned|freed|born|appointed|elected|sworn|kidnapped|abducted"
    r"|died|testified|resigned|married|retired|detenid[oa]|condenad[oa]|absuelt[oa]|asesinad[oa]"
    r"|herid[oa]|extraditad[oa]|nombrad[oa]|elegid[oa]|naci[oó]|muri[oó]|falleci[oó]|renunci[oó])\b"
)
_PLACE_NOUN = re.compile(
    r"(?:an?|the|another|one|el|la|una?|otr[oa])?\s*(?:\w+\s){0,3}?(?:town|city|village|hamlet"
    r"|municipality|department|state|province|region|port|country|island|neighbou?rhood|pueblo"
    r"|ciudad|aldea|municipio|departamento|provincia|puerto|pa[ií]s|caser[ií]o|comunidad)\b",
    re.IGNORECASE,
)


def is_of_a_family(text: str, found: Found) -> bool:
    """Whether a surname stands for several people: "the Quintanar family"."""
    before = text[max(0, found.span.start - 20) : found.span.start]
    return bool(_FAMILY.match(text, found.span.end) or _FAMILY_BEFORE.search(before))


def evidence(text: str, found: Found) -> Counter[NameKind]:
    """What one place tells of a name's kind; the more, the surer."""
    told: Counter[NameKind] = Counter()
    start, end = found.span
    words = [fold(word).replace(".", "") for word in found.words]
    if len(words) > 1 and (words[0] in EVENTS or words[-1] in EVENTS):
        return told  # "the Battle of Incheon"
    before = text[max(0, text.rfind("\n", 0, start) + 1, start - _AROUND) : start]
    behind = text[end : end + _AROUND].split("\n", maxsplit=1)[0]
    _by_words(words, told)
    if found.title:
        told["person"] += TOLD
    _by_what_follows(before, behind, told)
    _by_what_precedes(before, found, told)
    following = _FOLLOWING.match(behind)
    speaks = (following and following[1].lower() in SAYING) or _says(before)
    if speaks and told["organisation"] < TOLD:
        told["person"] += SHOWN if len(words) > 1 else HINTED
    return told


def _by_what_follows(before: str, behind: str, told: Counter[NameKind]) -> None:
    if _AGE.match(behind):
        told["person"] += TOLD
    elif _BEHIND_PERSON.match(behind) or _SUFFERED.match(behind):
        told["person"] += SHOWN
    elif is_a := _IS.match(behind):
        _by_apposition(is_a[1], told)
    elif (apposition := _APPOSITION.match(behind)) and not _IN.search(before):
        _by_apposition(apposition[1], told)
    if _BEHIND_BODY.match(behind):
        told["organisation"] += SHOWN
    if _BEHIND_PLACE.match(behind):
        told["place"] += SHOWN


def _by_what_precedes(before: str, found: Found, told: Counter[NameKind]) -> None:
    words = found.words
    letters = len(words) == 1 and words[0].isupper()  # "in RAM" is no place
    if _NOUN_OF_PLACE.search(before):
        told["place"] += SHOWN + HINTED
    elif _NOUN_OF_BODY.search(before):
        told["organisation"] += SHOWN
    elif (_IN.search(before) or _AND_PLACE.search(before)) and not letters:
        told["place"] += SHOWN
    elif _FROM.search(before):
        told["place"] += HINTED
    elif _CREDIT.search(before):
        told["organisation"] += HINTED
    elif _MADE_BY.search(before):
        told["person"] += HINTED if len(words) == 1 else SHOWN
    elif (role := _ROLE_OF.search(before)) and is_person(role[1]):
        told["person"] += TOLD
    elif role := _ROLE_BEFORE.search(before):
        _by_role(role[1], len(words), told)
    if len(words) == 1 and words[0].endswith("s") and _MANY.search(before):
        told["organisation"] += HINTED  # "the Zetas"


def _says(before: str) -> bool:
    last = _WORD.findall(before)[-1:]
    return bool(last) and last[0].lower() in SAYING and last[0].lower() not in ("told", "tell")


def _by_words(words: list[str], told: Counter[NameKind]) -> None:
    joined = " ".join(words)
    if joined in COUNTRIES_OF_WORDS or (len(words) == 1 and joined in COUNTRIES | STATES):
        told["place"] += 2 * TOLD
    elif words[0] in ROADS and words[-1].isdigit():
        told["place"] += TOLD
    elif words[-1] in FORMS_OF_COMPANIES and len(words) > 1:
        told["organisation"] += 2 * TOLD
    elif any(word in ORGANISATIONS for word in (words[0], words[-1])) or (
        len(words) > 2 and any(word in ORGANISATIONS for word in words)
    ):
        told["organisation"] += TOLD
    elif len(words) > 1 and (words[0] in PLACES or words[-1] in PLACES):
        told["place"] += TOLD if words[0] in FEATURES else SHOWN
    elif len(words) > 1 and words[0] in GIVEN_NAMES:
        told["person"] += SHOWN


def _by_apposition(phrase: str, told: Counter[NameKind]) -> None:
    """ "…, a nurse's assistant, …", "…, a local group, …", "…, another border town, …"."""
    if _PLACE_NOUN.match(phrase):
        told["place"] += TOLD
        return
    if any(word.lower() in SAYING for word in _WORD.findall(phrase)):
        return  # "…, military sources said"
    head = head_of(phrase)
    bare = not _DETERMINED.match(phrase)
    if is_person(phrase) and not (bare and phrase.split(maxsplit=1)[0].lower() in _NO_ROLE):
        told["person"] += TOLD
    elif (head in PEOPLE or fold(head) in ORGANISATIONS) and not bare:
        told["organisation"] += TOLD


_DETERMINED = re.compile(r"(?:an?|the|its|his|her|one|another|el|la|los|las|una?|otr[oa]|su)\s")
_NO_ROLE = frozenset(
    "and but or while which who where when as y pero mientras donde cuando".split()
) | {*SAYING}


def _by_role(role: str, words: int, told: Counter[NameKind]) -> None:
    """ "its spokesman, …", "la hermana …": a role directly before a name."""
    tail = " ".join(role.split()[-4:]).strip()
    last = tail.split()[-1] if tail else ""
    if last and (is_person(last) if last[0].islower() else is_title(fold(last))):
        told["person"] += TOLD if words > 1 else SHOWN


def strongest(told: Mapping[NameKind, int]) -> int:
    """How much speaks for the kind that most speaks for."""
    return max(told.values(), default=0)


def kind_of(told: Mapping[NameKind, int]) -> NameKind:
    """The kind that the evidence is for; unknown where there is too little, or as much against."""
    first = second = 0
    kind: NameKind = "unknown"
    for each, weight in told.items():
        if weight > first:
            kind, first, second = each, weight, first
        else:
            second = max(second, weight)
    return "unknown" if first < SHOWN or first == second else kind
