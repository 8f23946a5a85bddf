"""No room for what is uploaded or unpacked on the way: it is said, and nothing is left behind."""

import tempfile
from contextlib import nullcontext

import httpx
import pytest
from fastapi.testclient import TestClient
from faulty_disks import fill, no_file_beyond, small_disk

from assistant.settings import Settings
from assistant.wiring import open_workspace
from ingest.errors import LibraryUnavailable
from ingest.prose import language
from ui.api import create_app

from .conftest import refused

REPORT = b"The harbour office of Puerto Alto counted the barges of the week. " * 40_000


def test_an_upload_in_the_chat_for_which_there_is_no_room(library, embedder, serve):
    uploads = library / "uploads"
    with (
        small_disk(1024) as disk,
        open_workspace(Settings(library=library), write=True, embedder=embedder) as opened,
    ):
        address = f"{serve(opened)}/gradio_api/upload"
        if disk:
            uploads.symlink_to(disk)
        with nullcontext() if disk else no_file_beyond(2**20):
            response = httpx.post(address, files={"files": ("a.txt", REPORT)}, timeout=60)
        said = refused(response, "disk_full" if disk else "library_unavailable")
        assert f"The disk that holds {uploads}" in said
        assert list(uploads.iterdir()) == []
        whole = httpx.post(address, files={"files": ("a.txt", REPORT[:400])}, timeout=60)
        assert whole.status_code == 200
        (kept,) = whole.json()
        assert kept.startswith(str(uploads))
        if disk:
            (uploads / "left").touch()
            uploads.unlink()


def test_what_no_event_took_goes_when_the_server_stops_and_when_it_starts(library, embedder):
    left = library / "uploads" / "tmpleft"
    left.parent.mkdir()
    left.write_bytes(b"of a process that was killed")
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        with TestClient(create_app(opened), "http://127.0.0.1") as client:
            assert not left.exists()
            sent = client.post("/gradio_api/upload", files={"files": ("a.txt", REPORT)})
            assert sent.status_code == 200
            assert any(left.parent.rglob("a.txt"))
        assert not left.parent.exists()


def test_the_language_model_is_loaded_before_a_full_disk_can_keep_it_from_it(
    library, embedder, serve, monkeypatch
):
    language._identifier.cache_clear()
    with (
        small_disk(64) as disk,
        open_workspace(Settings(library=library), write=True, embedder=embedder) as opened,
    ):
        address = serve(opened)
        filler = fill(disk) if disk else None
        monkeypatch.setattr(tempfile, "tempdir", str(disk) if disk else None)
        with nullcontext() if disk else no_file_beyond(2**20):
            files = {"files": ("a.txt", REPORT[:400])}
            added = httpx.post(f"{address}/api/articles", files=files, timeout=60)
            assert added.json()["added"] == 1
            language._identifier.cache_clear()
            with pytest.raises(LibraryUnavailable, match="The disk that holds"):
                language.language_of("The ferry left.")
        if filler:
            filler.unlink()


def test_other_failures_of_the_system_are_not_the_disks(client):
    @client.app.get("/broken", include_in_schema=False)
    def broken() -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    client.app.router.routes.insert(0, client.app.router.routes.pop())
    response = client.get("/broken")
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal_error"
