"""The words that deny, attribute and hedge, in English and Spanish: the one list of each.

Folded, without accents. A phrase of several words is written with underscores. The verbs of saying
are those of `assistant.voice.verbs`.
"""

from collections.abc import Iterable

from assistant.checking.words import phrases
from assistant.voice.verbs import OF_CLAUSES, OF_DENIALS, OF_DOCUMENTS, PARTICIPLE, SAYING
from ingest.prose.characters import fold

NEGATIONS = phrases(
    """
    not never no none nobody nothing nowhere neither nor without cannot no_one no_longer can't
    won't ni ningun ninguna ninguno nunca jamas nadie nada sin tampoco
    """
)
"""Words that deny the clause behind them."""

NOT_NEGATIONS = phrases(
    """
    not_only not_just not_merely not_simply no_doubt whether_or_not no_less no_fewer
    no_more_than not_more_than not_less nothing_but no_solo no_solamente sin_embargo no_obstante
    sin_duda sin_lugar_a_dudas no_menos no_mas_de
    """
)

DENIALS = phrases(
    """
    deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
    decline declines declined fail fails failed failing dispute disputes disputed rule_out
    rules_out ruled_out unable lack lacks lacked lacking absence doubt doubts doubted
    foil foils foiled thwart thwarts thwarted avert averts averted
    stopped_short fell_short turned_down turn_down turns_down prevent prevents prevented avoid
    avoided contradicted niega niegan nego negaron negar negando negado rechaza rechazan rechazo
    rechazaron rechazar descarta descartan descarto descartaron desmiente desmintio desmintieron
    carece carecen duda dudan dudo evito evitaron impidio impidieron frustro frustraron
    """
)
"""Verbs and nouns whose complement they deny."""

SAID_NOT = phrases(
    """
    deny denies denied denying dispute disputes disputed rule_out rules_out ruled_out niega niegan
    nego negaron negar negando negado descarta descartan descarto descartaron desmiente desmintio
    desmintieron
    """
)
"""Those by which somebody says that something is not so."""

FAINT_NEGATIONS = phrases(
    """
    last only just except but unless until silent silence missing yet few little hardly barely
    scarcely rarely empty impossible false wrong unclear unknown against less out_of still remain
    remains remained ultima ultimo solo salvo excepto silencio callo falta falto faltan pocos
    pocas poco apenas vacio falso contra imposible hasta desconoce
    """
)
"""Words a denial may well be told from: "only one survived" for "the others did not"."""

_FINDING = ("found that", "found it proved that")
_GOING_ON = ("continued", "continues", "continuó", "prosiguió", "went on", "goes on")
_SUSPECTING = ("suspect", "suspected", "suspects")

_OF_THINGS = frozenset(
    """
    acknowledged acknowledges admitted admits announcing answered arguing blame conceded concedes
    explaining pledged revealed reveals telling warning
    admitió admitieron admite concluye concluyeron contestó contestaron exigió exigieron explica
    explican expresaron pidió pidieron recordaron recordó reconoció reconocieron reconoce reconocen
    responde respondió respondieron reveló revelaron señala señalan
    """.split()
)
"""Their object is a thing as often as a statement: "the search revealed 300 casings"."""

_WITHOUT_THAT = frozenset(
    """
    added adds alleged argued believe believed believes estimated estimates insists maintained
    maintains states suggested suggests thinks thought writes wrote
    contaron contó cree creen creía estima
    """.split()
)
"""They have other senses, too, and yet mostly say something, also without "that"."""

_SAID = SAYING.keys() - OF_DOCUMENTS - {*_FINDING, *_GOING_ON, *_SUSPECTING}
_VOUCHED_OR_DENIED = OF_DENIALS | {f for f in _SAID if SAYING[f].manner == "confirmed"}
_WITH_THAT = _SAID & (OF_CLAUSES | _OF_THINGS) - _WITHOUT_THAT - _VOUCHED_OR_DENIED
_HAVING = ("ha_", "han_", "habia_", "habian_", "haber_")


def _cues(forms: Iterable[str]) -> str:
    """Forms as phrases; participles behind their auxiliaries alone ("ha dicho")."""
    return " ".join(
        f"{auxiliary}{fold(form).replace(' ', '_')}"
        for form in forms
        for auxiliary in (_HAVING if PARTICIPLE.match(form) else ("",))
    )


SPEECH = phrases(
    f"""
    {_cues(_SAID - _WITH_THAT - _VOUCHED_OR_DENIED)}
    think believing estimate reports boasted estiman opinan
    according_to segun de_acuerdo_con
    """
)
"""Verbs by which somebody says something that the source does not say itself."""

SPEECH_WITH_THAT = phrases(_cues(_WITH_THAT))
"""Those that do so only before "that", or behind what is said."""

SPEECH_TOO = phrases(
    f"""
    {_cues(_WITH_THAT | _VOUCHED_OR_DENIED)}
    asked asks asking promises promise vowed vows threatens threatening offered offers rejecting
    agreed agrees called calls calling stresses pointed mentioned account accounts version
    statement statements testimony word allegation allegations accusation accusations assessment
    view opinion eyes understood interview attributes attributed attributing put puts refers
    referred spoke speaks quoted cites hopes hope hoped wants want wanted plans plan intends
    expects expected feels found rules heard hears convinced records show shows prometio amenazo
    ofrecio califico testimonio declaracion palabras comunicado critica critico reclamo quiere
    espera planea asevero
    """
)
"""Other words that show a claim to be somebody's: enough to keep an attribution."""

POSSIBLY = phrases(
    """
    may might perhaps maybe possibly probably apparently seemingly likely presumably possible
    probable could_be could_have suspected suspects suspect suspecting appears_to appear_to
    appeared_to seems_to seem_to seemed_to is_thought_to are_thought_to was_thought_to
    is_believed_to are_believed_to was_believed_to were_believed_to believed_to thought_to
    said_to reportedly quizas quiza tal_vez posiblemente probablemente aparentemente al_parecer
    podria podrian pudo_haber pudieron_haber puede_que sospecha sospechan sospecho
    """
)
"""Words that leave open whether the clause behind them is so."""

ALLEGEDLY = phrases(
    """
    allegedly reportedly supposedly purportedly presuntamente supuestamente habria habrian
    """
)
"""Words that put the clause behind them on somebody unnamed."""

SO_CALLED = phrases(
    """
    alleged suspected supposed purported accused presunto presunta presuntos presuntas supuesto
    supuesta supuestos supuestas
    """
)
"""Adjectives that put the noun behind them in doubt."""

DOUBTED = phrases(
    """
    if whether hypothesis theory suspicion suspicions possibility indications rumour rumor
    rumours unclear question unproven allegedly claimed claims claiming alleged alleges allege
    allegation allegations believes believe believed thinks think thought doubt doubts accused
    accuses accusing accusation accusations would suspected supposed presumed purported could
    can rule_out ruled_out stated_to reported_to held_to understood_to suggests suggested
    suggest suspicious chance chances unlikely si hipotesis teoria sospecha sospechas
    sospechosos sospechoso posibilidad indicios acusa acusado acusados acuso acusaron presunto
    presunta presuntos presuntas supuesto supuesta supuestos supuestas cree creen creia alega
    alego podria podrian puede pueden descarta
    """
)
"""Other words that keep a hedge."""

CHARGED = phrases(
    """
    charge charged charges indicted wanted investigated investigation trial blamed sought
    imputado imputados juicio investigan
    """
)
"""Words that keep an accusation."""

ACCUSATIONS = phrases(
    """
    accused_of suspected_of charged_with blamed_for investigated_for acusado_de acusada_de
    acusados_de sospechoso_de investigado_por imputado_por
    """
)
"""Words that put the deed behind them on somebody who may not have done it."""

ACCORDING = phrases(
    """
    according_to segun de_acuerdo_con
    """
)
"""Phrases that put a whole sentence on somebody."""
