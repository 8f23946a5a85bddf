"""Average the weights of two runs, of which the second began where the first ended:
`python -m assistant.training.average FIRST SECOND --share 0.7 --out FILE`.

A point between the ends of two runs often generalises better than either end (Wortsman et al. 2022,
"Model soups") and costs nothing when it reads.
"""

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor


def average(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Each weight as `share` of the second run's and the rest of the first's, in float32.

    Raises:
        ValueError: the runs are of different networks.
    """
    if first.keys() != second.keys():
        raise ValueError("the two files hold weights of different networks")
    return {
        name: ((1 - share) * first[name].float() + share * second[name].float()).contiguous()
        for name in first
    }


def main() -> None:
    """Read the command line, average, write."""
    parser = argparse.ArgumentParser(description="Average the weights of two runs.")
    parser.add_argument("first", type=Path, help="reader.safetensors of a run")
    parser.add_argument("second", type=Path, help="reader.safetensors of the run that went on")
    parser.add_argument("--share", type=float, default=0.5, help="of the second run")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    save_file(average(load_file(given.first), load_file(given.second), given.share), given.out)


if __name__ == "__main__":
    main()
