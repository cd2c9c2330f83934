"""Find the axes along which words in news sentences differ most, for ``meaning/encode.py``.

    python tools/fit_axes.py [--shared FOLDER]

The encoder reads one sentence in EVERY of ECB+'s training part (Cybulska and Vossen 2014), in FOLDER as
``benchmarks/identity/train.jsonl.gz``; the axes are the first principal components of its words.
"""

from pathlib import Path

import numpy as np
from logistic import arguments, lines_of

from crossbearing.accounts.known import Known
from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.lexicons.resource import DATA
from crossbearing.meaning.encode import states
from crossbearing.model.meaning import DIMENSIONS

OUT = Path(str(DATA)) / "axes.npz"
EVERY = 4
SOURCE = "fitted by tools/fit_axes.py on words of ECB+'s training part, read by all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"


def main() -> None:
    given = arguments(__doc__)
    lines = lines_of(given.shared / "benchmarks/identity/train.jsonl.gz")
    accounts = [read(Path(f"{line['id']}.txt"), line["text"].encode(), Known()) for line in lines]
    parses = Parser(ParseSettings()).parse(accounts)
    sentences = [
        parse.text[parse.tokens[s.first].start : parse.tokens[s.last - 1].end]
        for parse in parses
        for s in parse.sentences
    ]
    rows = np.stack([state for text in sentences[::EVERY] for _, state in states(text)])
    mean = rows.mean(axis=0)
    _, vectors = np.linalg.eigh(np.cov((rows - mean).T))
    directions = vectors[:, ::-1][:, :DIMENSIONS]
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), range(DIMENSIONS)])
    np.savez_compressed(
        OUT,
        mean=mean.astype(np.float16),
        directions=(directions * signs).astype(np.float16),
        source=np.array(SOURCE),
        licence=np.array(LICENCE),
    )


if __name__ == "__main__":
    main()
