"""The words by which a deed is meant, nearly done or in question, in English and Spanish.

Like the cues of `assistant.checking.cues`, folded, a phrase with underscores.
"""

from assistant.checking.words import phrases

WANTING = phrases(
    """
    try tries tried trying attempt attempts attempted attempting plan plans planned planning plot
    plots plotted plotting promise promises promised promising pledge pledges pledged vow vows
    vowed swear swears swore threaten threatens threatened threatening threat threats want wants
    wanted wanting wish wishes wished hope hopes hoped hoping intend intends intended intending
    intention aim aims aimed aiming seek seeks sought seeking propose proposes proposed proposal
    prepare prepares prepared preparing agree agrees agreed agreeing agreement order orders ordered
    ordering ask asks asked asking urge urges urged urging instruct instructs instructed command
    commanded demand demands demanded request requests requested offer offers offered offering
    expect expects expected bid effort efforts conspire conspired conspiring conspiracy recommend
    recommended call_on called_on calls_on
    """
)
"""Words by which the deed named behind them is tried, planned, promised, ordered or threatened."""

WANTING_IN_SPANISH = phrases(
    """
    intenta intentan intento intentos intentaron intentaba intentaban intentado intentando intentar
    trata_de tratan_de trato_de trataron_de trataba_de trataban_de tratado_de tratando_de tratar_de
    quiere quieren queria querian quiso quisieron planea planean planeo planearon planeaba
    planeaban planeado plan planes promete prometen prometio prometieron prometido promesa promesas
    pretende pretenden pretendia pretendian pretendio busca buscan buscaba buscaban busco buscaron
    buscando ordena ordenan ordeno ordenaron ordenado orden ordenes amenaza amenazan amenazo
    amenazaron amenazado amenazaba amenazaban amenazas espera esperan esperaba esperaban piensa
    piensan pensaba pensaban propone proponen propuso propusieron propuesta acordo acordaron
    compromete comprometio comprometieron ofrecio ofrecieron ofrece pidio pidieron pide
    piden exigio exigieron exige desea desean prepara preparan preparaba preparaban insto
    recomendo conspiro conspiraron conspiracion dispuesto dispuestos previsto
    """
)
"""The same in Spanish, where the deed is an infinitive or stands behind "que"."""

TELLING = phrases("tell tells told")
"""Words that give an order, too: "told him to leave"."""

TO_COME = phrases(
    """
    about_to set_to yet_to is_to are_to was_to_be were_to_be due_to_be poised_to ready_to willing_to
    supposed_to scheduled_to a_punto_de
    """
)
"""Phrases by which the deed right behind them has not come about."""

ALMOST = phrases("almost nearly casi por_poco")
"""Words by which the deed right behind them did not come about."""

FOILED = phrases(
    """
    attempted planned proposed threatened intended foiled thwarted failed averted frustrado
    frustrada frustrados fallido fallida fallidos planeado planeada planeados previsto prevista
    """
)
"""Adjectives by which the deed of their noun was not done."""

BROUGHT_ABOUT = phrases(
    """
    succeeded did_so done_so did_it did_just_that logro lograron consiguio consiguieron lo_hizo
    lo_hicieron cumplio cumplieron
    """
)
"""Words by which what was wanted was done."""

UNSETTLED = phrases(
    """
    rumour_that rumours_that rumor_that rumors_that rumoured_that rumored_that rumoured_to
    rumored_to speculation_that theory_that hypothesis_that possibility_that chance_that
    suspicion_that suspicions_that fear_that fears_that feared_that se_rumorea_que rumor_de_que
    rumores_de_que teoria_de_que hipotesis_de_que posibilidad_de_que sospecha_de_que
    sospechas_de_que temor_de_que especulaciones_de_que
    """
)
"""Words that tell what stands behind them as no more than a thought."""

ASKING = phrases(
    """
    whether rumoured rumored speculation fear fears feared unknown investigate investigates
    investigating investigated investigation asked asks wondered rumor rumores se_rumorea
    especulaciones temor temen desconoce investiga investigan pregunto preguntaron pregunta
    when whenever once unless without cuando en_caso
    """
)
"""Words beside those of doubt that keep a matter open or conditional."""
