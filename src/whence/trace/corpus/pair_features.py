"""What speaks for two documents being related, as a row of figures: words, details, time and credits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.trace.kernels import shared_kernel as shared
from whence.trace.kernels.tokens import Tokens
from whence.trace.kernels.tokens_kernel import QUOTED

from .rarity import Weights
from .sources import Sources, nearness, shared_publishers

TEXT = ("runs", "quoted_runs", "longest", "cover_least", "cover_most", "pairs", "cover_long")
DETAILS = (
    "passage", "second", "passages", "names", "numbers", "words", "cosine", "details", "odd",
    "names_share", "numbers_share", "words_share", "order",
)  # fmt: skip
LENGTHS = ("shorter", "longer")
TIME = ("near",)
CREDITS = ("credit", "co_credit", "same_publisher")
PAIR_FEATURES = (*TEXT, *DETAILS, *LENGTHS, *TIME, *CREDITS)
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFeatures:
    """One row of `features` a pair, with what tells its two sides apart.

    `covers` is the share of the left and of the right document that stands in shared runs, `credits`
    how much the left credits the publisher of the right, and the right that of the left; `later` is
    1 where the right was published later, -1 where earlier, 0 where that is not known.
    """

    left: Numbers
    right: Numbers
    features: Floats
    covers: Floats
    credits: Floats
    later: NDArray[np.int8]

    def where(self, chosen: NDArray[np.bool_]) -> "PairFeatures":
        """Return some of the rows."""
        return PairFeatures(
            left=self.left[chosen], right=self.right[chosen], features=self.features[chosen],
            covers=self.covers[chosen], credits=self.credits[chosen], later=self.later[chosen],
        )  # fmt: skip


def pair_features(
    tokens: Tokens, weights: Weights, left: Numbers, right: Numbers, sources: Sources,
    *, unquoted: bool = False,
) -> PairFeatures:  # fmt: skip
    """Return the features of pairs of documents of one buffer; the order of pairs is kept.

    `unquoted` leaves out the words that both documents of a pair have in quotation marks.
    """
    skip = QUOTED if unquoted else 0
    found = _compare(tokens, weights, left, right, sources.keys, skip)
    totals = shared.measure(
        still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8),
        still(tokens.offsets, np.int64), still(weights.words, np.uint8),
    )  # fmt: skip
    lengths = np.diff(tokens.offsets).astype(np.float32)
    credits = np.column_stack([sources.credits_of(left, right), sources.credits_of(right, left)])
    between = sources.times[right] - sources.times[left]
    columns = {
        **_wording(found),
        **_details(found, totals[left], totals[right]),
        "shorter": np.log1p(np.minimum(lengths[left], lengths[right])),
        "longer": np.log1p(np.maximum(lengths[left], lengths[right])),
        "near": nearness(sources, left, right),
        "credit": credits.max(axis=1),
        "co_credit": shared_publishers(
            sources.credits, sources.credits, left, right, sources.credit_worth
        ),
        "same_publisher": shared_publishers(sources.outlets, sources.outlets, left, right) > 0,
    }
    return PairFeatures(
        left=left,
        right=right,
        features=np.column_stack([columns[name] for name in PAIR_FEATURES]).astype(np.float32),
        covers=found[:, [shared.COVER_LEFT, shared.COVER_RIGHT]],
        credits=credits,
        later=np.where(np.isfinite(between), np.sign(between), 0).astype(np.int8),
    )


def _compare(
    tokens: Tokens,
    weights: Weights,
    left: Numbers,
    right: Numbers,
    keys: NDArray[np.uint64],
    skip: int,
) -> Floats:
    """Return what the kernel finds in each pair.

    It reads the text with the lower key first, so that the order of documents changes nothing, and is
    fastest on pairs sorted by that text.
    """
    swap = keys[left] > keys[right]
    one, other = np.where(swap, right, left), np.where(swap, left, right)
    order = np.lexsort((other, one))
    found = np.empty((len(left), shared.COLUMNS), np.float32)
    found[order] = shared.compare(
        still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8),
        still(tokens.offsets, np.int64), still(weights.words, np.uint8),
        still(weights.pairs, np.uint8), still(one[order], np.int64), still(other[order], np.int64), skip,
    )  # fmt: skip
    covers = np.array([shared.COVER_LEFT, shared.COVER_RIGHT])
    found[np.ix_(swap, covers)] = found[np.ix_(swap, covers[::-1])]
    return found


def _wording(found: Floats) -> dict[str, Floats]:
    """Return what shared runs of words say."""
    covers = found[:, [shared.COVER_LEFT, shared.COVER_RIGHT]]
    return {
        "runs": np.log1p(found[:, shared.RUNS]),
        "quoted_runs": np.log1p(found[:, shared.QUOTED_RUNS]),
        "longest": np.log1p(found[:, shared.LONGEST]),
        "cover_least": covers.min(axis=1),
        "cover_most": covers.max(axis=1),
        "pairs": np.log1p(found[:, shared.PAIRS]),
        "cover_long": found[:, shared.COVER_LONG],
    }


def _details(found: Floats, left: Floats, right: Floats) -> dict[str, Floats]:
    """Return what shared names, numbers and rare words say; shares are of what the poorer one has."""
    least = np.minimum(left, right)
    return {
        "passage": found[:, shared.PASSAGE],
        "second": found[:, shared.SECOND],
        "passages": np.log1p(found[:, shared.PASSAGES]),
        "names": found[:, shared.NAMES],
        "numbers": found[:, shared.NUMBERS],
        "words": found[:, shared.WORDS],
        "cosine": found[:, shared.TOGETHER] / np.sqrt(left[:, 0] * right[:, 0] + 1e-9),
        "details": np.log1p(found[:, shared.DETAILS]),
        "odd": found[:, shared.ODD],
        "names_share": found[:, shared.NAMES] / (least[:, 1] + 5.0),
        "numbers_share": found[:, shared.NUMBERS] / (least[:, 2] + 5.0),
        "words_share": found[:, shared.WORDS] / (least[:, 3] + 10.0),
        "order": found[:, shared.ORDER],
    }
