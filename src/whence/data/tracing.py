"""The constants of tracing, read from `tracing.yaml`."""

from dataclasses import dataclass
from functools import cache

from .lexicons import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """Constants of tracing; `tracing.yaml` gives the reason of each. Natural-log ratios."""

    prior: float
    cited: float
    cited_story: float
    cited_elsewhere: float
    same_outlet: float
    same_source: float
    same_person: float
    same_interviewed: float
    same_speaker: float
    like_source: float
    run_base: float
    run_word: float
    run_most: float
    beside: float
    verbatim: float
    verbatim_share: float
    run_shortest: int
    copy_rate: float
    detail_weight: float
    missing_weight: float
    details_least: float
    rarity_strength: float
    rates: dict[str, float]
    later: float
    copied_share: float
    both_credit: float
    apart: float
    own_source: float
    own_told: float
    own_shared: float
    own_unheld: float
    unheld_alone: float
    hidden: float
    several: float
    hearsay: float
    unsourced: float
    echo_words: int
    echo_credits: float
    echo_speaks: float
    settled: float
    shown: float


@cache
def load_tracing() -> Tracing:
    """Return the constants. Every row must give its reason; a `KeyError` names the one that is missing."""
    rows = read_yaml("tracing.yaml")
    assert all(row["reason"] for row in rows.values())
    values = {name: row.get("value") for name, row in rows.items() if name != "rates"}
    rates = {kind: rate for kind, rate in rows["rates"].items() if kind != "reason"}
    return Tracing(**values, rates=rates)
