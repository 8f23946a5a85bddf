"""Training end to end on a tiny set of questions, with the real base model."""

import json
import random
import re

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from assistant.reader.inputs import load_tokenizer
from assistant.training.batches import batches, collate
from assistant.training.data import is_held_out
from assistant.training.examples import KINDS, build_store
from assistant.training.export import WORDS
from assistant.training.model import from_base
from assistant.training.stream import Sampler
from assistant.training.train import Options, losses_of, rate_at, train
from assistant.training.weights import MasterWeights
from index.embedding import packaged_model
from index.multilingual import needed, packaged_file, unpack, write_folder

NAMES = "Zacapa Petén Cobán Izabal Jutiapa Quiché Sololá Chiquimula Jalapa Totonicapán".split()
PLANTS = "maize coffee sugar cotton beans rice wheat barley tobacco cacao".split()


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Twelve articles of towns; each says what grew where in which year."""
    folder = tmp_path_factory.mktemp("data")
    titles = [f"Harvest {number}" for number in range(400) if not is_held_out(f"Harvest {number}")]
    rng = random.Random(1)
    documents, questions = [], []
    for title in titles[:12]:
        towns = rng.sample(NAMES, 6)
        text = ""
        for town in towns:
            plant, year = rng.choice(PLANTS), rng.randint(1950, 2020)
            sentence = f"In {year} the people around {town} planted {plant} on most of their land."
            start = len(text)
            text += f"{sentence} It had rained a great deal.\n\n"
            questions.append(
                {
                    "question": f"What did the people near {town} plant in {year}?",
                    "answers": [plant],
                    "evidence": [{"doc_id": title, "start": start, "end": start + len(sentence)}],
                }
            )
        documents.append({"id": title, "title": title, "text": text.strip()})
    for name, rows in (("corpus", documents), ("questions", questions)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(data):
    return build_store(data, packaged_model(), held_out=False, seed=1)


@pytest.fixture(scope="module", params=["packaged", "multilingual"])
def base(request, data, tmp_path_factory):
    """A base model: the packaged one, and one with other marks, whose pieces hold spaces."""
    if request.param == "packaged":
        return packaged_model()
    folder = tmp_path_factory.mktemp("base")
    packed = unpack(packaged_file())
    words = re.findall(r"\w+", (data / "corpus.jsonl").read_text(encoding="utf-8"))
    write_folder(packed, needed(packed, dict.fromkeys(words, 1.0)), folder)
    return folder


def test_targets_point_at_the_answers_whatever_the_base_model(data, base):
    store = build_store(data, base, held_out=False, seed=1)
    tokenizer = load_tokenizer(base)
    answers = {answer for question in store.corpus.questions for answer in question.answers}
    examples = Sampler(store, 1).epoch()
    assert set(examples["kind"]) == set(range(len(KINDS)))
    for example in examples:
        batch = collate(store, np.array([example]))
        positive = example["kind"] == KINDS.index("positive")
        assert bool(batch.relevant[0]) == positive
        start, end = int(batch.start[0]), int(batch.end[0])
        if positive:
            assert tokenizer.decode(batch.ids[0, start : end + 1].tolist()) in answers
            assert batch.sentence_of[0, start] == batch.sentence[0] > 0
        else:
            assert start == end == batch.sentence[0] == 0


def test_a_seed_gives_the_same_batches_and_a_resumed_epoch_goes_on(store):
    examples = Sampler(store, 3).epoch()
    assert (examples == Sampler(store, 3).epoch()).all()
    every = [batch.ids for batch in batches(store, examples, 800, seed=5)]
    later = [batch.ids for batch in batches(store, examples, 800, seed=5, skip=2)]
    assert len(every) > 3
    assert all(torch.equal(one, other) for one, other in zip(every[2:], later, strict=True))
    assert sum(len(ids) for ids in every) == len(examples)


def test_the_rate_rises_and_falls_to_zero():
    options = Options(rate=1.0, warm_up=0.1)
    rates = [rate_at(progress / 100, options) for progress in range(101)]
    assert max(rates) == pytest.approx(1)
    assert rates.index(max(rates)) == 10
    assert rates[100] == 0


@pytest.mark.slow
def test_training_writes_weights_and_resumes(store, tmp_path):
    options = Options(hours=8 / 3600, pieces=400, checkpoint_minutes=10)
    held_out = list(batches(store, Sampler(store, 9).epoch()[:8], 400, seed=1))
    train(store, held_out, from_base(packaged_model(), 1), tmp_path, options)
    first = torch.load(tmp_path / "checkpoint.pt", weights_only=True)["progress"]
    weights = load_file(tmp_path / "reader.safetensors")
    assert "encoder.words.weight" not in weights
    assert all(torch.isfinite(value).all() for value in weights.values())
    network = from_base(packaged_model(), 1)
    train(store, held_out, network, tmp_path, Options(hours=12 / 3600, pieces=400))
    second = torch.load(tmp_path / "checkpoint.pt", weights_only=True)["progress"]
    assert second["step"] > first["step"] > 0
    assert second["seconds"] > first["seconds"]
    further = from_base(packaged_model(), 1, tmp_path / "reader.safetensors")
    trained = load_file(tmp_path / "reader.safetensors")["relevance.weight"]
    assert torch.equal(further.relevance.weight, trained)


def test_gradients_that_are_not_finite_change_nothing(store):
    network = from_base(packaged_model(), 1)
    weights = MasterWeights(network, decay=0.01, clip=1.0)
    before = {name: value.clone() for name, value in weights.trained().items()}
    (batch,) = list(batches(store, Sampler(store, 3).epoch()[:2], 10_000, seed=1))
    found = weights.gradients(losses_of(network, batch).total)
    found[-1].fill_(torch.inf)
    assert weights.step([found], rate=1e-3) == torch.inf
    assert all(torch.equal(value, before[name]) for name, value in weights.trained().items())


def test_layers_that_are_kept_stay_and_are_written_all_the_same(store):
    network = from_base(packaged_model(), 1, kept=4)
    weights = MasterWeights(network, decay=0.01, clip=1.0)
    before = {name: value.clone() for name, value in weights.trained().items()}
    (batch,) = list(batches(store, Sampler(store, 3).epoch()[:2], 10_000, seed=1))
    weights.step([weights.gradients(losses_of(network, batch).total)], rate=1e-3)
    after = weights.trained()
    assert after.keys() == from_base(packaged_model(), 1).state_dict().keys() - {WORDS}
    changed = {name for name, value in after.items() if not torch.equal(value, before[name])}
    assert {name.split(".")[2] for name in changed if "layers" in name} == {"4", "5"}
    assert not any("places" in name or "encoder.norm" in name for name in changed)
