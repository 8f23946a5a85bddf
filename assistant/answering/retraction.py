"""Sentences that take back what the one before them says: "That figure was too low: …". Pure."""

import re

_STATED = (
    r"(?:figure|number|count|total|toll|tally|sum|estimate|claim|statement|account|version|report"
    r"|date|information)s?"
)
_DECLARADO = (
    r"(?:cifra|número|conteo|recuento|total|balance|suma|estimación|afirmación|declaración|versión"
    r"|informe|reporte|dato|fecha|información)e?s?"
)
_WRONG = (
    r"(?:too (?:low|high|small|large)|wrong|false|untrue|mistaken|incorrect|inaccurate|outdated"
    r"|exaggerated|inflated|overstated|understated|an error|a mistake|corrected|revised|withdrawn"
    r"|retracted|set aside|disproved|refuted)"
)
_FALSO = (
    r"(?:demasiado (?:baj|alt)[oa]|fals[oa]|erróne[oa]|incorrect[oa]|equivocad[oa]|inexact[oa]"
    r"|exagerad[oa]|un error|corregid[oa]|rectificad[oa]|desmentid[oa]|retirad[oa]|revisad[oa])"
)
_TAKES_BACK = re.compile(
    r"[\"“«(]*(?:"
    r"(?:but |however, |in fact,? |later,? )?(?:that|this|the|those|these|both|its|his|her|their) "
    rf"(?:\w+ )?{_STATED} (?:was|were|is|are|had been|has been|have been|proved|turned out)\b"
    rf"[^.;:]{{0,40}}?\b{_WRONG}\b"
    r"|(?:pero |sin embargo, |luego,? )?(?:es[eao]s?|est[eao]s?|aquell[ao]s?|el|la|los|las|su|sus) "
    rf"(?:\w+ )?{_DECLARADO} (?:eran?|es|son|fue(?:ron)?|resultó|estaba|quedó|ha(?:bía)? sido)\b"
    rf"[^.;:]{{0,40}}?\b{_FALSO}\b)",
    re.IGNORECASE,
)


def takes_back(sentence: str) -> bool:
    """Whether a sentence says of what was just stated that it is wrong."""
    match = _TAKES_BACK.match(" ".join(sentence.split()))
    return match is not None and not re.search(r"\b(?:not|never|nor|no|nunca)\b", match.group())
