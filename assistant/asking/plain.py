"""A question without the words that only ask for its answer. Pure.

The reader never met them in training, and to the index they are words like any others.
"""

import re

from assistant.asking.asking_words import AT, ENGLISH, SPANISH, as_question

_ASKS = rf"(?:{ENGLISH}|how|whether|{SPANISH}|por qué)"
_PREAMBLE = re.compile(
    r"\W*(?:(?:please|hello|hi|hey|okay|ok|so|por favor|hola|bueno)\b[\s,.!]*)*"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell|show|explain|remind)(?: to)?(?: me| us)?"
    r"|do you (?:happen to )?know|tell (?:me|us)|(?:explain|summari[sz]e)(?: to (?:me|us))?"
    r"|(?:i|we)(?:['’]d like| would like| want| need) to know|i wonder|i['’]m wondering"
    r"|i am wondering|can i ask(?: you)?"
    r"|(?:me |nos )?(?:puedes|puede|podrías|podría)(?: decir(?:me|nos)?| explicar(?:me|nos)?)"
    r"|(?:di(?:me|nos|game)|dígame)|explíca(?:me|nos)|explica|resume|(?:sabes|sabe usted)"
    r"|(?:quiero|quisiera|queremos|necesito) saber|me pregunto)"
    r"(?: please)?[\s,:]+(?P<question>¿?"
    rf"(?:(?:{AT}|against|through) )?"
    rf"{_ASKS}\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def plain(question: str) -> str:
    """The question itself: "Who is Luis Gil?" for "Can you tell me who Luis Gil is?"."""
    found = _PREAMBLE.fullmatch(question)
    if not found:
        return question
    asked = found["question"].strip(" .!?¿")
    return as_question(_TURNED.sub(r"\g<asks> \g<verb> \g<whom>", asked))


_TURNED = re.compile(
    r"^(?P<asks>[Ww]ho|[Ww]hat|[Ww]here) "
    r"(?P<whom>(?:(?:the|his|her|its|their|this|that|[A-ZÁÉÍÓÚÑ])"
    r"(?:(?!\b(?:who|what|when|where|why|how|which|is|are|was|were|said|says)\b).){1,60}?"
    r"|he|she|it|they)) (?P<verb>is|are|was|were)$"
)
"""The order of words in an indirect question: "who Luis Gil is"."""
