"""Weights that are missing or altered: what works without them does, and the rest says which."""

import shutil

import httpx
import pytest

from assistant.reader.shipped import NETWORK, WEIGHTS
from assistant.settings import Settings
from assistant.wiring import open_workspace
from index.embedding import DEFAULT_PACKAGE, packaged_model

from .conftest import ask, refused


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """The reader's network in a folder that a test may break."""
    copy = shutil.copytree(WEIGHTS, tmp_path / "weights")
    monkeypatch.setattr("assistant.wiring.WEIGHTS", copy)
    return copy / NETWORK


def test_altered_weights_of_the_reader_are_named(library, weights, embedder, serve, intact):
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        address = serve(opened)
        said = refused(ask(address), "reader_unavailable")
        assert str(weights.parent) in said
        assert "Reinstall Dossier" in said
        assert said == refused(httpx.get(f"{address}/ready", timeout=60), "reader_unavailable")
        assert httpx.get(f"{address}/health", timeout=60).status_code == 200
    weights.unlink()
    intact(library)


def test_without_the_readers_weights_it_answers_and_says_so(library, weights, embedder, serve):
    weights.unlink()
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        address = serve(opened)
        assert ask(address).json()["model"] == "extractive, terms reader"
        assert httpx.get(f"{address}/ready", timeout=60).status_code == 200


@pytest.mark.parametrize("fault", ["altered", "missing"])
def test_altered_or_missing_weights_of_the_embedding_model(
    fault, library, tmp_path, monkeypatch, serve
):
    copy = tmp_path / "packages" / DEFAULT_PACKAGE
    shutil.copytree(packaged_model(), copy / "model")
    (copy / "__init__.py").touch()
    weights = copy / "model" / "model.safetensors"
    weights.unlink() if fault == "missing" else weights.write_bytes(b"altered")
    monkeypatch.syspath_prepend(copy.parent)
    with open_workspace(Settings(library=library), write=True) as opened:
        address = serve(opened)
        said = refused(ask(address), "embedding_model_unavailable")
        assert said == refused(
            httpx.get(f"{address}/ready", timeout=60), "embedding_model_unavailable"
        )
    assert "weights" in said
    assert "reinstall" in said.lower()
