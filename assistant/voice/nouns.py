"""Nouns for who and what can speak, in English and Spanish: people, and documents."""

import re

_PEOPLE = """
    consul ombudsman ombudswoman notary cónsul notario notaria integrante miembro habitante
    residente estudiante representante migrante comerciante activist adviser advisor advocate
    agent ambassador analyst attorney author baker barber bishop boy brother captain chairman
    chairwoman chief child clerk colleague colonel commander commissioner councillor coroner
    critic customer daughter dealer defendant deputy detective diplomat director doctor driver
    economist editor elder employee engineer executive expert farmer father fisherman founder
    friend general girl governor guard head historian husband informant inspector investigator
    journalist judge juror lawyer leader lecturer lieutenant linguist magistrate man manager
    mayor mechanic member merchant migrant minister mother neighbour neighbor nun nurse officer
    official owner partner passenger person people pastor observer pathologist physicist
    philosopher pilot player poet politician pope preacher president priest principal prisoner
    professor prosecutor psychologist reader rector relative reporter representative researcher
    resident scholar scientist secretary senator sergeant sheriff shopkeeper sister smuggler
    sociologist soldier son source speaker spokesman spokesperson spokeswoman student
    sub-inspector superintendent survivor suspect teacher trader trafficker translator uncle
    veteran victim villager volunteer widow wife witness woman worker writer haulier trucker
    truck-driver abogado abogada activista agente alcalde alcaldesa analista aduanero autor
    autora campesino campesina capitán chofer colega comandante comerciante comisario comisaria
    conductor conductora consultor defensor defensora delegado delegada diputado diputada
    director directora dirigente doctor doctora dueño dueña economista empleado empleada soldado
    empresario encargado entrenador escritor exministro exministra experto experta familiar
    fiscal funcionario funcionaria general gerente gobernador gobernadora hermano hermana hijo
    hija hombre inspector inspectora investigador investigadora jefe jefa jueza juez jugador
    líder madre maestra maestro magistrada magistrado médico médica militar ministro ministra
    mujer oficial padre persona pasajero pasajera pastor perito periodista poblador pobladora
    policía portavoz presidente presidenta profesor profesora religiosa sacerdote secretaria
    secretario senador senadora señor señora sobreviviente subinspector subcomisario
    superviviente testigo trabajador trabajadora transportista vecina vecino viuda vocera vocero
    víctima
"""

_BODIES = """
    police army authorities military government ministry office court tribunal council union
    press media company firm agency committee commission team family staff people locals customs
    defence defense prosecution parents association department embassy bank hospital church
    group outlet newspaper paper website radio station channel institute university board
    policía ejército autoridades gobierno ministerio fiscalía tribunal consejo sindicato prensa
    medios empresa agencia comité comisión familia personal gente defensa asociación embajada
    banco hospital iglesia grupo diario periódico sala juzgado concejo cooperativa cartel cártel
"""

_DOCUMENTS = """
    warrant logbook certificate accounts affidavit article audio audit autopsy book bulletin
    charge-sheet communique communiqué complaint contract diary document dossier e-mail email
    file film footage forecast indictment invoice judgement judgment leaflet ledger letter log
    logs map manuscript memo memorandum message note notice paper-trail photograph poll post
    poster program record recording records register report review roster ruling sentence
    statement study subtitle summary survey system table testimony text ticket rule law data
    figures statistics census constitution treaty magazine estimate transcript tweet verdict
    video indications acta anuncio artículo audiencia audio aviso bitácora boletín carta
    comunicado contrato denuncia diario dictamen documento encuesta escrito estudio expediente
    factura foto fotografía grabación informe libro mensaje nota parte peritaje publicación
    recibo registro reporte resolución sentencia sondeo sumario texto tuit vídeo video acusación
    censo ley datos cifras constitución
"""

WORKS = frozenset(
    """
    report survey study census constitution treaty bulletin code charter act law documents rules
    informe encuesta estudio censo constitución tratado boletín código ley
    """.split()
)
"""What makes a document of a capitalised name; "Record" and "Post" are papers that report."""

_PRESS = re.compile(
    r"\b(?:press|media|news|newspaper|unconfirmed|local)\s+(?:reports?|accounts?)\b"
    r"|\b(?:informes|reportes|notas|versiones) (?:de la )?(?:prensa|periodísticas?)\b",
    re.IGNORECASE,
)
"""Reports of unnamed journalists: people, not a paper that can be asked for."""


def _with_plurals(nouns: str) -> frozenset[str]:
    return frozenset(form for noun in nouns.split() for form in (noun, *_plurals(noun)))


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    if noun.endswith("y"):
        return (noun[:-1] + "ies", noun + "s")
    if noun.endswith("z"):
        return (noun[:-1] + "ces",)
    return (noun + "s", noun + "es")


_PERSONS = _with_plurals(_PEOPLE) | {"wives", "children"}
_NOT_PEOPLE = _with_plurals(
    """
    after another answer anger better border bother chamber center chapter clever color colour
    computer consumer container copper corner corridor counter cover danger december dinner
    disaster disorder door earlier either encounter error ever every factor favor favour fever
    filter finger floor flower flavor folder footer former freezer further greater harbor
    harbour header helicopter higher honor honour horror however humor humour inner interior
    exterior junior labor labour ladder larger later latter layer letter lever liquor longer
    lower lumber major manner matter meter metre mirror minor monitor mortar motor murder
    neither never newer newspaper november number october offer older order other outer over
    oyster panther paper pepper pier poster power prior proper quarter rather razor register
    remainder river rubber rumor rumour sector senior september shelter shoulder shower shutter
    silver smaller smoother soccer sooner spider stronger summer super supper surrender tanker
    temper terror theater thunder timber together tower trailer transfer transistor trigger
    under upper utter vapor vector voucher wafer water weather whether whisper wider winter
    wonder younger list gist twist mist fist wrist waist exist resist consist persist insist
    assist dinero enero febrero primero tercero sombrero sendero cero acero crucero tablero
    letrero vista lista revista pista entrevista conquista computador comedor alrededor
    ordenador contador mostrador corredor rededor
    """
)
_DOES = re.compile(r"[a-z]{2,}(?:er|or|ist|eer)s?$|[a-zñ]{3,}(?:dor(?:es|as?)?|istas?|eros?)$")
"""Nouns for who does something, "weigher", "pescador": no list of trades is complete."""
PEOPLE = _PERSONS | _with_plurals(_BODIES)
DOCUMENTS = _with_plurals(_DOCUMENTS)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|at|from|with|on|about|to|by|near|who|which|whom|that|against|seen|sent|issued"
    r"|de|del|en|para|con|por|sobre|que|quien|al|ante|a)\s|,|;|\("
)


def head_of(phrase: str) -> str:
    """The last word of a noun phrase before its complements, in lower case.

    Spanish puts adjectives behind the noun: there the first word that can speak is the head.
    """
    core = words_of(_PREPOSITION.split(f"{phrase} ", maxsplit=1)[0])
    return next((word for word in reversed(core) if can_speak(word)), core[-1] if core else "")


def words_of(phrase: str) -> list[str]:
    """The words of a phrase in lower case."""
    return [word.lower() for word in _WORD.findall(phrase)]


def can_speak(word: str) -> bool:
    """Whether a word is a noun for people or for a document."""
    return word in PEOPLE or word in DOCUMENTS or _is_person_noun(word)


def _is_person_noun(word: str) -> bool:
    return word in _PERSONS or bool(
        _DOES.fullmatch(word) and word not in _NOT_PEOPLE and word not in DOCUMENTS
    )


def is_document(phrase: str) -> bool:
    """Whether a noun phrase is about a paper, a recording or a post."""
    return not _PRESS.search(phrase) and head_of(phrase) in DOCUMENTS


def is_person(phrase: str) -> bool:
    """Whether a noun phrase is about people, not about a body of people."""
    return _is_person_noun(head_of(phrase))


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase is about several people."""
    return head_of(phrase).endswith(("s", "men", "people"))


def is_people(phrase: str) -> bool:
    """Whether a noun phrase is about people or a body of people."""
    return bool(_PRESS.search(phrase)) or (can_speak(head_of(phrase)) and not is_document(phrase))
