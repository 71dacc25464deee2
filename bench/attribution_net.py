"""The net of the attribution tagger: BERT layers, two things beside each piece, seven scores."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from whence.extract.tagging.decode import ALLOWED, LABELS
from whence.extract.tagging.units import FEATURES


def load_backbone(folder: Path, layers: int) -> BertModel:
    """Return the first `layers` layers of MiniLM with its weights."""
    config = BertConfig(**json.loads((folder / "config.json").read_text()))
    config._attn_implementation = "eager"
    config.num_hidden_layers = layers
    model = BertModel(config, add_pooling_layer=False)
    weights = load_file(str(folder / "model.safetensors"))
    missing, _ = model.load_state_dict(weights, strict=False)
    assert not [name for name in missing if "position_ids" not in name], missing
    return model


class Net(nn.Module):
    """Scores `(batch, pieces, labels)` from pieces, features (0: none) and a mask of padding."""

    def __init__(self, backbone: BertModel, *, crf: bool = False) -> None:
        super().__init__()
        width = backbone.config.hidden_size
        self.backbone, self.crf = backbone, crf
        self.beside = nn.Embedding(FEATURES + 1, width)
        nn.init.normal_(self.beside.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)), requires_grad=crf)
        self.register_buffer("allowed", torch.from_numpy(ALLOWED), persistent=False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return scores; see the class."""
        inner = self.backbone.embeddings
        positions = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        summed = (
            inner.word_embeddings(ids)
            + inner.position_embeddings(positions)
            + inner.token_type_embeddings.weight[0]
            + self.beside(features)
        )
        hidden = inner.dropout(inner.LayerNorm(summed))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.backbone.encoder.layer:
            out = layer(hidden, attention_mask=bias)
            hidden = out[0] if isinstance(out, tuple) else out
        return self.head(self.drop(hidden))

    def crf_loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Return the negative log likelihood a word of gold label sequences (-100: no word)."""
        known = labels != -100
        gold = labels.clamp(min=0)
        table = self.transitions + self.allowed
        moves = table[gold[:, :-1], gold[:, 1:]] * known[:, 1:]
        path = (scores.gather(2, gold.unsqueeze(-1)).squeeze(-1) * known).sum(1)
        path = path + table[0][gold[:, 0]] + moves.sum(1)
        return (self._partition(scores, known) - path).sum() / known.sum()

    def _partition(self, scores: Tensor, known: Tensor) -> Tensor:
        """Return the log of the sum over all label sequences of each row."""
        table = self.transitions + self.allowed
        alpha = scores[:, 0] + table[0]
        for place in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + table, dim=1) + scores[:, place]
            alpha = torch.where(known[:, place, None], step, alpha)
        return torch.logsumexp(alpha, dim=1)

    def chances(self, scores: Tensor, known: Tensor, *, learn: bool = False) -> Tensor:
        """Return the probability of each label of each word, by all sequences that are allowed.

        The gradient of the log partition by the scores is just that (forward and backward pass).
        `learn` keeps what is needed to differentiate it once more.
        """
        scores = scores if learn else scores.detach().requires_grad_()
        with torch.enable_grad():
            total = self._partition(scores, known).sum()
            (found,) = torch.autograd.grad(total, scores, create_graph=learn)
        return found
