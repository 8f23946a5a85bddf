"""Which language a text is in."""

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# the languages that the lexical index has a stemmer for, and their nearest neighbours, which
# would otherwise be taken for them
LANGUAGES = (
    "ar ca da de el en es eu fi fr gl hu it lt nl no pl pt ro ru sr sv tr uk zh ja ko he fa hi"
).split()

_SAMPLE = 20_000  # characters; more tells nothing new
_SHORTEST = 200  # letters below which a declared language is more trustworthy than a guess


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the language of `text`.

    What the source declares counts for short texts only: sites declare their template's
    language on every page.
    """
    sample = text[:_SAMPLE]
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    if len(code) == 2 and code.isalpha() and sum(map(str.isalpha, sample)) < _SHORTEST:
        return code
    return str(_identifier().classify(sample)[0])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
