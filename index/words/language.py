"""Which language a question is in."""

from index.words.stopwords import STOPWORDS
from index.words.terms import words


def question_language(text: str, default: str = "en") -> str:
    """ISO 639-1 code of a question: the language most of whose function words it holds.

    A question is too short for a statistical detector (names tip it over), but hardly ever
    without function words. Known: the languages of `STOPWORDS`; ¿ and ¡ are Spanish alone.
    """
    if "¿" in text or "¡" in text:
        return "es"
    found = words(text)
    counts = {code: sum(w in stopwords for w in found) for code, stopwords in STOPWORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts.get(default, 0) else default
