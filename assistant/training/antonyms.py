"""Words and their opposites, for questions turned round."""

import re

_PAIRS = """
first last | largest smallest | biggest smallest | highest lowest | most least | more fewer |
oldest youngest | earliest latest | before after | best worst | longest shortest | increase
decrease | increased decreased | north south | northern southern | east west | eastern western |
win lose | won lost | start end | started ended | began ended | begin end | support oppose |
supported opposed | accept reject | accepted rejected | male female | men women | buy sell |
bought sold | above below | inside outside | allow forbid | allowed banned | rise fall | rose
fell | enter leave | entered left | arrive depart | arrived departed | confirmed denied |
claimed denied | said denied | admitted denied | approved rejected | arrested released |
attacked defended | born buried | died survived | founded dissolved | opened closed | created
destroyed | built demolished | gained lost | joined left | appointed dismissed | major minor |
public private | common rare | positive negative | internal external | maximum minimum | upper
lower | modern ancient | legal illegal | rich poor | old new | early late | right left | strong
weak | high low | large small | hot cold | domestic foreign | rural urban | victory defeat |
advantage disadvantage | similar different | success failure | succeeded failed | included
excluded | include exclude | easier harder | stronger weaker | popular unpopular | likely
unlikely | majority minority | husband wife | father mother | brother sister | son daughter |
king queen | good bad | true false
"""


def _both_ways() -> dict[str, str]:
    opposites: dict[str, str] = {}
    for pair in re.split(r"\s*\|\s*", _PAIRS.strip()):
        one, other = pair.split()
        opposites.setdefault(one, other)
        opposites.setdefault(other, one)
    return opposites


OPPOSITES = _both_ways()
"""Each word's opposite, both ways; a word with several keeps its first."""
