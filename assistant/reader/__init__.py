"""The trained reader: one network that reranks, selects the sentence, answers and refuses."""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
"""onnxruntime reads it when it is first imported, here or by Chroma; without it it reports to its
makers, out of sight of Python.
"""
