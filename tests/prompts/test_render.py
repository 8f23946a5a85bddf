"""Templates take exactly their variables, and nothing in a variable is expanded."""

import re
from importlib.resources import files

import pytest

from prompts import PromptError, render


def test_a_variable_is_put_in_as_it_is():
    told = render(
        "answer", question="Who? $sentences {x}", sentences="[1.1] It cost $5.", manner=""
    )
    assert "Question: Who? $sentences {x}" in told
    assert "[1.1] It cost $5." in told


@pytest.mark.parametrize(
    ("variables", "problem"),
    [
        ({"question": "Who?", "manner": ""}, "lacks sentences"),
        ({"question": "Who?", "manner": "", "sentences": "", "more": ""}, "does not know more"),
    ],
)
def test_a_missing_or_unknown_variable_is_an_error(variables, problem):
    with pytest.raises(PromptError, match=problem):
        render("answer", **variables)


def test_an_unknown_prompt_is_an_error():
    with pytest.raises(PromptError, match="no prompt 'poem'"):
        render("poem")


def test_every_template_is_asked_for_somewhere():
    names = {file.name.removesuffix(".md") for file in files("prompts").iterdir()}
    names = {name for name in names if "." not in name and not name.startswith("_")}
    code = files("assistant").joinpath("writing/writer.py").read_text(encoding="utf-8")
    assert names == set(re.findall(r'render\("(\w+)"', code))
