"""The project as it is delivered: a wheel with six packages, installed, run from another folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {"assistant", "evals", "index", "ingest", "prompts", "ui"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_exactly_the_six_packages(wheel):
    names = {Path(name).parts[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == PACKAGES


@pytest.mark.slow
def test_the_wheel_carries_its_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "evals/gold/questions.jsonl" in names
    assert sum(name.startswith("evals/gold/sources/") for name in names) >= 14
    assert sum(name.startswith("evals/pages/") for name in names) >= 55
    assert any(name.startswith("ui/assets/") for name in names)


@pytest.mark.slow
def test_the_installed_command_runs_from_another_folder(wheel, tmp_path):
    place = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", place, wheel],
        check=True,
        capture_output=True,
    )
    code = (
        f"import sys; sys.path.insert(0, {str(place)!r});"
        "import ui.cli; print(ui.cli.__file__); ui.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(place) in done.stdout
    assert "ingest" in done.stdout
