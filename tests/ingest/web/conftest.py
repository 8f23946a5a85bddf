"""A site, and a name server that makes it seem public."""

from collections.abc import Iterator

import pytest
from sites import PUBLIC, Names, Site, serving

from ingest.web import visits


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Knows `stories.test` as a public host; it is this machine. No other name is looked up."""
    known = Names()
    known.give("stories.test", [PUBLIC])
    known.install(monkeypatch)
    return known


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", 0.0)
