"""What a verdict on a rumour has to beat: answers from the stances of its articles alone.

Each is fitted without the claims it is asked about, and, where only the first few articles are
seen, on the first few of the others.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rumours import STANCES

Array = NDArray[np.float64]
Fitted = Callable[[Array, Array, Array], Array]


def counts(stances: Sequence[str]) -> Array:
    """Return how many articles are for, against and observing, as three numbers."""
    found = Counter(stances)
    return np.array([found[stance] for stance in STANCES], dtype=float)


def base_rate(_seen: Array, truth: Array, asked: Array) -> Array:
    """Answer the share of claims that are true."""
    return np.full(len(asked), truth.mean())


def share(_seen: Array, _truth: Array, asked: Array) -> Array:
    """Answer (for + 1) / (for + against + 2)."""
    return (asked[:, 0] + 1) / (asked[:, 0] + asked[:, 1] + 2)


def naive_bayes(seen: Array, truth: Array, asked: Array) -> Array:
    """Answer by naive Bayes over articles, one more of each stance than seen."""
    rates = [seen[truth == outcome].sum(axis=0) + 1 for outcome in (0, 1)]
    log = [np.log(rate / rate.sum()) for rate in rates]
    odds = np.log(truth.mean() / (1 - truth.mean())) + asked @ (log[1] - log[0])
    return 1 / (1 + np.exp(-odds))


def logistic(seen: Array, truth: Array, asked: Array) -> Array:
    """Answer by a logistic regression on log(1 + count) of each stance."""
    fitted = LogisticRegression(max_iter=1000).fit(np.log1p(seen), truth)
    answers: Array = fitted.predict_proba(np.log1p(asked))[:, 1]
    return answers


BASELINES: dict[str, Fitted] = {
    "base rate": base_rate,
    "(for + 1) / (for + against + 2)": share,
    "naive Bayes over articles": naive_bayes,
    "logistic on stance counts": logistic,
}


def leave_one_out(answer: Fitted, seen: Array, truth: Array) -> Array:
    """Return what is answered for every claim when it is not seen."""
    everyone = np.arange(len(truth))
    found = [
        answer(seen[everyone != one], truth[everyone != one], seen[[one]])[0] for one in everyone
    ]
    return np.array(found)
