"""The stem under which the forms of a word are held against each other.

Search has stems of its own (`index.words.terms`), made of folded words, so that a library's index
need not be made anew. Spanish folded before it is stemmed loses its verbs: "recibió" would be
"recibi" and "recibido" "recib". So here the accents go last, and what a verb changes inside is
undone.
"""

import re
from functools import lru_cache

from index.words.terms import stem
from ingest.prose.characters import fold

_ROOTS = """
ten tuv tien teng tendr / de con man ob re sos
| pon pus pong pondr / com dis ex im o pro su re
| ven vin vien veng vendr / inter pre con
| dec dij dic dig dich / contra pre
| hac hiz hic hag / des re
| tra traj traid traig / ex sus a dis con
| duc duj duzc / con pro re in tra intro de
| ped pid / des im ex
| pet pit / com re
| ment mient mint / des
| segu sig sigu / con per pro
| mor mur muer muert
| her hir hier
| fer fier fir / re pre trans con di
| quer quier quir / re
| quer quis quier querr
| ger gier gir / su di
| vert viert virt / con ad in
| serv sirv
| leg lig / e ree
| reg rig / cor
| rend rind
| volv vuelv vuelt / de en re
| solv suelv suelt / ab di re
| abr abrir abre abren abiert
| cubr cubiert / des en re
| escrib escrit
| ver vio ve vieron vist
| caer cay cae caid caig
| huir huy huid huyend
| dar dio da dan dad dieron
| sab sup sep
| pod pud pued podr
| cre crey creid
| neg nieg / de re
| pens piens
| menz mienz mienc / co
| pez piez piec / em
| cerr cierr / en
| fes fies / con
| fest fiest / mani
| mend miend / reco en
| contr cuentr / en
| prob prueb / a com
| cord cuerd / re
| mostr muestr / de
| perd pierd
| fend fiend / de
| tend tiend / en ex a
| cend ciend / en as des
| mov muev / pro re con
| terr tierr / en des
"""
"""Stems of Spanish verbs with those of their other forms, and the prefixes that they take.

A verb is meant with its prefixes and without, save where one begins with what is no verb. Left out
is what is more often another word ("hecho", "puesto", "gobierno", "acuerdo", "prueba").
"""

_ALWAYS_PREFIXED = frozenset(
    "fer ger leg reg menz pez fes fest mend contr prob cord mostr fend tend cend terr solv".split()
)


def _evened(stem: str) -> str:
    """A stem with one letter for one sound: "ataque" and "atacó", "juez" and "jueces"."""
    return re.sub(r"(?:qu|z)$", "c", stem)


def _by_form() -> dict[str, str]:
    regular: dict[str, str] = {}
    for row in _ROOTS.split("|"):
        roots, _, prefixes = row.partition("/")
        verb, *forms = roots.split()
        bare = [] if verb in _ALWAYS_PREFIXED else [""]
        for prefix in [*bare, *prefixes.split()]:
            regular |= {_evened(prefix + form): _evened(prefix + verb) for form in forms}
    return regular


_REGULAR = _by_form()
_PRETERITE = re.compile(r"(?<=...)(?<!i)eron$|(?<=...)ieron$")


@lru_cache(maxsize=65_536)
def stem_of(word: str, language: str) -> str:
    """The stem of a word as it is written, folded, as `language` (ISO 639-1) would have it."""
    if language != "es":
        return stem(fold(word), language)
    plain = fold(stem(word.lower(), language))
    # "recibio" for "recibió", and "municipio" beside "municipios"
    plain = _PRETERITE.sub("", plain).removesuffix("i") if len(plain) > 3 else plain
    return _REGULAR.get(_evened(plain), _evened(plain))
