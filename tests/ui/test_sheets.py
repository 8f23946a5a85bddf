"""The style sheets name no colour or measure that nobody defines: it would silently be another."""

import re
from pathlib import Path

import ui

ASSETS = Path(ui.__file__).parent / "assets"


def test_every_variable_of_the_style_sheets_is_defined():
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in ASSETS.glob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)\)", sheets))
    assert len(used) > 20
    assert used - set(re.findall(r"(--[\w-]+):", sheets)) == set()
