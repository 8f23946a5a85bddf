"""Where a run stands, in words: the same at the command line and in the chat."""

from index.report import Progress


def figures(at: Progress) -> str:
    """Where a run stands, in one line: bytes, articles, passages, rate and time left."""
    size = f"{at.bytes / 2**20:,.1f}"
    parts = [
        f"{size} of {at.asked.bytes / 2**20:,.1f} MiB" if at.asked.bytes else f"{at.done} sources",
        f"{at.articles} articles",
        f"{at.passages} passages",
    ]
    if at.passages:
        parts.append(f"{at.rate:.0f}/s")
    if at.seconds_left is not None:
        parts.append(f"{duration(at.seconds_left)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time as people say it, to the minute if it is long."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
