"""How a library is served: where, to whom, and how much at once."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What a person may set of the server.

    Attributes:
        host: address it listens on. Beyond this machine it asks everybody for a key.
        keys: ask for keys on this machine, too: for a server behind a proxy.
        requests: one key may make in a minute, of any kind; 0 for no bound.
        questions: one key may ask in a minute; 0 for no bound.
        guesses: wrong keys that one address may send in a minute; 0 for no bound.
        at_once: questions and searches that are worked on beside each other.
        waiting: how many more may queue, and as many changes of the library; any beyond that are
            told to come again.
        proxies: addresses of proxies whose word on who asks, and whether by https, is taken.
        log: what is logged: `quiet` warnings only, `text` and `json` a line a request, too.
        log_questions: log what is asked, too, which otherwise stays out of the log.
    """

    host: str = "127.0.0.1"
    keys: bool = False
    requests: Annotated[int, Ge(0)] = 1200
    questions: Annotated[int, Ge(0)] = 60
    guesses: Annotated[int, Ge(0)] = 10
    at_once: Annotated[int, Ge(1), Le(64)] = 4
    waiting: Annotated[int, Ge(0)] = 64
    proxies: str = "127.0.0.1"
    log: Literal["quiet", "text", "json"] = "quiet"
    log_questions: bool = False
