"""Write what ``train_attention.py`` trains on: sentences in pieces, claims in words, and pairs of claims.

    python tools/attention_pairs.py OUT

OUT becomes a gzipped JSON line for each event and scene. It is read in another environment, which has torch
but not the product.
"""

import gzip
import json
import sys
from collections.abc import Iterable
from typing import Any

import numpy as np
from pairs import Group, groups

from crossbearing.findings.attention import MOST
from crossbearing.findings.meaning import rarities_of
from crossbearing.findings.view import ClaimView
from crossbearing.meaning.encode import WORD_OR_MARK
from crossbearing.meaning.wordpieces import FIRST, LAST, piece, pieces_of

LONGEST = 254  # pieces of a sentence


def line_of(group: Group) -> dict[str, Any]:
    """A group as plain values: of each sentence its pieces and where its words lie in them, of each claim its
    sentence, its words there, their rarities and tags, and of each pair what it is."""
    sentences: dict[tuple[str, int], Any] = {}
    extents = _extents(group.views)
    claims = []
    for view, rare in zip(group.views, rarities_of(group.views), strict=True):
        key = (view.account.id, view.claim.sentence)
        start, end = extents[key]
        number, _, words = sentences.setdefault(
            key, (len(sentences), *_pieces(view.account.text[start:end], start))
        )
        own = [i for i, w in enumerate(words) if view.claim.start <= w[0] < view.claim.end][:MOST]
        claims.append(
            {
                "sentence": number,
                "words": own,
                "rarities": [round(float(r), 4) for r in rare[: len(own)]],
                "tags": view.tags[: len(own)].tolist(),
            }
        )
    return {
        "name": group.name,
        "sentences": [
            {"pieces": pieces, "words": [w[1:] for w in words]} for _, pieces, words in sentences.values()
        ],
        "claims": claims,
        "pairs": [[*pair, label] for pair, label in group.labels.items()],
    }


def _extents(views: Iterable[ClaimView]) -> dict[tuple[str, int], tuple[int, int]]:
    """What the claims of each sentence span together: what the encoder reads."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for view in views:
        key, claim = (view.account.id, view.claim.sentence), view.claim
        start, end = found.get(key, (claim.start, claim.end))
        found[key] = min(start, claim.start), max(end, claim.end)
    return found


def _pieces(text: str, start: int) -> tuple[list[int], list[tuple[int, int, int]]]:
    """The pieces of a sentence, and for each word its offset and the first and last but one of its pieces."""
    pieces, words = [piece(FIRST)], []
    for mark in WORD_OR_MARK.finditer(text):
        own = pieces_of(mark.group())
        if len(pieces) + len(own) > LONGEST:
            break
        if mark.group()[0].isalnum():
            words.append((start + mark.start(), len(pieces), len(pieces) + len(own)))
        pieces += own
    return [*pieces, piece(LAST)], words


def main(out: str) -> None:
    with gzip.open(out, "wt", encoding="utf8") as lines:
        labels = np.zeros(3, dtype=int)
        for group in groups():
            lines.write(json.dumps(line_of(group)) + "\n")
            labels += np.bincount(list(group.labels.values()), minlength=3)
    print("neither, same, otherwise:", *labels)


if __name__ == "__main__":
    main(sys.argv[1])
