"""Claims that say something else than their sentence, made by rule, one kind of change each."""

import random
from collections.abc import Callable, Iterator, Mapping

from evals.alterations.altered.deeds import antonym, negation
from evals.alterations.altered.names import name, outside_name, swapped
from evals.alterations.altered.quantities import bound, counts, date, number, unit
from evals.alterations.altered.speech import addition, attribution, hedge, speaker, strengthened
from evals.alterations.sentences import Stated

Alter = Callable[[Stated, random.Random], str | None]


def alterations(stated: Stated) -> Iterator[tuple[str, str]]:
    """Each kind of change that fits a sentence, with the altered claim. The same every time."""
    for kind, alter in KINDS.items():
        rng = random.Random(f"{kind} {stated.text}")
        claim = alter(stated, rng)
        if claim and claim != stated.text:
            yield kind, claim[0].upper() + claim[1:]


KINDS: Mapping[str, Alter] = {
    "number": number,
    "unit": unit,
    "bound": bound,
    "numbers exchanged": counts,
    "date": date,
    "name, of the article": name,
    "name, from elsewhere": outside_name,
    "names exchanged": swapped,
    "negation": negation,
    "antonym": antonym,
    "attribution dropped": attribution,
    "another speaker": speaker,
    "hedge dropped": hedge,
    "strengthened": strengthened,
    "outside addition": addition,
}
"""The kinds of alteration, in the order of the table."""
