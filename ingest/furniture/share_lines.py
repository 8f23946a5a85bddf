"""Lines of share buttons: nothing but the words that such buttons bear."""

import re

from ingest.prose.characters import bare

_NETWORKS = frozenset(
    """
    facebook twitter whatsapp telegram linkedin reddit pinterest bluesky mastodon messenger
    """.split()
)
_VERBS = frozenset(
    """
    share sharing tweet retweet print compartir comparte comparta compártelo tuitear imprimir
    """.split()
)
_NAMES = frozenset(
    """
    x email e mail icon icons story post pin it save copy link copied listen instagram threads
    signal clipboard correo electrónico copiar enlace artículo article nota guardar escuchar friends
    flipboard pocket
    """.split()
)
# between networks alone they make a heading or an answer: "By WhatsApp", "Facebook y Twitter"
_JOINTS = frozenset("on by via this to with in en por con este esta a the and y our your".split())
_SENTENCE_END = re.compile(r"[.!?]['\"”’»)\]]*$")
_MOST_WORDS = 20


def is_share_line(text: str) -> bool:
    """Whether a line is such; one network alone, and what ends as a sentence does, is none."""
    words = bare(text).split()
    if not 0 < len(words) <= _MOST_WORDS or _SENTENCE_END.search(text):
        return False
    if not all(word in _NETWORKS | _VERBS | _NAMES | _JOINTS for word in words):
        return False
    if any(word in _VERBS for word in words):
        return True
    return len(words) > 1 and not _NETWORKS.isdisjoint(words) and _JOINTS.isdisjoint(words)
