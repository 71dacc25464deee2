"""Export a trained attribution tagger as int8 ONNX.

    python bench/export_attribution.py RUN_DIR --minilm MODEL_DIR --linker linker.json -o NAME.onnx

GELU and layer norms are fused, weights quantised by channel; activations are quantised
as they come, unit by unit, so that one paragraph never changes the scores of another.
"""

import argparse
import json
import tempfile
from hashlib import sha256
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from attribution_net import Net, load_backbone


def load_net(run: Path, minilm: Path, weights: str = "averaged") -> Net:
    saved = torch.load(run / "net.pt", weights_only=True)
    net = Net(load_backbone(minilm, saved["layers"]), crf=saved["crf"])
    net.load_state_dict(saved[weights])
    return net.eval()


def export(net: Net, path: Path) -> None:
    ids = torch.randint(5, 1000, (2, 9))
    torch.onnx.export(
        net,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "features"],
        output_names=["scores"],
        dynamic_axes={name: {0: "batch", 1: "pieces"} for name in ("ids", "features", "scores")},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--linker", type=Path, required=True, help="weights of train_linking.py")
    parser.add_argument("--lean", type=json.loads, default={}, help="bonus for a span, by role")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, help="NAME.onnx; NAME.json beside it"
    )
    args = parser.parse_args()
    net = load_net(args.run, args.minilm)
    quantise(net, args.out)
    settings = {
        "trained": options_of(args.run),
        "backbone": sha256((args.minilm / "model.safetensors").read_bytes()).hexdigest(),
        "lean": args.lean,
        "transitions": net.transitions.detach().numpy().round(3).tolist(),
        "linker": json.loads(args.linker.read_text()),
    }
    args.out.with_suffix(".json").write_text(json.dumps(settings, indent=1) + "\n")
    print(args.out, args.out.stat().st_size, "bytes")


def options_of(run: Path) -> dict[str, str]:
    """Return what a net was trained with; where its data lay is nobody's business."""
    said: dict[str, str] = json.loads((run / "run.json").read_text())
    return {name: value for name, value in said.items() if "/" not in value and name != "threads"}


def quantise(net: Net, out: Path) -> None:
    """Write a net as int8 ONNX.

    Seven bits of range: without VNNI, processors saturate on eight. By channel: on dev 74.3 of the
    net's own 74.4, against 74.0 with eight bits.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        export(net, plain)
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        optimizer.optimize_model(
            str(plain),
            "bert",
            num_heads=12,
            hidden_size=384,
            optimization_options=options,
            opt_level=0,
        ).save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )


if __name__ == "__main__":
    main()
