"""Compile what is used of WordNet: for each noun, verb and adjective its senses' fields and synsets.

    python tools/compile_wordnet.py [--wordnet FOLDER] [--check]

FOLDER holds WordNet 3.0's files ``data.noun``, ``index.noun`` and so on; the Debian package wordnet-base lays
them into /usr/share/wordnet, which is the default. Each line of the result is a lemma, its part of speech,
the lexicographer files of its senses with their numbers of senses ("communication:9 cognition:2"; the field
of the commonest sense first), for a noun the verb it is derived from, and the offsets of its first synsets in
hexadecimal digits. Only single words in lower case are kept. The same input gives the same bytes.
``--check`` writes nothing and exits 1 where the shipped file differs; where the folder is missing it says so
and exits 0.
"""

import argparse
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from attrs import frozen

TARGET = Path(__file__).parents[1] / "src/crossbearing/lexicons/data/wordnet.tsv.gz"
WORD = re.compile("[a-z]+ ")
PARTS = {"noun": "n", "verb": "v", "adj": "a"}
# Lexicographer files by their numbers (lexnames(5WN)), without the part of speech.
FIELDS = (
    *("all", "pert", "all", "tops", "act", "animal", "artifact", "attribute", "body", "cognition"),
    *("communication", "event", "feeling", "food", "group", "location", "motive", "object", "person"),
    *("phenomenon", "plant", "possession", "process", "quantity", "relation", "shape", "state", "substance"),
    *("time", "body", "change", "cognition", "communication", "competition", "consumption", "contact"),
    *(
        "creation",
        "emotion",
        "motion",
        "perception",
        "possession",
        "social",
        "stative",
        "weather",
        "participial",
    ),
)
SENSES = 4  # of a word that are kept as synsets: synonymy in a seldom sense is mostly none
HEADER = """\
# source: WordNet 3.0, copyright 2006 by Princeton University; compiled by tools/compile_wordnet.py
# licence: WordNet 3.0 licence (free use, copying and changing with this notice; no warranty)
"""


@frozen
class Synset:
    """The field of a synset, its words, and the verbs that its words are tied to by derivation.

    ``derived`` gives for each tie the word here, the offset of the verb's synset and the verb's number there.
    """

    field: str
    words: tuple[str, ...]
    derived: tuple[tuple[str, str, int], ...]


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    """The synsets of a part of speech by their offsets (wndb(5WN))."""
    found: dict[str, Synset] = {}
    for line in (folder / f"data.{part}").read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split(" ")
        count = int(parts[3], 16)
        words = tuple(parts[4 : 4 + 2 * count : 2])
        pointers = parts[5 + 2 * count :]
        links = (pointers[i : i + 4] for i in range(0, 4 * int(parts[4 + 2 * count]), 4))
        derived = tuple(
            (words[int(ends[:2], 16) - 1], offset, int(ends[2:], 16) - 1)
            for symbol, offset, pos, ends in links
            if symbol == "+" and pos == "v"
        )
        found[parts[0]] = Synset(FIELDS[int(parts[1])], words, derived)
    return found


def lines(folder: Path) -> Iterator[str]:
    """The lines of the result, unsorted."""
    verbs = synsets(folder, "verb")
    for part, letter in PARTS.items():
        own = synsets(folder, part)
        for line in (folder / f"index.{part}").read_text("ascii").splitlines():
            if not WORD.match(line):
                continue
            lemma, _, senses, *_ = line.split()
            offsets = line.split()[-int(senses) :]
            fields = Counter(own[offset].field for offset in offsets)
            first = own[offsets[0]].field
            ordered = [first, *sorted(fields.keys() - {first})]
            told = " ".join(f"{field}:{fields[field]}" for field in ordered)
            verb = _verb(lemma, offsets, own, verbs) if letter == "n" else ""
            synsets_of = " ".join(f"{int(offset):x}" for offset in offsets[:SENSES])
            yield "\t".join([lemma, letter, told, verb, synsets_of])


def _verb(noun: str, offsets: list[str], own: dict[str, Synset], verbs: dict[str, Synset]) -> str:
    """The verb that the commonest sense with a derivation is derived from, the likest in form first."""
    for offset in offsets:
        linked = {
            verbs[there].words[number]
            for word, there, number in own[offset].derived
            if word.lower() == noun and number >= 0
        }
        if linked:
            return min(linked, key=lambda verb: (-_shared(noun, verb), len(verb), verb))
    return ""


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def main() -> int:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), metavar="FOLDER")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if not (given.wordnet / "data.noun").exists():
        print(f"{given.wordnet}: WordNet is not here (Debian: wordnet-base); {TARGET.name} is left as it is")
        return 0
    text = HEADER + "".join(f"{line}\n" for line in sorted(lines(given.wordnet)))
    if given.check:
        same = gzip.decompress(TARGET.read_bytes()).decode("ascii") == text
        print(f"{TARGET.name}: {'as compiled' if same else 'differs from what is compiled'}")
        return 0 if same else 1
    TARGET.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    print(f"{TARGET.name}: {text.count(chr(10))} words, {TARGET.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
