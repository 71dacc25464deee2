"""What speaks for a link: how much its odds would fall without shared words, details, times or credits."""

import numpy as np
from numpy.typing import NDArray

from whence.data.trees import Trees

from .pair_features import CREDITS, DETAILS, PAIR_FEATURES, TEXT, TIME, PairFeatures
from .trees import logits

KINDS_OF_EVIDENCE = {"words": TEXT, "details": DETAILS, "time": TIME, "credits": CREDITS}


def weigh_evidence(pairs: PairFeatures, model: Trees) -> dict[str, NDArray[np.float64]]:
    """Return for each kind of evidence by how many nats it raises the log odds of each pair.

    The rest is left as it is, so kinds that say the same may both weigh little: any one would do.
    """
    whole = logits(model, pairs.features)
    found = {}
    for kind, names in KINDS_OF_EVIDENCE.items():
        without = pairs.features.copy()
        without[:, [PAIR_FEATURES.index(name) for name in names]] = 0.0
        found[kind] = whole - logits(model, without)
    return found
