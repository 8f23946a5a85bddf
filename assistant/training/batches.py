"""Examples as tensors: batches of like length, and what the model is to say of each."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from assistant.reader.inputs import MAX_HEADER, MAX_INPUT, MAX_QUESTION
from assistant.training.examples import Store
from assistant.training.stream import Examples
from assistant.training.tokens import Ints


@dataclass(frozen=True, slots=True)
class Batch:
    """B inputs of T word pieces, and their targets.

    `ids`, `types`, `mask` (B, T) are the model's input. `sentence_of` (B, T) numbers each passage
    piece's sentence from 1; 0 marks the CLS piece, which stands for "no answer here", and -1
    whatever cannot be part of an answer. `start`, `end` (B,) are positions, `sentence` (B,) a
    number as in `sentence_of`; each is 0 where there is no answer. `relevant` (B,) is 1 where the
    passage answers.
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    sentence_of: Tensor
    start: Tensor
    end: Tensor
    sentence: Tensor
    relevant: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        return Batch(*(getattr(self, field.name).to(device) for field in fields(self)))


def lengths(store: Store, examples: Examples) -> Ints:
    """Word pieces of each example's input, near enough to sort by."""
    before = store.sentences.bounds
    passage = before[examples["last"]] - before[examples["first"]]
    question = np.minimum(store.questions.lengths()[examples["question"]], MAX_QUESTION)
    header = np.minimum(store.headers.lengths()[examples["header"]], MAX_HEADER)
    total: Ints = np.minimum(passage + question + header + 4, MAX_INPUT).astype(np.int32)
    return total


def plan(sizes: Ints, pieces: int, rng: np.random.Generator, pool: int = 8192) -> list[Ints]:
    """Indices of each batch: about `pieces` word pieces each, of like length, in random order
    within pools of examples.
    """
    batches: list[Ints] = []
    for low in range(0, len(sizes), pool):
        order = (low + np.argsort(sizes[low : low + pool], kind="stable")).astype(np.int32)
        cut: list[Ints] = []
        while len(order):
            longest = np.maximum.accumulate(sizes[order])
            fits = int(
                np.searchsorted(longest * np.arange(1, len(order) + 1), pieces, side="right")
            )
            cut.append(order[: max(fits, 1)])
            order = order[max(fits, 1) :]
        batches.extend(cut[index] for index in rng.permutation(len(cut)))
    return batches


def collate(store: Store, examples: Examples) -> Batch:
    """The tensors of a few examples, padded to the longest."""
    rows = [_row(store, example) for example in examples]
    width = max(len(row[0]) for row in rows)
    ids = np.full((len(rows), width), store.signs.marks.fill, np.int64)
    types = np.zeros((len(rows), width), np.int64)
    mask = np.zeros((len(rows), width), np.int64)
    sentence_of = np.full((len(rows), width), -1, np.int64)
    for index, (pieces, passage_at, numbers, *_) in enumerate(rows):
        ids[index, : len(pieces)] = pieces
        types[index, passage_at[0] : len(pieces)] = 1
        mask[index, : len(pieces)] = 1
        sentence_of[index, 0] = 0
        sentence_of[index, passage_at[1] : passage_at[1] + len(numbers)] = numbers
    targets = torch.tensor([row[3] for row in rows])
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(types),
        torch.from_numpy(mask),
        torch.from_numpy(sentence_of),
        targets[:, 0],
        targets[:, 1],
        targets[:, 2],
        (targets[:, 2] > 0).float(),
    )


def _row(
    store: Store, example: np.void
) -> tuple[Ints, tuple[int, int], Ints, tuple[int, int, int]]:
    """Word pieces; where the second part and the passage begin; each passage piece's sentence;
    (start, end, sentence).
    """
    signs, marks = store.signs, store.signs.marks
    question = store.questions.pieces(int(example["question"]), MAX_QUESTION)
    if example["bare"] and len(question) > 1 and int(question[-1]) in signs.questions:
        question = question[:-1]
    header = store.headers.pieces(int(example["header"]), MAX_HEADER)
    head = [np.array([marks.begin]), question, np.array([marks.separate])]
    second = len(question) + 2
    if len(header):
        head += [header, np.array([marks.separate])]
    front = np.concatenate(head)
    parts = [] if example["noise"] < 0 else [store.noise.pieces(int(example["noise"]))]
    gold = (0, 0, 0)
    at = len(front) + sum(len(part) for part in parts)
    for index in range(int(example["first"]), int(example["last"])):
        if index == example["dropped"]:
            continue
        parts.append(store.sentences.pieces(index))
        if index == example["gold"]:
            gold = (at + int(example["start"]), at + int(example["end"]), len(parts))
        at += len(parts[-1])
    passage = np.concatenate(parts)[: MAX_INPUT - 1 - len(front)]
    numbers = np.repeat(np.arange(1, len(parts) + 1), [len(part) for part in parts])[: len(passage)]
    if example["curly"]:
        for straight, curly in signs.curly.items():
            passage = np.where(passage == straight, curly, passage)
    if gold[1] >= len(front) + len(passage):
        gold = (0, 0, 0)
    return (
        np.concatenate([front, passage, [marks.separate]]).astype(np.int32),
        (second, len(front)),
        numbers.astype(np.int32),
        gold,
    )


def batches(
    store: Store, examples: Examples, pieces: int, seed: int, skip: int = 0
) -> Iterator[Batch]:
    """An epoch's batches in an order that `seed` fixes, without the first `skip` of them."""
    order = plan(lengths(store, examples), pieces, np.random.default_rng(seed))
    for indices in order[skip:]:
        yield collate(store, examples[indices])
