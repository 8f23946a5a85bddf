"""Dossier beside a real OpenAI-compatible server whose model talks nonsense.

    python3 -m venv /tmp/llama && /tmp/llama/bin/pip install 'llama-cpp-python[server]' gguf
    python -m tests.nonsense --python /tmp/llama/bin/python

makes a tiny model with random weights over the words of the bundled sources, serves it with
llama.cpp's server, and asks questions of the gold set. It prints what came of them, and fails where
a question failed, or an answer says a sentence that its quotes do not hold.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from assistant.checking import Cited, objection
from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from assistant.writing.options import WritingOptions
from evals.datasets.dataset import GOLD, read_dataset
from ingest.article import Span
from ingest.gathering.discovery import discover
from tests.servers import free_port

MAKE = """
import sys
import numpy as np
from gguf import GGUFWriter, TokenType

file, words = sys.argv[1], sys.stdin.read().split()
tokens = ["<unk>", "<s>", "</s>", *(f"<0x{n:02X}>" for n in range(256)), "\\u2581"]
tokens += [f"\\u2581{word}" for word in words] + sorted({c for word in words for c in word})
types = [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL] + [TokenType.BYTE] * 256
types += [TokenType.NORMAL] * (len(tokens) - len(types))
WIDTH, LAYERS, HEADS, INNER = 64, 2, 4, 128
rng = np.random.default_rng(0)
def drawn(*shape):
    return rng.standard_normal(shape, dtype=np.float32)
out = GGUFWriter(file, "llama")
out.add_context_length(4096); out.add_embedding_length(WIDTH); out.add_block_count(LAYERS)
out.add_feed_forward_length(INNER); out.add_head_count(HEADS); out.add_head_count_kv(HEADS)
out.add_layer_norm_rms_eps(1e-5); out.add_rope_dimension_count(WIDTH // HEADS)
out.add_vocab_size(len(tokens)); out.add_tokenizer_model("llama"); out.add_token_list(tokens)
out.add_token_scores([-float(n) for n in range(len(tokens))]); out.add_token_types(types)
out.add_bos_token_id(1); out.add_eos_token_id(2); out.add_unk_token_id(0)
out.add_tensor("token_embd.weight", drawn(len(tokens), WIDTH))
out.add_tensor("output.weight", drawn(len(tokens), WIDTH))
out.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
for n in range(LAYERS):
    square = ("attn_q", "attn_k", "attn_v", "attn_output")
    for name, shape in {**dict.fromkeys(square, (WIDTH, WIDTH)), "ffn_gate": (INNER, WIDTH),
                        "ffn_up": (INNER, WIDTH), "ffn_down": (WIDTH, INNER)}.items():
        out.add_tensor(f"blk.{n}.{name}.weight", drawn(*shape) / 8)
    for name in ("attn_norm", "ffn_norm"):
        out.add_tensor(f"blk.{n}.{name}.weight", np.ones(WIDTH, np.float32))
out.write_header_to_file(); out.write_kv_data_to_file(); out.write_tensors_to_file(); out.close()
"""
"""Run by the other interpreter, which has the library that writes such files."""

WORDS = 3_000


def make(python: str, file: Path) -> None:
    """Write the model."""
    texts = " ".join(path.read_text("utf-8") for path in sorted((GOLD / "sources").glob("*.*")))
    common = Counter(texts.split()).most_common(WORDS)
    words = " ".join(["NOT IN THE SOURCES", *(f"[{p}.{s}]" for p in range(1, 9) for s in (1, 2))])
    words += " " + " ".join(word for word, _ in common)
    subprocess.run([python, "-c", MAKE, str(file)], input=words.encode(), check=True)


@contextmanager
def served(python: str, file: Path) -> Iterator[str]:
    """llama.cpp's server on a free port; its address."""
    port = free_port()
    command = [python, "-m", "llama_cpp.server", "--model", str(file), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--n_ctx", "4096"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/v1"
    try:
        end = time.monotonic() + 120
        while not _answers(address):
            assert process.poll() is None and time.monotonic() < end, "the server did not start"
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/models").is_success
    except httpx.TransportError:
        return False


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--python", required=True, help="an interpreter with llama-cpp-python")
    options.add_argument("--every", type=int, default=12, help="ask one question in so many")
    given = options.parse_args()
    questions = [e.question for e in read_dataset("gold").examples if not e.history]
    came: Counter[str] = Counter()
    with TemporaryDirectory(prefix="dossier-nonsense-") as name:
        folder = Path(name)
        make(given.python, folder / "nonsense.gguf")
        with served(given.python, folder / "nonsense.gguf") as address:
            settings = Settings(
                library=folder / "library",
                llm="openai-like:nonsense",
                llm_base_url=address,
                writing=WritingOptions(reply=120, timeout=60, retries=0, doubt=0.0),
            )
            with open_workspace(settings, write=True) as opened:
                opened.indexer.ingest(discover([GOLD / "sources"]))
                for question in questions[:: given.every]:
                    answer = opened.assistant.ask(Conversation(), question)
                    came[f"{answer.outcome.kind}, by {answer.model}"] += 1
                    came[answer.note or "no note"] += 1
                    came["sentences withheld"] += len(answer.withheld)
                    for claim in answer.claims:
                        cited = [Cited(c.article, Span(c.start, c.end)) for c in claim.citations]
                        wrong = objection(claim.text, cited)
                        assert cited and wrong is None, (question, claim.text, wrong)
                        came["sentences said"] += 1
    for what, number in came.items():
        sys.stdout.write(f"{what}: {number}\n")


if __name__ == "__main__":
    main()
