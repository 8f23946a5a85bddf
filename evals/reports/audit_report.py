"""An audit for reading: as a table for a terminal, as data, and as one HTML file."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from evals.datasets.example import Json
from evals.reports.audit import Audit
from evals.reports.templates import template
from evals.writing import write

SHOWN = 200
"""Broken citations and uncited sentences that are listed; their numbers are always whole."""


def audit_json(audit: Audit) -> Json:
    """An audit as data, with whether all promises were kept under "sound"."""
    return {"sound": audit.sound, **asdict(audit)}


def figures(audit: Audit) -> list[tuple[str, str, bool]]:
    """Each figure's title, what it is, and whether it breaks a promise."""
    a = audit
    asked = a.answered + sum(a.refused.values())
    checkable = a.citations - a.removed
    return [
        ("Conversations", f"{a.conversations}", False),
        ("Questions", f"{asked}", False),
        ("Answered", _share(a.answered, asked), False),
        ("Refused", _share(asked - a.answered, asked), False),
        ("Sentences said", f"{a.sentences}", False),
        (
            "Sentences with a citation",
            _share(a.sentences - len(a.uncited), a.sentences),
            bool(a.uncited),
        ),
        ("Citations", f"{a.citations}", False),
        ("Quotes that are slices", _share(a.slices, checkable), bool(a.broken)),
        ("Citations of removed sources", f"{a.removed}", False),
        ("Citations of sources with a newer version", f"{a.outdated}", False),
        ("Sentences withheld", f"{sum(a.withheld.values())}", False),
        (
            "Disagreements marked",
            f"{a.conflicts}, in {a.answers_with_conflicts} answers",
            False,
        ),
        ("Answers called right / wrong", f"{a.praised} / {a.faulted}", False),
    ]


def render_audit(audit: Audit) -> str:
    """For a terminal: the figures, refusals and periods, and what breaks a promise."""
    rows = figures(audit)
    width = max(len(title) for title, _, _ in rows)
    lines = [f"{title:<{width}}  {told}{'   BROKEN' if bad else ''}" for title, told, bad in rows]
    lines += _by_reason("Refused, because", audit.refused)
    lines += _by_reason("Withheld, because", audit.withheld)
    if audit.periods:
        lines += ["", "            answered  refused"]
    for period in audit.periods:
        reasons = ", ".join(f"{reason} {number}" for reason, number in period.refused.items())
        refused = sum(period.refused.values())
        line = f"{period.name:<12}{period.answered:>8} {refused:>8}   {reasons}"
        lines.append(line.rstrip())
    if audit.broken:
        lines += ["", "Citations whose quotes are not what stands in the stored source:"]
    lines += [
        f"  conversation {b.conversation_id}, turn {b.turn}, [{b.number}] of {b.article_id}:"
        f" “{_short(b.quote)}”, where the source has “{_short(b.stands)}”"
        for b in audit.broken[:SHOWN]
    ]
    if audit.uncited:
        lines += ["", "Sentences without a citation:"]
    lines += [
        f"  conversation {conversation}, turn {turn}: {_short(text)}"
        for conversation, turn, text in audit.uncited[:SHOWN]
    ]
    return "\n".join(lines)


def write_audit(path: Path, audit: Audit) -> None:
    """The same as one HTML file that asks nothing of the network."""
    page = template("audit.html.j2").render(a=audit, figures=figures(audit), shown=SHOWN)
    write(path, page)


def _by_reason(title: str, reasons: Mapping[str, int]) -> list[str]:
    if not reasons:
        return []
    return ["", title, *(f"{number:>8}  {reason}" for reason, number in reasons.items())]


def _share(part: int, whole: int) -> str:
    """So many of so many; never rounded up to all of them."""
    if not whole:
        return "0"
    percent = 100 if part == whole else min(99.9, round(100 * part / whole, 1))
    return f"{part} of {whole} ({percent:g}%)"


def _short(text: str) -> str:
    """The beginning, on one line, without characters that steer a terminal."""
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return line if len(line) <= 120 else line[:119] + "…"
