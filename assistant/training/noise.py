"""What scraped news looks like: headlines and dates in front, captions in between, typing mistakes
or no capitals in the question.
"""

import random

from assistant.reader.inputs import header
from assistant.training.data import Corpus

HEADERS = 8
"""Forms of each title: as it is, with one of three dates, a headline made of a sentence's first
words (two), that with a date (two).
"""

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def headers_of(corpus: Corpus, rng: random.Random) -> list[str]:
    """The empty header, then `HEADERS` forms of each title."""
    starts: dict[int, list[str]] = {}
    for sentence in corpus.sentences:
        starts.setdefault(sentence.article, []).append(
            " ".join(sentence.text.split()[: rng.randint(5, 12)]).rstrip(",.;:")
        )
    forms = [""]
    for article, title in enumerate(corpus.titles):
        lines = [rng.choice(starts[article]) for _ in range(4)]
        forms += [title, *(header(title, some_date(rng)) for _ in range(3)), lines[0], lines[1]]
        forms += [header(line, some_date(rng)) for line in lines[2:]]
    return forms


def some_date(rng: random.Random) -> str:
    """A date in one of the ways that sources write it."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1995, 2026)
    return rng.choice(
        (
            f"{_MONTHS[month - 1]} {day}, {year}",
            f"{day} {_MONTHS[month - 1]} {year}",
            f"{year}-{month:02}-{day:02}",
        )
    )


def noise_lines() -> list[str]:
    """Lines that extraction leaves in an article's text."""
    return """
Share this article
Advertisement
Photo: AP
Read more:
Listen to this story
File photo. REUTERS
Related stories
By our correspondent
Image caption
Follow us on Twitter
Sign up for our newsletter
This story was updated.
HomeNewsWorld
Credit: Getty Images
Last modified on
Editor's note:
Print Email Comments
Background
Key findings
What we know
Topics: World, Politics, Crime
Story continues below
Click here to view the original
Subscribe now
""".strip().splitlines()


def as_typed(text: str, rng: random.Random) -> str:
    """A question as it is typed in a hurry: with a mistake, or all in small letters."""
    return with_typo(text, rng) if rng.random() < 0.5 else text.lower()


def with_typo(text: str, rng: random.Random) -> str:
    """`text` with one letter dropped, doubled or exchanged with its neighbour, in a word of five
    letters or more.
    """
    words = text.split()
    long = [index for index, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    index = rng.choice(long)
    word, at = words[index], rng.randint(1, len(words[index]) - 2)
    words[index] = rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)
