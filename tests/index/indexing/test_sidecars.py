"""The file beside a source that tells what that says wrongly: laid over, never read as a source."""

import os
import zipfile

import pytest
from samples import SOURCES

from index.hit import Filter
from ingest.gathering.places import asked, gather
from ingest.web.options import FetchOptions


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "sources"
    place.mkdir()
    for source in SOURCES:
        (place / source.location.rsplit("/", 1)[1]).write_bytes(source.content)
    return place


@pytest.fixture
def opened(open_library):
    return open_library()


def ingest(opened, *places):
    return opened.indexer.ingest(gather(map(str, places), FetchOptions()))


def article(opened, name="harbour"):
    (found,) = [a for a in opened.library.articles() if a.doc_id == name]
    return found


def beside(folder, text, name="harbour.txt"):
    (folder / f"{name}.dossier.toml").write_text(text)


def found(opened, **conditions):
    hits = opened.retriever.search("cocaine container", where=Filter(**conditions))
    return {hit.article.doc_id for hit in hits}


def unopened(opened, folder, monkeypatch):
    """The run after which files are known by size and times."""
    monkeypatch.setattr("ingest.gathering.seen.GRAIN", -(10**15))
    ingest(opened, folder)


def test_it_is_read_with_a_new_source_and_is_none_itself(opened, folder):
    beside(folder, 'publisher = "El Faro"\npublished = 2021-03-05\nlanguage = "es"\nbyline = ""\n')
    report = ingest(opened, folder)
    assert (report.added, report.failed) == (3, ())
    harbour = article(opened)
    assert (harbour.publisher, harbour.byline, harbour.language) == ("El Faro", None, "es")
    assert harbour.published.isoformat() == "2021-03-05"
    assert found(opened, publishers=("El Faro",)) == {"harbour"}
    told = {each.field: each for each in opened.corrections.of(harbour.id)}
    assert (told["publisher"].by, told["publisher"].read) == ("sidecar", "The Isthmus Ledger")
    assert opened.corrections.refilings() == []


def test_its_change_alone_changes_the_overlay_and_nothing_is_read(opened, folder, monkeypatch):
    unopened(opened, folder, monkeypatch)
    monkeypatch.setattr("ingest.gathering.discovery.File.sources", None)
    monkeypatch.setattr(type(opened.embedder), "texts", None)
    before = article(opened)
    for text, publisher, published in (
        ('publisher = "El Faro"\npublished = 2021\n', "El Faro", "2021"),
        ('publisher = "Radio Cumbre"\npublished = "2021-03"\n', "Radio Cumbre", "2021-03"),
        ('publisher = "Radio Cumbre"\n', "Radio Cumbre", "2023-09-14"),
    ):
        beside(folder, text)
        report = ingest(opened, folder)
        assert (report.unchanged, report.failed) == (3, ())
        harbour = article(opened)
        assert (harbour.publisher, harbour.published_at.isoformat()) == (publisher, published)
        assert "harbour" in found(opened, publishers=(publisher,))
    (folder / "harbour.txt.dossier.toml").unlink()
    ingest(opened, folder)
    assert article(opened) == before
    assert "harbour" in found(opened, publishers=("The Isthmus Ledger",))


def test_a_file_that_is_opened_again_follows_its_sidecar_too(opened, folder):
    ingest(opened, folder)
    before = article(opened)
    beside(folder, 'publisher = "El Faro"\n')
    assert ingest(opened, folder).unchanged == 3
    assert article(opened).publisher == "El Faro"
    (folder / "harbour.txt.dossier.toml").unlink()
    assert ingest(opened, folder).unchanged == 3
    assert article(opened) == before


def test_a_person_goes_before_it_and_it_before_the_source(opened, folder):
    beside(folder, 'publisher = "El Faro"\nbyline = "A. B."\n')
    ingest(opened, folder)
    harbour = article(opened)
    opened.indexer.correct(harbour.id, {"publisher": "Frontera Abierta"})
    beside(folder, 'publisher = "El Faro English"\nbyline = "A. B."\n')
    ingest(opened, folder)
    assert (article(opened).publisher, article(opened).byline) == ("Frontera Abierta", "A. B.")
    opened.indexer.correct(harbour.id, {"publisher": None})
    assert article(opened).publisher == "El Faro English"


def test_a_new_version_keeps_what_its_sidecar_tells(opened, folder):
    beside(folder, 'publisher = "El Faro"\n')
    ingest(opened, folder)
    old = article(opened)
    (folder / "harbour.txt").write_bytes(SOURCES[0].content.replace(b"412", b"430"))
    assert ingest(opened, folder).updated == 1
    assert article(opened).id != old.id
    assert article(opened).publisher == "El Faro"
    (folder / "harbour.txt").write_bytes(SOURCES[0].content)
    beside(folder, 'publisher = "El Faro English"\n')
    assert ingest(opened, folder).updated == 1
    assert (article(opened).id, article(opened).publisher) == (old.id, "El Faro English")
    assert opened.indexer.check().sound


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("colour = 'red'", ["colour: it cannot be corrected; what can: title"]),
        ("published = 'last week'\nlanguage = 'xx'", ["published: 'last week'", "language: 'xx'"]),
        ("publisher = ['a', 'b']", ["publisher: it is no text"]),
        ("publisher = true", ["publisher: it is no text"]),
        ("[publisher]\nname = 'a'", ["publisher: it is no text"]),
        ("publisher El Faro", ["it is no TOML"]),
        ("a = " + "[" * 5000, ["it is no TOML"]),
        ("published = " + "1" * 5000, ["a number in it is too long"]),
        ("published = 0x" + "f" * 5000, ["published: its number is too long"]),
        ("[columns]\ntext = 0x" + "f" * 5000, ["columns: text names no column"]),
        ("x" * 70_000, ["it is larger than 64 KiB"]),
        (b"publisher = '\xff'", ["it is not in UTF-8"]),
    ],
)
def test_what_is_wrong_in_it_is_named_and_its_source_goes_in(opened, folder, text, reasons):
    file = folder / "harbour.txt.dossier.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    for added in (3, 0):
        report = ingest(opened, folder)
        assert (report.added, report.unchanged) == (added, 3 - added)
        (failure,) = report.failed
        assert failure.source == str(file)
        assert all(reason in failure.error for reason in reasons), failure.error
    assert article(opened).publisher == "The Isthmus Ledger"


def test_what_it_told_before_stays_until_it_is_mended(opened, folder):
    beside(folder, 'publisher = "El Faro"\n')
    ingest(opened, folder)
    beside(folder, 'publisher = "El Faro English"\nbylin = "A. B."\n')
    assert len(ingest(opened, folder).failed) == 1
    assert article(opened).publisher == "El Faro"


def test_what_is_no_file_is_named(opened, folder):
    (folder / "harbour.txt.dossier.toml").mkdir()
    os.mkfifo(folder / "village.txt.dossier.toml")
    report = ingest(opened, folder)
    assert report.added == 3
    assert {failure.error for failure in report.failed} == {"it is no file"}


def test_one_that_tells_of_nothing_is_named(opened, folder):
    beside(folder, 'publisher = "El Faro"\n', "harbor.txt")
    (failure,) = ingest(opened, folder).failed
    assert failure.source.endswith("harbor.txt.dossier.toml")
    assert failure.error == "there is no harbor.txt beside it that it tells of"


def test_named_by_hand_it_stands_for_its_source(opened, folder):
    beside(folder, 'publisher = "El Faro"\n')
    sidecar = folder / "harbour.txt.dossier.toml"
    assert asked([str(sidecar)]).files == 1
    assert ingest(opened, sidecar).added == 1
    assert article(opened).publisher == "El Faro"
    report = ingest(opened, *sorted(folder.iterdir()))
    assert (report.added, report.unchanged, report.failed) == (2, 1, ())


def test_it_tells_of_all_that_its_file_holds(opened, folder):
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name in ("harbour.txt", "village.txt"):
            archive.write(folder / name, name)
            (folder / name).unlink()
    beside(folder, 'publisher = "El Faro"\n', "all.zip")
    assert ingest(opened, folder).added == 3
    told = {a.doc_id: a.publisher for a in opened.library.articles()}
    assert told == {"harbour": "El Faro", "village": "El Faro", "pueblo": "Radio Cumbre"}


def test_a_copy_is_told_of_by_the_sidecar_of_the_one_that_was_read(opened, folder):
    ingest(opened, folder)
    (folder / "copy.txt").write_bytes(SOURCES[0].content)
    beside(folder, 'publisher = "El Faro"\n', "copy.txt")
    for _ in range(2):
        ingest(opened, folder)
        assert article(opened).publisher == "The Isthmus Ledger"
    opened.indexer.remove(article(opened).id)
    assert opened.corrections.told_by_sidecars() == set()


def test_an_export_is_read_anew_with_the_columns_that_are_named(opened, tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.gathering.seen.GRAIN", -(10**15))
    place = tmp_path / "exports"
    place.mkdir()
    (place / "a.csv").write_text(
        "id,summary,nota\n7,In short.,The ferry left at noon with 40 crates of cocaine.\n"
    )

    def text():
        (found,) = opened.library.articles()
        return found.text

    assert ingest(opened, place).added == 1
    assert ingest(opened, place).unchanged == 1
    assert text() == "In short."
    beside(place, '[columns]\ntext = "nota"\n', "a.csv")
    assert ingest(opened, place).updated == 1
    assert text().startswith("The ferry left")
    assert ingest(opened, place).unchanged == 1
    (place / "a.csv.dossier.toml").unlink()
    assert ingest(opened, place).updated == 1
    assert text() == "In short."
