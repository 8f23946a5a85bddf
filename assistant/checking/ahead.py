"""Whether a date is told as one that is still to come, in English and Spanish. Pure."""

import re

from assistant.voice.verbs import SAYING

_SCHEDULED = (
    r"(?:begin|start|open|end|close|meet|resume|expire|reopen|conclude|convene|arrive|leave|depart"
    r"|return|vote)s|takes place|goes on trial|goes to the polls"
    r"|comienzan?|empiezan?|inician?|abren?|reabren?|cierran?|terminan?|vencen?|concluyen?"
    r"|se (?:celebran?|reúnen?|reanudan?|instalan?)"
)
"""In the present tense they tell with a date what is planned for it: "the trial begins on …"."""
_PLURAL = r"(?<!the )(?:begin|start|open|close|meet|resume|expire|reopen|take place)"
_COMING = (
    r"(?:will|shall|won['’]t)|(?:is|are) (?:to|going|due|set|expected|scheduled|planned)"
    r"|(?:hope|plan|expect|intend|promise|want)s? to|(?:van?|esperan?|planean?)(?: a)?"
    r"|est[aá]n? previst\w+|prevén?|\w+(?:ará|arán|erá|erán|irá|irán|drá|drán|brá|brán)"
)
_DATED = r"(?:in|on|by|until|from|for|en|el|hasta|desde|para|a partir del?)(?: the| el| este)?"
_LEADS_UP = re.compile(
    rf"\b(?:(?:{_COMING})\b(?P<coming>(?: [\w'’-]+){{0,10}}?)"
    rf"|(?:{_SCHEDULED})\b(?P<scheduled>(?: [\w'’-]+){{0,6}}?)"
    rf"|{_PLURAL}\b|(?:is|are|es|son)\b) {_DATED} \Z"
    r"|\b(?:next|próximo|proximo|this coming) \Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf",?(?P<subject>(?: [\w'’-]+){{0,4}}?) (?:{_COMING})\b", re.IGNORECASE)
_FOLLOWS = re.compile(r" (?:próximo|proximo|que viene|next)\b", re.IGNORECASE)
_WAS = re.compile(r"was|were|had|did|fue|fueron|era|eran|había|habían")
_DONE = re.compile(r"\w{3,}(?:ed|ó|aron|ieron)|that|que|who|which|and|y|but|pero")


def is_ahead(before: str, behind: str) -> bool:
    """Whether the words on both sides of a date tell of it as one that is still to come.

    A sentence may tell of a day that was what will be: "On 12 August the army said it will leave".
    """
    if _FOLLOWS.match(behind):
        return True
    if leads_up := _LEADS_UP.search(before):
        coming, scheduled = ((leads_up[part] or "") for part in ("coming", "scheduled"))
        return not _tells_the_past(scheduled) and not any(map(_WAS.fullmatch, coming.split()))
    goes_on = _GOES_ON.match(behind)
    return goes_on is not None and not _tells_the_past(goes_on["subject"])


def _tells_the_past(words: str) -> bool:
    return any(
        word in SAYING or _WAS.fullmatch(word) or _DONE.fullmatch(word)
        for word in words.lower().split()
    )
