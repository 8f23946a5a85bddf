"""Is the gold answer in the words that were said? Measures on texts alone."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b", re.UNICODE)
_PUNCTUATION = frozenset(string.punctuation)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_TOKEN = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")

SHORT_ANSWER_WORDS = 10


def squad_normalise(text: str) -> str:
    """Lower case, no ASCII punctuation, no English articles, single spaces.

    Source: `normalize_answer` of the official SQuAD 1.1 and 2.0 evaluation scripts
    (Rajpurkar et al. 2016, 2018), in its order of steps.
    """
    bare = "".join(c for c in text.lower() if c not in _PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def exact_match(prediction: str, answers: Sequence[str]) -> float:
    """1 where the normalised prediction equals a normalised gold answer, else 0.

    Source: `compute_exact` of the SQuAD 2.0 script; the best over gold answers. No gold answer
    stands for the empty one, so that an empty prediction is right.
    """
    wanted = {squad_normalise(answer) for answer in answers or ("",)}
    return float(squad_normalise(prediction) in wanted)


def f1(prediction: str, answers: Sequence[str]) -> float:
    """Harmonic mean of precision and recall over normalised words, the best over gold answers.

    Source: `compute_f1` of the SQuAD 2.0 script: 0..1; where either side has no words, 1 if
    both have none, else 0.
    """
    return max(_f1(prediction, answer) for answer in answers or ("",))


def _f1(prediction: str, answer: str) -> float:
    said, gold = squad_normalise(prediction).split(), squad_normalise(answer).split()
    if not said or not gold:
        return float(said == gold)
    shared = sum((Counter(said) & Counter(gold)).values())
    if shared == 0:
        return 0.0
    precision, recall = shared / len(said), shared / len(gold)
    return 2 * precision * recall / (precision + recall)


def short_answers(answers: Sequence[str]) -> tuple[str, ...]:
    """The gold answers of at most ten words: those that prose can be expected to repeat.

    A gold answer of several sentences is one way to say it; not to repeat it word for word is
    no mistake. Such questions are judged by their evidence.
    """
    return tuple(a for a in answers if 0 < len(a.split()) <= SHORT_ANSWER_WORDS)


def occurs(answer: str, prose: str) -> bool:
    """Whether an answer stands in the prose, as whole words.

    After ALCE's `str_em` (Gao et al. 2023), with two differences: whole words are compared, so
    that "3" is not found in "30"; and case, accents, punctuation of every script, thousands
    separators and English articles are disregarded on both sides. An answer without a letter or
    digit occurs nowhere.
    """
    needle = _words(answer)
    wanted = [w for w in needle if w not in ("a", "an", "the")]
    haystack = _words(prose)
    if wanted:
        needle, haystack = wanted, [w for w in haystack if w not in ("a", "an", "the")]
    size = len(needle)
    return size > 0 and any(
        haystack[i : i + size] == needle for i in range(len(haystack) - size + 1)
    )


def answer_recall(prose: str, answers: Sequence[str]) -> float:
    """1 where any gold answer occurs in the prose, else 0. A refusal's prose is empty: 0."""
    return float(any(occurs(answer, prose) for answer in answers))


def word_count(prose: str) -> int:
    """Words as white space separates them: the length that citation figures are read against."""
    return len(prose.split())


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d),(?=\d)", ".", _THOUSANDS.sub("", plain))
    return _TOKEN.findall(plain)
