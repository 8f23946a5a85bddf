"""Words that hold phrases together, in English and Spanish, in lower case."""

import re

DETERMINER = (
    r"(?:the|a|an|another|one|his|her|its|their|this|that|these|those|some|several|many|most|two"
    r"|three|four|five|six|seven|eight|nine|ten|both|other|el|la|los|las|un|una|unos|unas|otro|otra"
    r"|otros|otras|su|sus|este|esta|estos|estas|ese|esa|algunos|algunas|varios|varias|dos|tres)"
)
ARTICLE = re.compile(
    r"(?:the|a|an|his|her|its|their|el|la|los|las|un|una|su|sus)\s+", re.IGNORECASE
)
DETERMINED = re.compile(rf"\b{DETERMINER}\s+", re.IGNORECASE)
_DETERMINER = re.compile(DETERMINER, re.IGNORECASE)

PREPOSITIONS = frozenset(
    """
    of for in at from with on by near since during after before until under over to about through
    against between among into within without via de del en para con por sobre desde hasta entre
    tras durante ante sin despite al
    """.split()
)
LEADING = frozenset(
    """
    and but while though although as because yet or so that however meanwhile y e pero mientras
    aunque como que
    """.split()
)
"""What may stand before a clause's subject and is no part of it."""

RELATIVE = frozenset("who whose which quien quienes que cuyo cuya cuyos cuyas".split())
POINTING_BACK = frozenset("he she they it who quien él ella ellos ellas".split())
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today yesterday
    """.split()
)
"""Capitalised without being anybody's name."""


def is_determiner(word: str) -> bool:
    """Whether a word may begin a noun phrase: "the", "su", "two"."""
    return _DETERMINER.fullmatch(word) is not None
