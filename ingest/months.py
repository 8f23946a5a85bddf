"""The months' names in English and Spanish: the one list of every date grammar."""

ENGLISH = (
    "january february march april may june july august september october november december".split()
)
SPANISH = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_ABBREVIATED = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec".split(),
    "es": "ene feb mar abr mayo jun jul ago sep oct nov dic".split(),
}

FULL = {
    name: number for names in (ENGLISH, SPANISH) for number, name in enumerate(names, start=1)
} | {"setiembre": 9}
"""Each month's number by its whole name, in lower case."""

MONTHS = (
    FULL
    | {
        name: number
        for names in _ABBREVIATED.values()
        for number, name in enumerate(names, start=1)
    }
    | {"sept": 9}
)
"""The same, with the abbreviations."""

IN_ENGLISH = (*ENGLISH, *_ABBREVIATED["en"], "sept")
"""The names and abbreviations that English has."""
