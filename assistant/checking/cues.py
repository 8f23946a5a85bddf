"""The words that deny, attribute and hedge, in English and Spanish: the one list of each.

Folded, without accents. A phrase of several words is written with underscores.
"""

from assistant.checking.words import phrases

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
    stopped_short fell_short turned_down turn_down turns_down prevent prevents prevented avoid
    avoided contradicted niega niegan nego negaron negar negando negado rechaza rechazan rechazo
    rechazaron rechazar descarta descartan descarto descartaron desmiente desmintio desmintieron
    carece carecen duda dudan dudo evito impidio
    """
)
"""Verbs and nouns whose complement they deny."""

FAINT_NEGATIONS = phrases(
    """
    last only just except but unless until silent silence missing yet few little hardly barely
    scarcely rarely empty impossible false wrong against less out_of still remain remains
    remained ultima ultimo solo salvo excepto silencio callo falta falto faltan pocos pocas poco
    apenas vacio falso contra imposible hasta
    """
)
"""Words a denial may well be told from: "only one survived" for "the others did not"."""

SPEECH = phrases(
    """
    said says say saying tells tell claimed claims claiming alleged alleges allege alleging
    stated states asserted asserts insisted insists argued argues maintained maintains contended
    contends told added adds believed believes believe believing thinks think thought estimated
    estimates estimate reported reports announced declared declares warned warns according_to
    testified testifies remarked wrote writes explained explains described describes suggested
    suggests boasted accused accuses accusing blamed blames dijo dijeron dice dicen decia
    aseguro aseguraron asegura aseguran afirmo afirmaron afirma afirman sostuvo sostuvieron
    sostiene sostienen declaro declararon declara alego alegaron alega relato relataron conto
    contaron explico explicaron indico indicaron agrego anadio advirtio advirtieron manifesto
    comento opina opinan cree creen creia estima estiman segun de_acuerdo_con acuso acusaron
    acusa atribuyo atribuyeron senalo senalaron informo informaron
    """
)
"""Verbs by which somebody says something that the source does not say itself."""

SPEECH_TOO = phrases(
    """
    confirmed confirms confirm admitted admits acknowledged acknowledges recalled recalls denied
    denies deny denying noted notes revealed reveals asked asks asking demanded promised
    promises promise vowed vows threatened threatens threatening offered offers rejected rejects
    rejecting disputed disputes conceded concedes agreed agrees called calls calling answered
    answers replied replies stressed stresses pointed mentioned account accounts version
    statement statements testimony word allegation allegations accusation accusations claims
    assessment view opinion eyes understood interview confirming attributes attributed
    attributing put puts refers referred spoke speaks quoted cites cited warning hopes hope
    hoped wants want wanted plans plan intends expects expected fears feared feels found ruled
    rules concluded concludes heard hears convinced records show shows confirmo confirmaron
    admitio reconocio reconocieron nego negaron niega recordo recuerda pidio pidieron prometio
    amenazo ofrecio rechazo rechazaron respondio contesto califico relato testimonio declaracion
    palabras comunicado critica critico denuncio denunciaron reclamo exigio insistio insiste
    considero considera quiere espera planea desmintio asevero expreso subrayo
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
