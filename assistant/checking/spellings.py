"""Whether two words are one name in different spellings, languages or forms. Pure.

By rule and not by edit distance: rapidfuzz finds Menocal as near to Monacal as Gaddafi to Qaddafi.
"""

import re
from functools import lru_cache

from index.words.terms import stem
from ingest.prose.characters import fold

_TITLES = {
    "col": "colonel",
    "cnel": "coronel",
    "gen": "general",
    "gral": "general",
    "lt": "lieutenant",
    "tte": "teniente",
    "capt": "captain",
    "sgt": "sergeant",
    "insp": "inspector",
    "dr": "doctor",
    "dra": "doctora",
    "prof": "professor",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "lic": "licenciado",
    "ing": "ingeniero",
    "st": "saint",
    "sta": "santa",
}
_EQUAL = [
    frozenset(words.split())
    for words in (
        "ministry minister ministerio ministro ministra",
        "police policia",
        "army ejercito",
        "navy marina armada",
        "court tribunal juzgado corte",
        "prosecutor prosecution fiscalia fiscal",
        "government gobierno",
        "president presidente presidenta presidency",
        "cartel cartels carteles",
        "defence defense defensa",
        "interior gobernacion",
        "state estado",
        "republic republica",
        "river rio",
        "bridge puente",
        "route ruta",
        "street calle",
        "north norte",
        "south sur",
        "east este",
        "west oeste",
        "colonel coronel",
        "general gral",
        "sister hermana",
        "judge juez jueza",
        "mayor alcalde alcaldesa alcaldia",
        "commissioner comisionado comisionada",
        "inspector inspectora",
        "attorney procurador procuraduria fiscal",
        "congress congreso",
        "supreme suprema supremo",
        "human humanos humano",
        "rights derechos",
        "ombudsman procurador procuraduria",
        "new nueva nuevo",
        "generation generacion",
        "center centre centro",
        "national nacional",
        "united unidos unidas",
        "mexico mexican mexicano mejico",
        "us usa american estadounidense eeuu",
        "britain british uk britanico",
        "france french francia frances",
        "germany german alemania aleman",
        "spain spanish espana espanol spaniard",
        "netherlands dutch holland holanda",
        "switzerland swiss suiza suizo",
        "denmark danish danes dinamarca",
        "greece greek grecia griego",
        "poland polish polonia polaco pole poles",
        "turkey turkish turkiye turquia turco",
        "wales welsh gales",
        "venezuela venezuelan venezolano venezolana venezolanos venezolanas",
        "ireland irish irlanda irlandes",
        "china chinese chino",
        "brazil brasil brazilian",
        "peru peruvian peruano",
        "england english inglaterra ingles",
        "scotland scottish scots escocia",
        "kyiv kiev kyyiv",
        "beijing peking",
        "mumbai bombay",
    )
]
_COUNTRY = re.compile(r"|a|as|e|o|y|ia|la|ador|ico|s|land")
_PEOPLE = re.compile(
    r"(?:an|ans|ian|ians|n|ns|ese|i|is|ish|er|ers|ean|eans|teco|tecos|teca|tecas|eno|enos|ena|enas"
    r"|ano|anos|ana|anas|ense|enses|es|esa|eses|esas|ita|itas|ino|inos|ina|inas)"
)


@lru_cache(maxsize=65_536)
def same_word(one: str, other: str) -> bool:
    """Whether two words of names, in any case and with any accents, are one.

    They are by another form (Guatemala, Guatemalan), an abbreviated title (Col., Colonel), another
    language (Policía, Police) or another spelling (Müller, Mueller; Qaddafi, Gaddafi).
    """
    one, other = _bare(one), _bare(other)
    return (
        one == other
        or stem(one, "en") == stem(other, "en")
        or _TITLES.get(one, one) == _TITLES.get(other, other)
        or any(one in words and other in words for words in _EQUAL)
        or _are_country_and_people(one, other)
        or bool(_sounds(one) & _sounds(other))
    )


_SPELLED = {word: sorted(words)[0] for words in _EQUAL for word in words}


def one_spelling(word: str) -> str:
    """The one word that stands for a folded word of names and its translations: "policia" and
    "police" are one, and a word without any is itself.
    """
    return _SPELLED.get(word, word)


def _bare(word: str) -> str:
    return re.sub(r"^[dl]['’]|['’]s?$", "", fold(word)).replace(".", "")


def _are_country_and_people(one: str, other: str) -> bool:
    """Guatemala and Guatemalan, Honduras and hondureño: one root, an ending of each."""
    common = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return common >= 4 and any(
        _COUNTRY.fullmatch(country[common:]) and _PEOPLE.fullmatch(people[common:])
        for country, people in ((one, other), (other, one))
    )


def _sounds(word: str) -> set[str]:
    """What a word may be in a plain transliteration, if it is long enough to tell; itself else."""
    if len(word) < 5:
        return {word}
    plain = word
    for spelled, letter in (
        ("ue", "u"),
        ("oe", "o"),
        ("ae", "a"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("ph", "f"),
        ("y", "i"),
        ("w", "v"),
    ):
        plain = plain.replace(spelled, letter)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    if plain.startswith("q") and not word.startswith("qu"):
        return {"k" + plain[1:], "g" + plain[1:]}
    return {plain}
