"""An outlet's thanks, regrets and notes that it corrected: no part of a story. Pure."""

import re

from assistant.asking.question import Question
from index.words.terms import content_words
from ingest.prose.characters import fold

_COURTESY = re.compile(
    r"\W*(?:we|the (?:editors?|newspaper|paper|site)) (?:deeply |sincerely )?"
    r"(?:regrets?|apologi[sz]es?|thanks?)\b"
    r"|\W*this (?:article|story|report|page|post|version|text) (?:was|has been|is) "
    r"(?:since )?(?:amended|corrected|updated|edited)\b"
    r"|\W*(?:la redaccion )?(?:lamentamos|lamenta|agradecemos|agradece|pedimos disculpas"
    r"|pide disculpas|ofrecemos disculpas)\b"
    r"|\W*est[ae] (?:articulo|nota|version|texto|pagina|publicacion) (?:fue|ha sido) "
    r"(?:corregid|actualizad|editad|modificad)[oa]\b"
)
SHORT = 12
"""Words that such a sentence has at most; a longer one tells what was wrong, too."""


def is_courtesy(question: Question, sentence: str) -> bool:
    """Whether a sentence is nothing but such words, and the question asks for none of them."""
    words = fold(" ".join(sentence.split()))
    if not _COURTESY.match(words) or len(words.split()) > SHORT:
        return False
    return not set(content_words(sentence, question.language)) & set(question.content)
