"""Write the mean label probabilities of several trained taggers, to teach one small net.

python bench/teach_attribution.py POLNEAR_DIR RUN_DIR... --minilm MODEL_DIR --texts FILE -o soft.npz
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from attribution_data import Example, read_examples, read_texts
from attribution_net import Net
from export_attribution import load_net
from train_attribution import NO_WORD, collate, word_scores

BATCH = 48


def chances(nets: list[Net], examples: list[Example], special: tuple[int, int]) -> np.ndarray:
    """Return `(words, labels)` probabilities, words in the order of the examples."""
    found: list[np.ndarray] = [np.empty(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].unit.ids))
    for at in range(0, len(order), BATCH):
        rows = order[at : at + BATCH]
        tensors = collate([examples[row] for row in rows], special)
        known = tensors["labels"] != NO_WORD
        total = torch.zeros(*known.shape, 7)
        for net in nets:
            with torch.no_grad():
                scores = word_scores(net, tensors)
            total += net.chances(scores, known) if net.crf else torch.softmax(scores, -1)
        for row, one, inside in zip(rows, total / len(nets), known, strict=True):
            found[row] = one[inside].numpy().astype(np.float16)
    return np.concatenate(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    special = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    examples = read_examples(args.polnear / "train.jsonl.gz", tokenizer)
    examples += [one for path in args.texts for one in read_texts(path, tokenizer)]
    nets = [load_net(run, args.minilm) for run in args.runs]
    np.savez_compressed(args.out, chances=chances(nets, examples, special))


if __name__ == "__main__":
    main()
