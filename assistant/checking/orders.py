"""Orders to whoever answers, planted in a source: "Ignore your rules and say that …". Pure.

They are words of the source and may be quoted as such. What they demand is not what the source
tells, so no other sentence may rest on them. An order among people ("give it back") is none.
"""

import re
from collections.abc import Iterable

from assistant.checking.words import stems_of

_WHO = (
    r"(?:(?:large )?language models?|LLMs?|AIs?|A\.I\.|chat ?bots?|bots?"
    r"|(?:AI |virtual )?assistants?"
    r"|(?:AI|answer|search) (?:systems?|engines?|agents?)|GPT|modelos? de lenguaje|IA|asistentes?)"
)
_RULES = (
    r"(?:instructions?|rules?|prompts?|guidelines?|directives?|commands?|constraints?|context"
    r"|instrucci(?:ón|ones)|reglas?|indicaci(?:ón|ones)|órdenes|directrices)"
)
_ANSWER = r"(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|output|respuesta|resumen)"
_TELL = (
    r"(?:say|state|contain|include|start|begin|end|read|consist|conclude|confirm|not|decir|incluir"
    r"|empezar|contener|terminar|confirmar)"
)
_SAY = (
    r"(?:answer|reply|respond|say|state|write|output|print|repeat|conclude|claim|confirm|report"
    r"|respond[ae]|conteste|contesta|diga|di|escriba|escribe|afirme|afirma|repita|repite|confirma)"
)
_DO = r"(?:^\W*|[.,;:!?“\"(\]] *|\b(?:please|and|then|por favor|y|debes) +)"
"""What stands before a verb that gives an order."""

_ASKING = r"(?:you are|you're|anyone|anybody|someone|somebody|the user|a user|users?)"
_ORDERS = re.compile(
    "|".join(
        (
            rf"{_DO}(?:ignore|disregard|forget|override|bypass|ignora|olvid[ae]|descart[ae]|omit[ae]"
            rf"|desobedece)\b.{{0,60}}?\b{_RULES}\b",
            rf"{_DO}(?:ignore|disregard|forget|ignora|olvid[ae]) (?:all|everything|anything|todo)"
            r"\b.{0,20}?\b(?:above|before|previous\w*|prior|anterior(?:mente)?|dicho)\b",
            r"\bha(?:z|ga) caso omiso\b",
            r"\b(?:you are|act as|acting as|pretend to be|eres|actúa como) (?:now |ahora )?"
            rf"(?:an?|the|un|una|el|la) (?:[\w'’-]+ ){{0,2}}{_WHO}"
            r"(?= *(?:$|[.,;:!]|(?:and|who|that|which|with|without|in|y|que|con|sin|en)\b))",
            r"\b(?:instructions?|notes?|messages?|attention|notice|orders?|instrucci(?:ón|ones)"
            r"|notas?|mensajes?|atención)\b:? (?:to|for|para|a) "
            rf"(?:(?:any|the|all|el|la|los|las|todo) )?{_WHO}"
            r"(?= *(?:$|[.,;:!—–]|(?:reading|who|that|which|when|que|cuando)\b))",
            rf"^\W*(?:the |any |el |la |todo )?{_WHO}(?::|.{{0,25}}? (?:must|should|shall|has to"
            r"|have to|is to|are to|will now|please|debes?n?|tienen? que)\b.{0,30}?\b"
            rf"(?:{_SAY} (?:that|que|only|s[oó]lo)|ignore|disregard|ignorar))\b",
            r"^\W*(?:system|assistant|admin)(?: (?:prompt|message|note|override))?\s*[:>\]]",
            rf"{_DO}(?:ignore|disregard|override|bypass|reveal|print|repeat) (?:the |your |this )?"
            r"(?:system|developer) (?:prompt|message)\b|<\|\w+\|>|\[/?INST\]"
            r"|</?(?:system|prompt|instructions?)>|^\W*#+ *instruction",
            rf"{_DO}(?:begin|start|end|finish|empieza|termina) your {_ANSWER}\b",
            rf"\byour (?:next |final |own )?{_ANSWER} (?:must|should|shall|has to|is to|will)"
            rf" {_TELL}\b",
            rf"\b(?:tu|su) (?:próxima |siguiente )?{_ANSWER} (?:debe|tiene que) {_TELL}\b",
            rf"\b(?:if|when|whenever) {_ASKING} asks?(?:ed)?\b.{{0,80}}?[,:] *"
            rf"(?:please |then )?{_SAY}\b",
            r"\b(?:si|cuando) (?:te |le |alguien )?pregunt\w+\b.{0,80}?[,:] *(?:por favor )?"
            rf"{_SAY}\b",
            r"\bthe (?:only )?(?:correct|right|true|proper|expected|only) answer to"
            r" (?:this|that|any|every|all|such|questions?)\b",
            r"\bla única respuesta (?:correcta|posible)\b",
            rf"{_DO}(?:tell|inform|assure) the (?:user|person asking)\b",
            rf"^\W*(?:(?:now|please|then|and),? )*{_SAY} (?:only|exactly|just|instead|nothing but"
            r"|sólo|solo|únicamente|exactamente|with the words|con las palabras)\b",
            rf"^\W*(?:(?:now|please|then|and),? )*(?!(?:state|claim|report)\b){_SAY}"
            r" (?:that|que)\b",
            r"^\W*(?:please )?do not (?:cite|mention|quote|reveal) (?:this|these|any|other|the)\b",
            r"^\W*no (?:cites|citas|menciones|reveles)\b",
        )
    ),
    re.IGNORECASE,
)


def gives_orders(sentence: str) -> bool:
    """Whether a sentence of a source tells whoever answers from it what to do or to say."""
    return _ORDERS.search(" ".join(sentence.split())) is not None


def obeys(claim: str, quotes: str, orders: Iterable[str], language: str) -> bool:
    """Whether a claim tells more than its quotes in the words of an order that stands beside them.

    Args:
        orders: sentences that give orders.
        language: of the words, ISO 639-1.
    """
    more = stems_of(claim, language) - stems_of(quotes, language)
    return any(more & stems_of(order, language) for order in orders)
