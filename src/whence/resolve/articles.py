"""How a whole article stands to a claim, from its headline and from sentence after sentence."""

from collections.abc import Sequence

from whence.data.nets import stance_weights
from whence.text import sentences

from .linear import Linear
from .pairs import pair_features, read_text
from .stance import STANCES, PairStance, StanceReader, blend, net_logits

_SENTENCES = 60  # an article has said by then how it stands
_LONG = 600  # characters of a sentence
_HEAD = 1500  # characters of a body that the net reads after the headline
_MET, _SOME = 0.34, 0.2  # shares of the claim's words in a sentence that speaks of it, or may
_CUES = "refute deny doubt hedge rumour say confirm future negation viral".split()


def article_features(claim: str, headline: str, body: str, linear: Linear) -> dict[str, float]:
    """Return the named features of a claim and an article; `linear` reads single sentences."""
    asked = read_text(claim)
    spans = sentences(body)[:_SENTENCES] or [(0, 0)]
    rows = [pair_features(asked, read_text(body[s:e][:_LONG])) for s, e in spans]
    said = [linear.predict(row) for row in rows]
    covered = [row.get("claim covered", 0.0) for row in rows]
    found = {
        "long": min(1.0, len(rows) / 40),
        "closest": max(covered),
        "related": sum(share >= _MET for share in covered) / len(rows),
    }
    for stance in STANCES:
        found |= _pooled(stance, [one[stance] for one in said], covered)
    for cue in _CUES:
        found |= _used(cue, rows, covered)
    if not headline:
        return found | {"no headline": 1.0}
    above = pair_features(asked, read_text(headline))
    found |= {f"headline {name}": value for name, value in linear.predict(above).items()}
    return found | {f"headline: {name}": value for name, value in above.items()}


def _pooled(stance: str, values: list[float], covered: list[float]) -> dict[str, float]:
    weights = [(share if share >= _MET else 0.05 * share) + 1e-6 for share in covered]
    spoken = sorted((v for v, c in zip(values, covered, strict=True) if c >= _SOME), reverse=True)
    return {
        f"mean {stance}": sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights),
        f"most {stance}": spoken[0] if spoken else 0.0,
        f"three {stance}": sum(spoken[:3]) / 3,
        f"lead {stance}": values[0],
        f"opening {stance}": _mean(values[:3]),
        f"end {stance}": _mean(values[-3:]),
        f"all {stance}": _mean(values),
    }


def _used(cue: str, rows: list[dict[str, float]], covered: list[float]) -> dict[str, float]:
    there = [float(cue in row) for row in rows]
    near = [row.get(f"{cue} near", 0.0) * c for row, c in zip(rows, covered, strict=True)]
    return {
        f"{cue} everywhere": _mean(there),
        f"{cue} in the opening": _mean(there[:3]),
        f"{cue} near": max(near),
        f"{cue} at all": min(1.0, sum(there) / 3),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def read_article(claim: str, headline: str, body: str, reader: StanceReader) -> PairStance:
    """Return how an article stands to a claim; `headline` may be empty."""
    model = Linear.of(stance_weights()["article"])
    plain = model.predict(article_features(claim, headline, body, reader.linear))
    if reader.net is None:
        return PairStance(stances=plain)
    text = f"{headline.rstrip('.')}. {body[:_HEAD]}"
    return blend(plain, net_logits(reader.net, claim, text))
