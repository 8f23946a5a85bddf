"""Words that carry no subject, in English and Spanish: they neither find nor prove anything.

Function words and the furniture of questions; negations are kept, since they carry meaning.
"""

ENGLISH = frozenset(
    """
    a about after again all also am an and any are as at be because been before being between both
    but by can could did do does doing done during each for from further had has have having he her
    here hers herself him himself his how however i if in into is it its itself just let me more
    most much my of off on once only or other our ours out over own same she should so some such
    than that the their theirs them themselves then there these they this those through to too
    under until up upon us very was we were what when where which while who whom whose why will
    with would you your yours tell give say says said many please s t d ll re ve m
    happen happened happens occur occurred take took place
    """.split()
)

SPANISH = frozenset(
    """
    a al algo algun alguna algunas alguno algunos ante antes aquel aquella asi aun aunque bajo bien
    cada como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos de del desde
    donde dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba
    estaban estas este esto estos fue fueron ha habia habian han hasta hay la las le les lo los mas
    me mi mientras muy nos o os otra otras otro otros para pero poco por porque que quien quienes se
    sea segun ser si sido sin sobre son su sus tal tambien tan tanto te tiene tienen toda todas todo
    todos tras tu un una unas uno unos y ya yo dijo dice paso pasa sucedio sucede ocurrio ocurre
    """.split()
)

STOPWORDS = {"en": ENGLISH, "es": SPANISH}
