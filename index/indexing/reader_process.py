"""The process that reads sources while the model embeds: run as a module by `index.indexing.ahead`.

Pickles go in and out: first how to cut, then a source at a time, each answered by what it holds.
It ends when its input does, so it never outlives the process that started it.
"""

import logging
import os
import pickle
import sys

from index.indexing.reading import Cutter


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a parser prints is no answer
    logging.basicConfig(level=logging.WARNING)
    questions = sys.stdin.buffer
    cutter = Cutter(pickle.load(questions))
    while True:
        try:
            source = pickle.load(questions)
        except EOFError:
            return
        pickle.dump(cutter.read(source), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
