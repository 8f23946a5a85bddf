"""Where a run stands, in words: the same at the command line and in the chat."""

from index.indexing.report import Progress
from ui.wording.markup import count
from ui.words import say


def figures(at: Progress) -> str:
    """Where a run stands, in one line: bytes, articles, passages, rate and time left."""
    parts = [
        _size(at.bytes, at.asked.bytes) if at.asked.bytes else count(at.done, "source"),
        count(at.articles, "article"),
        count(at.passages, "passage"),
    ]
    if at.passages:
        parts.append(f"{at.rate:.0f}/s")
    if at.seconds_left is not None:
        parts.append(say("{time} left", time=duration(at.seconds_left)))
    return ", ".join(parts)


def _size(done: int, total: int) -> str:
    read, asked = (f"{size / 2**20:,.1f}" for size in (done, total))
    return f"{say('{done} of {total}', done=read, total=asked)} MiB"


def duration(seconds: float) -> str:
    """A time as people say it, to the minute if it is long."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
