"""The docs name every setting, command and endpoint, and nothing that is not there."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import typer.main
from pydantic import SecretStr

from assistant.settings import PREFIX, Settings
from ui.cli import app as command_line
from ui.errors import TABLE, UNEXPECTED
from ui.http.failures import STATUS_CODES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def names(prefix: str, value: object) -> list[str]:
    if not is_dataclass(value):
        return [prefix]
    return [
        name
        for field in fields(value)
        for name in names(f"{prefix}__{field.name}", getattr(value, field.name))
    ]


def test_every_setting_is_documented_and_no_other():
    known = {
        name.upper()
        for key, field in Settings.model_fields.items()
        for name in names(f"{PREFIX}{key}", field.default)
    }
    table = re.findall(r"^\| `(DOSSIER_\w+)`", (DOCS / "settings.md").read_text(), re.MULTILINE)
    assert set(table) == known


def test_documented_defaults_are_the_defaults():
    rows = re.findall(
        r"^\| `DOSSIER_(\w+)` \| [^|]+ \| `([^`]*)`",
        (DOCS / "settings.md").read_text(),
        re.MULTILINE,
    )
    assert rows
    for name, shown in rows:
        first, *rest = name.lower().split("__")
        value = Settings.model_fields[first].default
        for part in rest:
            value = getattr(value, part)
        value = value.get_secret_value() if isinstance(value, SecretStr) else value
        assert shown == ("[]" if value == () else str(value)), name


def test_every_command_is_documented():
    group = typer.main.get_command(command_line)
    text = (DOCS / "commands.md").read_text()
    for name, command in group.commands.items():
        subcommands = getattr(command, "commands", {})
        for shown in [f"dossier {name} {sub}" for sub in subcommands] or [f"dossier {name}"]:
            assert f"`{shown}" in text, shown
    assert set(re.findall(r"`dossier (\w+)", text)) <= set(group.commands)


def test_every_endpoint_is_documented(workspace):
    from ui.api import create_app

    text = (DOCS / "api.md").read_text()
    paths = create_app(workspace).openapi()["paths"]
    served = {f"{method.upper()} {path}" for path, item in paths.items() for method in item}
    named = set(re.findall(r"^\| `([A-Z]+ /[^`]*)`", text, re.MULTILINE))
    assert named - served == {"GET /docs"}  # it describes the others, and not itself
    assert served <= named


def test_every_error_code_is_documented_with_its_status():
    text = (DOCS / "api.md").read_text()
    rows = re.findall(r"^\| ([\d, ]+) \| .* \| (`.*`) \|$", text, re.MULTILINE)
    told = {
        (int(status), code)
        for statuses, codes in rows
        for status in statuses.split(", ")
        for code in re.findall(r"`(\w+)`", codes)
    }
    assert {(row.status, row.code) for row in (*TABLE.values(), UNEXPECTED)} <= told
    assert {(status, code) for status, (code, _) in STATUS_CODES.items()} <= told


def test_every_fault_names_the_test_that_injects_it():
    text = (DOCS / "operations.md").read_text()
    rows = [row for row in text.splitlines() if row.startswith("| ") and "| fault |" not in row]
    assert len(rows) > 15
    for row in rows:
        file, name = re.search(r"`([\w/]+\.py)::(\w+)` \|$", row).groups()
        assert f"def {name}(" in (ROOT / "tests" / file).read_text(), name


def test_every_attack_names_tests_that_there_are():
    named = re.findall(r"`((?:\w+/)*test_\w+\.py)`", (DOCS / "security.md").read_text())
    assert len(named) > 15
    assert [file for file in named if not (ROOT / "tests" / "ingest" / file).exists()] == []


def test_links_between_the_docs_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
