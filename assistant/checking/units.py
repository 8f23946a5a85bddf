"""Units of measure and currencies, in English and Spanish: what they measure, how large one is."""

import re

_UNITS: dict[str, tuple[str, float]] = {
    name: (dimension, factor)
    for names, dimension, factor in (
        ("kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramo"
        " kilogramos", "mass", 1.0),
        ("g gram grams gramme grammes gramo gramos", "mass", 0.001),
        ("ton tons tonne tonnes tonelada toneladas", "mass", 1000.0),
        ("pound pounds lb lbs libra libras", "pounds", 1.0),
        ("ounce ounces oz onza onzas", "ounces", 1.0),
        ("km kms kilometre kilometres kilometer kilometers kilometro kilometros", "length", 1000.0),
        ("m metre metres meter meters metro metros", "length", 1.0),
        ("cm centimetre centimetres centimeter centimeters centimetro centimetros", "length", 0.01),
        ("mile miles milla millas", "miles", 1.0),
        ("ft foot feet pie pies", "feet", 1.0),
        ("second seconds segundo segundos", "time", 1.0),
        ("minute minutes minuto minutos min mins", "time", 60.0),
        ("hour hours hora horas", "time", 3600.0),
        ("day days dia dias", "time", 86_400.0),
        ("week weeks semana semanas", "time", 604_800.0),
        ("month months mes meses", "months", 1.0),
        ("year years ano anos", "months", 12.0),
        ("decade decades decada decadas", "months", 120.0),
        ("percent pc", "percent", 1.0),
        ("usd us$ $ dollar dollars dolar dolares", "dollars", 1.0),
        ("cent cents centavo centavos", "cents", 1.0),
        ("gtq q q. quetzal quetzales", "quetzales", 1.0),
        ("hnl lempira lempiras", "lempiras", 1.0),
        ("colones", "colones", 1.0),
        ("cordobas", "cordobas", 1.0),
        ("soles", "soles", 1.0),
        ("bolivares", "bolivares", 1.0),
        ("reais", "reais", 1.0),
        ("yen", "yen", 1.0),
        ("yuan", "yuan", 1.0),
        ("franc francs franco francos", "francs", 1.0),
        ("rupee rupees rupia rupias", "rupees", 1.0),
        ("mxn peso pesos", "pesos", 1.0),
        ("eur € euro euros", "euros", 1.0),
        ("gbp £", "sterling", 1.0),
        ("litre litres liter liters litro litros", "litres", 1.0),
        ("gallon gallons galon galones", "gallons", 1.0),
        ("hectare hectares hectarea hectareas", "hectares", 1.0),
        ("acre acres", "acres", 1.0),
    )
    for name in names.split()
}  # fmt: skip

CURRENCY = r"(?:us\$|[$€£]|\bq\.?(?=\s?\d)(?!\s?[1-4](?!\d|[.,]\d))|\b(?:usd|gtq|eur|gbp|mxn)\b)"
"""A currency's sign in front of its amount, in a flat text."""

_AFTER = re.compile(
    r"[ -]?(?:(?P<percent>%|percent\b|per ?cent\b|por ciento\b|percentage points?\b)"
    r"|(?:(?:de|of) (?!pie\b)|metric |us |u\.s\. |american )?(?P<unit>[a-z]+)\b|(?P<sign>€))"
)


def without_signs(text: str) -> str:
    """A text without the currencies in front of its amounts: "Q500" is no name."""
    return re.sub(CURRENCY, "", text, flags=re.IGNORECASE)


def unit_named(sign: str) -> tuple[str, float]:
    """The dimension and size of the unit with this name or sign.

    Raises:
        KeyError: there is no such unit here.
    """
    return _UNITS[sign]


def unit_after(flat: str, at: int) -> tuple[tuple[str, float] | None, int]:
    """The unit that a flat text names at `at`, behind a number, and where its name ends."""
    match = _AFTER.match(flat, at)
    if match is None:
        return None, at
    if match["percent"]:
        return _UNITS["percent"], match.end()
    unit = _UNITS.get(match["unit"] or match["sign"])
    # a lone letter behind a number may be a list's, and "one second" is a time but "1 q" is none
    if unit is None or match["unit"] == "q":
        return None, at
    return unit, match.end()
