"""Train the reader: `python -m assistant.training.train --data ../shared/data/squad11_train --out
runs/reader --hours 2.5`.

The length of a run is a time, not a number of steps: the learning rate falls to zero as the hours
pass, so that a run ends well on a slow or busy machine too. A checkpoint every few minutes holds
all that is needed to go on; the same command resumes.
"""

import argparse
import json
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from assistant.training.batches import Batch, batches
from assistant.training.examples import Store, build_store
from assistant.training.model import Losses, from_base, losses
from assistant.training.network import ReaderNetwork
from assistant.training.precision import fastest_now
from assistant.training.stream import Sampler
from assistant.training.weights import MasterWeights
from index.embedding import packaged_model

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is made of. `hours` is its length, `checkpoint_minutes` the time between
    checkpoints.

    A step adds the gradients of `workers` batches of about `pieces` word pieces, each computed by
    one thread: that keeps two busy cores busier than sharing out every matrix product, and a core
    that others need does not hold the other one up.
    """

    hours: float = 2.5
    rate: float = 1.5e-4
    warm_up: float = 0.03
    pieces: int = 1600
    weight_decay: float = 0.01
    clip: float = 1.0
    checkpoint_minutes: float = 10.0
    seed: int = 7
    workers: int = 2


def rate_at(progress: float, options: Options) -> float:
    """The learning rate after a share `progress` of the hours: up in a line, then down in a line to
    zero.
    """
    if progress < options.warm_up:
        return options.rate * (0.02 + 0.98 * progress / options.warm_up)
    return options.rate * max(0.0, 1 - progress) / (1 - options.warm_up)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: `batch` counts the batches had of the current epoch, `seconds` the time spent
    training.
    """

    step: int = 0
    epoch: int = 0
    batch: int = 0
    seconds: float = 0.0


def save(folder: Path, progress: Progress, weights: MasterWeights) -> None:
    """Write a checkpoint; a crash while writing leaves the one before."""
    state = {
        "progress": asdict(progress),
        "masters": weights.masters,
        "optimizer": weights.optimizer.state_dict(),
    }
    torch.save(state, folder / "checkpoint.part")
    (folder / "checkpoint.part").replace(folder / "checkpoint.pt")
    save_file(weights.trained(), folder / "reader.part")
    (folder / "reader.part").replace(folder / "reader.safetensors")


def resume(folder: Path, weights: MasterWeights) -> Progress:
    """Go on from the folder's checkpoint, or start."""
    path = folder / "checkpoint.pt"
    if not path.exists():
        return Progress()
    state = torch.load(path, weights_only=True)
    with torch.no_grad():
        for master, saved in zip(weights.masters, state["masters"], strict=True):
            master.copy_(saved)
    weights.optimizer.load_state_dict(state["optimizer"])
    weights.give_back()
    progress = Progress(**state["progress"])
    log.info("resumed at step %d after %.0f s", progress.step, progress.seconds)
    return progress


def losses_of(network: ReaderNetwork, batch: Batch) -> Losses:
    """The losses of a batch."""
    pieces, relevance = network(batch.ids, batch.types, batch.mask)
    return losses(pieces, relevance, batch)


@torch.no_grad()
def held_out_loss(
    network: ReaderNetwork, device: torch.device, held_out: list[Batch]
) -> dict[str, float]:
    """Mean losses on held-out batches."""
    rows = []
    for batch in held_out:
        rows.append(losses_of(network, batch.to(device)).numbers())
    return dict(
        zip(
            ("total", "span", "sentence", "relevance"),
            np.mean(rows, axis=0).round(4).tolist(),
            strict=True,
        )
    )


def train(
    store: Store, held_out: list[Batch], network: ReaderNetwork, folder: Path, options: Options
) -> None:
    """Train `network` until the hours are over."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    network.encoder.to(fastest_now())
    weights = MasterWeights(network, options.weight_decay, options.clip)
    progress = resume(folder, weights)
    seeds = np.random.SeedSequence(options.seed).generate_state(64)

    def work(batch: Batch) -> tuple[tuple[Tensor, ...], list[float]]:
        found = losses_of(network, batch.to(device))
        return weights.gradients(found.total), found.numbers()

    with ThreadPoolExecutor(
        options.workers, initializer=torch.set_num_threads, initargs=(1,)
    ) as pool:
        clock, saved_at, recent, counted = time.monotonic(), progress.seconds, [], 0
        while (share := progress.seconds / (options.hours * 3600)) < 1:
            seed = int(seeds[progress.epoch])
            examples = Sampler(store, seed).epoch()
            log.info("epoch %d: %d examples", progress.epoch, len(examples))
            for group in batched(
                batches(store, examples, options.pieces, seed, progress.batch), options.workers
            ):
                results = list(pool.map(work, group))
                norm = weights.step(
                    [gradients for gradients, _ in results], rate_at(share, options)
                )
                recent.append([*np.mean([parts for _, parts in results], axis=0), norm])
                counted += sum(len(batch.ids) for batch in group)
                now = time.monotonic()
                progress = replace(
                    progress,
                    step=progress.step + 1,
                    batch=progress.batch + len(group),
                    seconds=progress.seconds + now - clock,
                )
                clock, share = now, progress.seconds / (options.hours * 3600)
                if progress.step % 100 == 0:
                    figures = np.mean(recent, axis=0)
                    log.info(
                        "step %d, %.3f of the time, rate %.1e, %d examples: "
                        "loss %.3f span %.3f sentence %.3f relevance %.3f norm %.2f",
                        progress.step,
                        share,
                        rate_at(share, options),
                        counted,
                        *figures,
                    )
                    recent = []
                if share >= 1 or progress.seconds - saved_at > options.checkpoint_minutes * 60:
                    save(folder, progress, weights)
                    saved_at = progress.seconds
                    log.info(
                        "checkpoint at step %d, held out: %s",
                        progress.step,
                        held_out_loss(network, device, held_out),
                    )
                if share >= 1:
                    return
            progress = replace(progress, epoch=progress.epoch + 1, batch=0)


def batched(items: Iterator[Batch], size: int) -> Iterator[list[Batch]]:
    """Groups of `size` items; the last may be smaller."""
    while group := list(islice(items, size)):
        yield group


def main() -> None:
    """Read the command line, build the data, train."""
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus and questions")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help="folder for checkpoints and weights; an earlier run there is resumed",
    )
    parser.add_argument(
        "--base", type=Path, help="folder of the base model; default: the packaged one"
    )
    parser.add_argument(
        "--layers", type=int, help="how many of its layers, from the lowest up; default: all"
    )
    parser.add_argument(
        "--kept", type=int, default=0, help="how many of the lowest layers stay as they are"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from; default: the base model")
    for name, value in asdict(Options()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    base, folder = given.pop("base") or packaged_model(), given.pop("out")
    data, start = given.pop("data"), given.pop("start")
    layers, kept = given.pop("layers"), given.pop("kept")
    options = Options(**given)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "options.json").write_text(
        json.dumps(asdict(options), indent=1) + "\n", encoding="utf-8"
    )
    torch.set_num_threads(options.workers)
    dev = build_store(data, base, True, options.seed)
    sample = Sampler(dev, options.seed).epoch()[:256]
    held_out = list(batches(dev, sample, options.pieces, options.seed))
    network = from_base(base, options.seed, start, layers, kept)
    train(build_store(data, base, False, options.seed), held_out, network, folder, options)


if __name__ == "__main__":
    main()
