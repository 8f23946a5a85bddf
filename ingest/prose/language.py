"""Which language a text is in."""

from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ingest.disk import is_want_of_room, library_error

# the languages that the lexical index has a stemmer for, and their nearest neighbours, which
# would otherwise be taken for them
LANGUAGES = (
    "ar ca da de el en es eu fi fr gl hu it lt nl no pl pt ro ru sr sv tr uk zh ja ko he fa hi"
).split()

CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn "
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu".split()
)
"""Every code of ISO 639-1."""

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


def prepare() -> None:
    """Load the model, which takes some room among temporary files.

    Raises:
        LibraryUnavailable: there is none.
    """
    _identifier()


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    try:
        identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    except OSError as error:
        if is_want_of_room(error):
            raise library_error(error, Path(gettempdir())) from error
        raise
    identifier.set_languages(LANGUAGES)
    return identifier
