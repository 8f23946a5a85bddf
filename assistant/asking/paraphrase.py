"""A question in other words: who leads something is who its leader is. Pure.

Sources name offices ("the leader of the cartel") where people ask with verbs, and the reader sees
one in the other less surely.
"""

import re

_OFFICES = {
    "leads": "leader",
    "led": "leader",
    "heads": "head",
    "headed": "head",
    "runs": "head",
    "ran": "head",
    "commands": "commander",
    "commanded": "commander",
    "directs": "director",
    "directed": "director",
    "owns": "owner",
    "owned": "owner",
    "founded": "founder",
    "chairs": "chair",
    "chaired": "chair",
}
_ASKS_WITH_A_VERB = re.compile(
    rf"\W*who (?:else )?(?P<verb>{'|'.join(_OFFICES)}) (?P<what>[^,;?]+)\?*\s*", re.IGNORECASE
)


def by_office(question: str) -> str | None:
    """ "Who leads the cartel?" as "Who is the leader of the cartel?"; None for other questions."""
    match = _ASKS_WITH_A_VERB.fullmatch(question)
    if not match:
        return None
    verb = match["verb"].lower()
    is_or_was = "is" if verb.endswith("s") else "was"
    return f"Who {is_or_was} the {_OFFICES[verb]} of {match['what'].strip()}?"
