"""Verbs of saying, in English and Spanish, with what each makes of what is said.

The forms are written out: a stemmer makes one word of "reported", "reporter" and "report". A form
of two words has `_` between them. Left out are forms that are nouns as often as verbs ("reports").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.voice.voice import Hedge, Manner


@dataclass(frozen=True, slots=True)
class Saying:
    """What a verb tells about the words it passes on.

    Attributes:
        hedge: that the article does not vouch for them.
        manner: how they are passed on.
    """

    hedge: Hedge | None = None
    manner: Manner = "reported"


_SAYING: dict[Saying, str] = {
    Saying(): """
        said says say saying told tells tell telling stated states added adds adding explained
        explains explaining noted notes noting recalled recalls replied replies answered answers
        wrote writes declared declares revealed reveals acknowledged acknowledges admitted admits
        conceded concedes warned warns warning remarked remarks observed commented argued argues
        arguing recounted testified testifies ruled concluded concludes continued continues
        described describes reported estimated estimates predicted promised pledged threatened
        urged demanded stressed emphasized emphasised joked complained reiterated proposed went_on
        goes_on pointed_out points_out found_that found_it_proved_that held_that cited indicated
        indicates indicate suggested suggests suggest shouted
        chanted cried
        dijo dijeron dice dicen decía decían dicho diciendo declaró declararon declara declaran
        declarado afirmó afirmaron afirma afirman afirmado agregó agregaron agrega añadió añadieron
        añade explicó explicaron explica explican explicado señaló señalaron señala señalan señalado
        indicó indicaron indica indican relató relataron relata contó contaron narró narraron
        respondió respondieron responde contestó contestaron comentó comentaron reconoció
        reconocieron reconoce reconocen reconocido admitió admitieron admite advirtió advirtieron
        advierte advierten informó informaron informado reveló revelaron recordó recordaron recuerda
        manifestó manifestaron expresó expresaron subrayó subrayaron precisó precisaron detalló
        detallaron mencionó opinó opina consideró considera concluyó concluyeron concluye escribió
        escribieron reportó reportaron pidió pidieron exigió exigieron estimó estima calculó calcula
        apuntó reiteró reiteraron lamentó describió describieron resumió aclaró aclararon matizó
        prosiguió continuó testificó gritó
        gritaron gritaba gritaban narra narran informa informan
    """,
    Saying("claimed"): """
        claimed claims claim claiming asserted asserts asserting contended contends insisted insists
        insist insisting maintained maintains
        aseguró aseguraron asegura aseguran asegurado sostuvo sostuvieron sostiene sostienen
        sostenido insistió insistieron insiste insisten pretende pretenden
    """,
    Saying("alleged"): """
        alleged alleges allege alleging accused accuses accuse accusing blamed blames blame blaming
        alegó alegaron alega alegan acusó acusaron acusa acusan acusado denunció denunciaron
        denuncian denunciado culpó culparon atribuyó atribuyeron
    """,
    Saying("suspected"): """
        suspected suspects suspect believed believes believe thinks thought feared fears fear
        sospechó sospechaba sospechaban sospechan cree creen creía creían creyó supone suponen temen
    """,
    Saying("denied"): """
        denied denies deny denying disputed disputes dispute rejected rejects refuted refutes
        dismissed dismisses
        negó negaron niega niegan negado desmintió desmintieron desmiente desmienten rechazó
        rechazaron rechaza rechazan descartó descartaron descarta
    """,
    Saying(manner="confirmed"): """
        confirmed confirms confirm confirming
        confirmó confirmaron confirma confirman confirmado
    """,
    Saying(manner="announced"): """
        announced announces announce announcing
        anunció anunciaron anuncia anuncian anunciado
    """,
}

_OF_DOCUMENTS = """
    shows show showed records recorded gives gave reads read lists
    listed puts put begins began opens opened contains contained
    muestra muestran mostró mostraron registra registran registró consigna consta recoge contiene
    empieza comienza cifra reza
"""
"""Only a document says anything with these: "the register gives 64 kilometres"."""

_OF_CLAUSES = """
    wrote writes escribió escribieron
    indicated indicates indicate suggested suggests suggest
    noted notes noting recalled recalls states writes observed continued continues estimated
    estimates suspected suspects suspect alleged believed believes believe thinks thought
    feared fears fear argued ruled concluded concludes pointed_out points_out promised threatened
    demanded proposed urged added adds adding answers remarks cited insist claim insists maintained
    maintains dispute rejected rejects refuted dismissed dismisses
    contó contaron consideró considera estimó estima calculó calcula apuntó indica indican recuerda
    continuó sospechan cree creen creía creían temen supone pretende lamentó expresó resumió rechazó
    rechazaron rechaza rechazan descartó descartaron descarta
    concluyó prosiguió
"""
"""They have other senses too, and say something only with a clause or a quotation."""


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    written = sorted((form.replace("_", " ") for form in forms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(written)})\b", re.IGNORECASE)


SAYING = {
    form.replace("_", " "): saying for saying, forms in _SAYING.items() for form in forms.split()
} | {form: Saying() for form in _OF_DOCUMENTS.split()}
VERB = _pattern(SAYING)
OF_DOCUMENTS = frozenset(_OF_DOCUMENTS.split())
OF_DENIALS = frozenset(form for form, saying in SAYING.items() if saying.hedge == "denied")
OF_CLAUSES = frozenset(form.replace("_", " ") for form in _OF_CLAUSES.split())

OF_ACCUSATIONS = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:accusation|allegation|claim|charge|version|suggestion|report|idea|critici"
    r"|acusaci|señalamiento|versi|denuncia|imputaci|cargos|informaci|críticas|connection|link|notion|vínculo|relación)",
    re.IGNORECASE,
)
"""What is denied by who rejects it; a request or a candidate is merely turned down."""

PARTICIPLE = re.compile(r"\w+(?:ado|ido|icho)$")
AUXILIARY = re.compile(r"\b(?:ha|han|había|habían|haber|habiendo)\s+$", re.IGNORECASE)

NOT_SAID = re.compile(
    r"(?:\b(?:to|of|by|without|despite|from|not|never|n[o']t|would|could|may|might|will|shall|can|should|must|cannot|be|been"
    r"|being|nobody|no one|if|whether|de|a|para|por|sin|no|nunca|nadie|podría|puede|sería)|n['’]t)"
    r"\s+(?:(?:even|ever|yet|also|have|has|he|ha|lo|la|le|les|se)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a verb that tells of no statement: "declined to say", "has not denied"."""

_REPORTED = re.compile(
    r"\A(?!.*\b(?:hubi(?:era|ese)n?|de haber)\b).*\bhabr[íi]an? (?:\w+mente |ya )?"
    r"(?:\w+(?:ado|ido|ído)|hecho|dicho|visto|puesto|muerto|escrito|abierto|roto|vuelto)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The conditional of Spanish papers, "habría recibido"; not that of what might have been."""

HEDGED_BY_NOBODY: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    (
        "alleged",
        re.compile(
            r"\b(?:allegedly|reportedly|purportedly|supposedly|presuntamente|supuestamente"
            r"|al parecer|se dice que"
            r"|(?:is|are|was|were|been) (?:said|alleged|reported|rumou?red) to"
            r"|(?:is|are|was|were|been) accused of|(?:es|son|fue|fueron) acusad[oa]s? de"
            r"|it (?:is|was) (?:\w+ )?(?:said|alleged|rumou?red|claimed))\b",
            re.IGNORECASE,
        ),
    ),
    ("alleged", _REPORTED),
    (
        "suspected",
        re.compile(
            r"\b(?:(?:is|are|was|were) (?:\w+ly )?(?:believed|suspected|thought|feared) (?:to|of)"
            r"|it (?:is|was) (?:\w+ )?(?:believed|suspected|thought|feared)"
            r"|se (?:sospecha|cree|presume|teme) que|se sospechaba que)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Hedges without anybody who makes them. An "alleged smuggler" hedges a word, not the statement."""
