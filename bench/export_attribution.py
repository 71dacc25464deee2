"""Export a trained attribution tagger as int8 ONNX.

    python bench/export_attribution.py RUN_DIR --minilm MODEL_DIR -o encoder.onnx

Attention, GELU and layer norms are fused, weights quantised by channel; activations are quantised
as they come, unit by unit, so that one paragraph never changes the scores of another.
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
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
        (ids, torch.ones_like(ids), torch.ones_like(ids)),
        str(path),
        input_names=["ids", "features", "mask"],
        output_names=["scores"],
        dynamic_axes={
            name: {0: "batch", 1: "pieces"} for name in ("ids", "features", "mask", "scores")
        },
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    parser.add_argument("--reduce-range", action="store_true")
    args = parser.parse_args()
    net = load_net(args.run, args.minilm)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        export(net, plain)
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        model = optimizer.optimize_model(
            str(plain),
            "bert",
            num_heads=12,
            hidden_size=384,
            optimization_options=options,
            opt_level=0,
        )
        print(model.get_fused_operator_statistics())
        model.save_model_to_file(str(args.out if args.float else fused))
        if not args.float:
            quantize_dynamic(
                str(fused),
                str(args.out),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=args.reduce_range,
                extra_options={
                    "MatMulConstBOnly": True,
                    "DefaultTensorType": onnx.TensorProto.FLOAT,
                },
            )
    print(
        args.out,
        args.out.stat().st_size,
        "bytes; opset",
        onnx.load(args.out).opset_import[0].version,
    )
    if net.crf:
        print("transitions", net.transitions.detach().numpy().round(3).tolist())


if __name__ == "__main__":
    main()
