"""Passages that belong to single questions, put together as one corpus, each text once."""

import hashlib

from evals.datasets.lines import Line


class Passages:
    """Gathers passages; the same title and text is the same document."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    def add(self, place: str, text: str, title: str = "") -> tuple[str, str]:
        """Keep a passage; its document's id, and its text."""
        doc_id = hashlib.sha256(f"{title}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[
            :12
        ]
        row = {"id": doc_id, "text": text, "title": title or " ".join(text.split()[:8])}
        self._lines.setdefault(doc_id, (place, row))
        return doc_id, text

    @property
    def lines(self) -> list[Line]:
        """The corpus, in the order in which passages came."""
        return list(self._lines.values())
