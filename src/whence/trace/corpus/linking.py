"""Link the documents of a corpus: candidate pairs to calibrated links, directions and origins.

In three steps, each judged by trees fitted on documents whose copying is known. Each pair by itself: is
it related? Both its directions, against the rivals of either side: does one rely on the other? And again
each pair, through all the others: do they go back to one origin? A forest then says who comes from whom.

Large corpora call `screen_pairs` in parts, and `join_links` once on what they kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import Linking, load_linking
from whence.data.trees import Trees, load_trees
from whence.trace.kernels.tokens import Tokens

from .copy_forest import Forest, grow
from .kin import kin_features, neighbours, widen
from .pair_features import PAIR_FEATURES, PairFeatures, pair_features
from .parents import directed_features
from .rarity import Weights
from .sources import Sources
from .trees import chances, logits

Chances = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The three fitted models and the constants."""

    pairs: Trees
    parents: Trees
    kin: Trees
    settings: Linking


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """Pairs that may be related, and their log odds judged each by itself.

    `unquoted` are the log odds without what both have in quotation marks, and without their times.
    """

    pairs: PairFeatures
    logit: Chances
    unquoted: Chances

    def renumbered(self, numbers: Numbers) -> "Screened":
        """Return the same pairs of documents numbered `numbers[place]`, which must be in rising order."""
        pairs = replace(self.pairs, left=numbers[self.pairs.left], right=numbers[self.pairs.right])
        return replace(self, pairs=pairs)


def gather(parts: Sequence[Screened]) -> Screened:
    """Return the pairs of all parts (at least one) together, in order: each pair may be in one part."""
    left = np.concatenate([part.pairs.left for part in parts])
    right = np.concatenate([part.pairs.right for part in parts])
    order = np.lexsort((right, left))
    names = [each.name for each in fields(PairFeatures)]
    columns = {
        name: np.concatenate([getattr(part.pairs, name) for part in parts])[order] for name in names
    }
    return Screened(
        pairs=PairFeatures(**columns),
        logit=np.concatenate([part.logit for part in parts])[order],
        unquoted=np.concatenate([part.unquoted for part in parts])[order],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Pairs of related documents (left below right, in order), and the forest they make.

    `related` is the chance that the two go back to one origin, `relies` that the right relies on the
    left or, in the second column, the left on the right. `covers` and `credits` are those of
    `PairFeatures`; `quoted` is the share of quotations in what they share word for word. These three are
    0 where only others show that the two are related. `spoken` says that nothing but the words of a
    speaker joins the two.
    """

    left: Numbers
    right: Numbers
    related: Chances
    relies: Chances
    covers: Chances
    credits: Chances
    quoted: Chances
    spoken: NDArray[np.bool_]
    forest: Forest


def load_models() -> Models:
    """Return the models that come with whence."""
    return Models(
        pairs=load_trees("pairs"), parents=load_trees("parents"), kin=load_trees("kin"),
        settings=load_linking(),
    )  # fmt: skip


def screen_pairs(
    tokens: Tokens,
    weights: Weights,
    left: Numbers,
    right: Numbers,
    sources: Sources,
    models: Models,
) -> Screened:
    """Return the candidate pairs that may be related, judged each by itself."""
    pairs = pair_features(tokens, weights, left, right, sources)
    logit = logits(models.pairs, pairs.features)
    kept = chances(logit) >= models.settings.screened
    pairs, logit = pairs.where(kept), logit[kept]
    unquoted, spoken = logit.copy(), np.flatnonzero(_quoted(pairs))
    if len(spoken):
        left, right = pairs.left[spoken], pairs.right[spoken]
        rest = pair_features(tokens, weights, left, right, sources, unquoted=True).features
        rest[:, PAIR_FEATURES.index("near")] = 0.0  # speeches are reported on one day
        unquoted[spoken] = np.minimum(logit[spoken], logits(models.pairs, rest))
    return Screened(pairs=pairs, logit=logit, unquoted=unquoted)


def join_links(screened: Screened, lengths: Numbers, sources: Sources, models: Models) -> Links:
    """Return the links between all documents; `lengths` are in words, by document."""
    settings, pairs = models.settings, screened.pairs
    directed = directed_features(pairs, screened.logit, lengths, sources.credits)
    spoken = _by_speaker(screened, settings)
    relies = chances(logits(models.parents, directed.features))
    relies[np.tile(spoken, 2)] = 0.0
    forth, back = np.split(relies, 2)
    alone = chances(screened.logit)
    near = neighbours(pairs.left, pairs.right, alone, forth, back, sources.keys)
    left, right = widen(near, pairs.left, pairs.right)
    table = np.column_stack(
        [alone, forth, back, pairs.covers, pairs.credits, _quoted(pairs), spoken]
    )
    columns = spread(pairs, left, right, table)
    rows = kin_features(near, left, right, columns[:, 0], columns[:, 1:3].max(axis=1))
    related = chances(logits(models.kin, rows))
    forest = grow(
        len(lengths), directed.parent, directed.child, relies, settings.parent_least,
        (left, right), np.where(columns[:, 8] > 0, 0.0, related), settings.together_least, sources.keys,
    )  # fmt: skip
    return Links(
        left=left, right=right, related=related, relies=columns[:, 1:3], covers=columns[:, 3:5],
        credits=columns[:, 5:7], quoted=columns[:, 7], spoken=columns[:, 8] > 0, forest=forest,
    )  # fmt: skip


def spread(pairs: PairFeatures, left: Numbers, right: Numbers, values: Chances) -> Chances:
    """Return the rows of the pairs asked for, zeros for those that were not compared."""
    known, wanted = _keys(pairs.left, pairs.right), _keys(left, right)
    order = np.argsort(known)
    found = np.zeros((len(left), values.shape[1]))
    if len(known):
        place = np.minimum(np.searchsorted(known[order], wanted), len(known) - 1)
        there = known[order][place] == wanted
        found[there] = values[order[place[there]]]
    return found


def _keys(left: Numbers, right: Numbers) -> NDArray[np.uint64]:
    return (left.astype(np.uint64) << np.uint64(32)) | right.astype(np.uint64)


def _by_speaker(screened: Screened, settings: Linking) -> NDArray[np.bool_]:
    """Say which pairs share nothing but quotations, and credit nobody: the speaker is their origin.

    They are related, but neither relies on the other, and both may have been there.
    """
    odds: Chances = screened.unquoted
    uncredited = ~screened.pairs.credits.any(axis=1)
    apart = (chances(odds) < settings.spoken) & (odds < screened.logit)
    return apart & uncredited


def _quoted(pairs: PairFeatures) -> Chances:
    """Return the share of quotations in what two documents share word for word."""
    outside = np.expm1(pairs.features[:, PAIR_FEATURES.index("runs")])
    inside = np.expm1(pairs.features[:, PAIR_FEATURES.index("quoted_runs")])
    share: Chances = inside / np.maximum(1e-9, inside + outside)
    return share
