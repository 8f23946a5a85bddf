"""What each part adds, on a small set and real parts."""

import json

import pytest
from command import dossier

from assistant import assistant as walk
from assistant.settings import load_settings
from evals.ablate import ablate, render_ablated
from evals.ablations import ABLATIONS
from evals.errors import EvalError


def test_every_stand_in_takes_the_place_of_something(monkeypatch):
    before = walk.verify
    for ablation in ABLATIONS:
        with ablation.in_force():
            replaced = walk.verify is not before
            assert replaced == ("assistant.assistant.verify" in ablation.stand_ins)
    assert walk.verify is before


def test_every_setting_that_differs_is_one():
    for ablation in ABLATIONS:
        told = ablation.applied(load_settings())
        assert (told != load_settings()) == bool(ablation.settings), ablation.name
    assert len({ablation.name for ablation in ABLATIONS}) == len(ABLATIONS)


def test_a_part_that_there_is_not_is_refused(write_dataset):
    with pytest.raises(EvalError, match=r"no ablation 'nonsense'\. There are: 'vectors alone'"):
        ablate(write_dataset(), load_settings(), only=["nonsense"])


@pytest.mark.slow
def test_refusing_adds_abstention_and_the_rest_is_paired(write_dataset, tmp_path):
    only = ["never refusing", "no verification", "passages of 60"]
    found = ablate(
        write_dataset(), load_settings(), only=only, cache_dir=tmp_path / "cache", seed=3
    )
    assert [part.name for part in found.parts] == ["passages of 60", *only[:2]]
    by_name = {part.name: part.adds for part in found.parts}
    refusing = by_name["never refusing"]["abstention_recall"]
    assert (refusing.interval.mean, refusing.won, refusing.lost) == (1, 1, 0)
    verifying = by_name["no verification"]["answer_recall"]
    assert (verifying.interval.mean, verifying.won, verifying.lost) == (0, 0, 0)
    assert set(by_name["passages of 60"]) == set(found.whole)
    told = render_ablated(found)
    assert "guards: what it adds to “never refusing”" in told
    assert "set: 3 questions" in told


@pytest.mark.slow
def test_the_command_prints_figures(write_dataset, tmp_path):
    options = ("--only", "terms alone", "--limit", "2", "--json")
    done = dossier("eval", "ablate", str(write_dataset()), *options, cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (told["questions"], [part["name"] for part in told["parts"]]) == (2, ["terms alone"])
