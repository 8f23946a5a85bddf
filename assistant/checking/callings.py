"""What speakers are called, in English and Spanish: which words may be for the same one. Pure.

"Officers" may be police, "the prosecution" is the prosecutor's office, "a source" may be anybody.
"""

import re
from functools import lru_cache

from assistant.voice.nouns import DOCUMENTS, PEOPLE, can_speak, is_person, words_of
from ingest.prose.characters import fold

_CALLINGS = {
    "neighbours": """
        resident residents local locals neighbour neighbours neighbor neighbors villager villagers
        inhabitant inhabitants townspeople community communities family families farmer farmers
        peasant peasants vecino vecina vecinos vecinas poblador pobladora pobladores residente
        residentes habitante habitantes lugareño lugareños comunidad comunidades familia familias
        campesino campesinos gente
        """,
    "family": """
        family families relative relatives mother father brother sister son daughter widow widower
        wife husband parent parents uncle aunt cousin familia familias familiar familiares madre
        padre padres hermano hermana hijo hija viuda viudo esposa esposo tío tía primo prima
        """,
    "police": """
        police policeman policemen policewoman officer officers commissioner inspector
        sub-inspector subinspector detective detectives constable sheriff superintendent
        investigator investigators policía policías agente agentes comisario comisaria
        comisionado inspectora subcomisario investigador investigadores
        """,
    "military": """
        army military soldier soldiers troops navy marines colonel general captain lieutenant
        sergeant major admiral officer officers commander defence defense ejército militar militares
        soldado soldados tropas coronel capitán teniente sargento almirante comandante marina
        """,
    "prosecution": """
        prosecutor prosecutors prosecution attorney attorneys investigator investigators indictment
        fiscal fiscales fiscalía procurador procuradora procuraduría investigador investigadores
        acusación
        """,
    "court": """
        judge judges court courts tribunal magistrate justice ruling verdict juez jueza jueces
        juzgado corte magistrado magistrada sala sentencia
        """,
    "government": """
        government ministry minister president presidency cabinet administration secretary
        ambassador embassy gobierno ministerio ministro ministra exministro exministra presidente
        presidenta presidencia gobernación secretario secretaria secretaría embajador embajada
        """,
    "town": """
        mayor council councillor municipality governor alcalde alcaldesa alcaldía concejo concejal
        municipalidad gobernador gobernadora
        """,
    "customs": "customs aduana aduanas aduanero aduaneros",
    "defence": "lawyer lawyers attorney attorneys counsel defence defense abogado abogada defensa",
    "press": """
        journalist journalists reporter reporters newspaper outlet paper magazine media press
        editor diario periódico medio medios prensa periodista periodistas revista emisora
        """,
    "doctors": """
        doctor doctors hospital coroner pathologist medic medics autopsy nurse médico médica médicos
        forense forenses perito peritos autopsia
        """,
    "company": """
        company firm owner exporter businessman businesswoman entrepreneur director executive
        manager empresa empresario empresaria dueño dueña gerente compañía exportador
        """,
    "gang": "cartel gang group clan cártel banda grupo organización",
    "rights": """
        activist activists advocate advocates organisation organization ngo group ombudsman
        association activista activistas defensor defensora defensores organización asociación
        """,
    "scholars": """
        engineer engineers ingeniero ingenieros ingeniera
        researcher researchers scientist scientists expert experts professor scholar scholars
        analyst analysts economist historian university institute academic academics linguist
        investigador investigadora investigadores experto experta expertos académico académicos
        analista analistas profesor profesora universidad instituto
        """,
    "church": """
        priest bishop pastor church diocese nun father brother sister shelter sacerdote obispo
        iglesia religiosa religioso párroco padre madre hermano hermana monja diócesis albergue
        """,
    "drivers": """
        driver drivers trucker truckers haulier hauliers chauffeur conductor conductores camionero
        camioneros chofer transportista transportistas
        """,
}
_OFFICIAL = "police military prosecution court government town customs".split()
_OFFICIALS = """
    official officials authority authorities politician bureaucrat state autoridad autoridades
    funcionario funcionaria funcionarios oficial oficiales político política
"""
_ANYBODY = frozenset(
    """
    source sources person persons people man men woman women witness witnesses speaker speakers
    spokesman spokeswoman spokesperson spokespeople spokesmen member members leader leaders head
    chief boss victim victims survivor survivors suspect suspects defendant defendants deputy
    adviser advisor aide representative staff
    fuente fuentes persona personas hombre hombres mujer mujeres testigo testigos portavoz
    portavoces vocero vocera voceros miembro miembros líder líderes jefe jefa víctima víctimas
    sobreviviente sobrevivientes sospechoso acusado asesor representante delegado
    """.split()
)
"""Words that may be for anybody who speaks, alone or for a body."""


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for calling, words in _CALLINGS.items():
        for word in words.split():
            found.setdefault(fold(word), set()).add(calling)
    for word in _OFFICIALS.split():
        found.setdefault(fold(word), set()).update(_OFFICIAL)
    return {word: frozenset(callings) for word, callings in found.items()}


_BY_WORD = _by_word()
_PEOPLE = frozenset(map(fold, PEOPLE))
_PERSONS = frozenset(fold(word) for word in PEOPLE if is_person(word))


@lru_cache(maxsize=8192)
def has_a_calling(word: str) -> bool:
    """Whether a word is in a list of callings, however it is written."""
    return _known(fold(_bare(word))) is not None


@lru_cache(maxsize=8192)
def is_somebody(word: str) -> bool:
    """Whether a word as it is written is a noun for people or for a body of them."""
    bare = _bare(word)
    listed = fold(bare) in _PEOPLE or has_a_calling(word)
    return listed or (can_speak(bare) and bare not in DOCUMENTS)


@lru_cache(maxsize=8192)
def is_one_of_people(word: str) -> bool:
    """Whether a word as it is written is a noun for people, not for a body of them."""
    return fold(_bare(word)) in _PERSONS or is_person(_bare(word))


def _bare(word: str) -> str:
    """In lower case and without a possessive ending; accents tell "liberó" from "obrero"."""
    return re.sub(r"['’]s?$", "", word.lower())


def _known(word: str) -> frozenset[str] | None:
    """The callings of a folded word; of a plural those of its singular."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((_BY_WORD[form] for form in forms if form in _BY_WORD), None)


@lru_cache(maxsize=1024)
def callings(phrase: str, name: str | None = None) -> frozenset[str]:
    """What somebody is, by the words of a phrase; nothing where these may be for anybody.

    A noun for people that is in no list is a calling of its own; a document's is none, nor is a
    word of the `name` in the phrase ("Carter").
    """
    names = words_of(name or "")
    found: set[str] = set()
    for word in words_of(phrase):
        if word in _ANYBODY:
            continue
        known = _known(fold(word))
        if known or (can_speak(word) and word not in DOCUMENTS and word not in names):
            found |= known or {fold(word).removesuffix("s")}
    return frozenset(found)
