"""The rumour data for fitting and measuring stance: claims, and texts for or against them.

The parts are set apart by a hash of the claim's id, before anything was looked at: a fifth of the
claims is *test*, a tenth *dev*, the rest *train*. No claim is in two parts. Test is scored once, by
`stance.py --part test`; everything is chosen by cross-validation on train, with a look at dev.

A pair is a claim with a headline, or with an article. The files do not say which headline stands
over which body, so an article is the body with the headline of its claim that is likest to it.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log, sqrt
from pathlib import Path
from typing import Any, Literal

Part = Literal["train", "dev", "test"]
STANCES = ("for", "against", "observing")
_TENTHS: tuple[Part, ...] = ("test", "test", "dev", *["train"] * 7)  # type: ignore[assignment]
_LIKE = 0.1  # cosine below which no headline is taken to stand over a body
_LEAD = 1200  # characters of a body that are compared with headlines


def part_of(claim: str) -> Part:
    """Return the part a claim belongs to: a hash of its id, so that nobody chooses."""
    return _TENTHS[int(sha256(f"whence:{claim}".encode()).hexdigest(), 16) % 10]


def fold_of(claim: str, folds: int) -> int:
    """Return the fold of a claim in cross-validation, by another hash."""
    return int(sha256(f"fold:{claim}".encode()).hexdigest(), 16) % folds


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim and a text that bears on it; `body` is empty for a headline alone."""

    claim_id: str
    claim: str
    headline: str
    body: str = ""
    body_id: str = ""
    stance: str


def read_pairs(folder: Path, part: Part) -> tuple[list[Pair], list[Pair]]:
    """Return the headline pairs and the article pairs of one part."""
    claims = read_claims(folder, part)
    articles = [row for row in _rows(folder, "articles", part) if row["claimId"] in claims]
    bodies = [row for row in _rows(folder, "bodies", part) if row["claimId"] in claims]
    headlines = [
        Pair(
            claim_id=row["claimId"],
            claim=claims[row["claimId"]],
            headline=row["headline"],
            stance=row["headline_stance"],
        )
        for row in articles
        if row["headline_stance"] in STANCES
    ]
    above = _headlines_above(articles, bodies)
    whole = [
        Pair(
            claim_id=row["claimId"],
            claim=claims[row["claimId"]],
            headline=above[row["bodyId"]],
            body=row["text"],
            body_id=row["bodyId"],
            stance=row["body_stance"],
        )
        for row in bodies
        if row["body_stance"] in STANCES
    ]
    return headlines, whole


def read_claims(folder: Path, part: Part) -> dict[str, str]:
    """Return the claims of one part by id."""
    return {row["claimId"]: row["claim"] for row in _rows(folder, "claims", part)}


def read_bodies(folder: Path, part: Part) -> dict[str, str]:
    """Return the texts of all bodies of one part by id."""
    return {row["bodyId"]: row["text"] for row in _rows(folder, "bodies", part)}


def _rows(folder: Path, name: str, part: Part) -> Iterable[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if part_of(row["claimId"]) == part]


def _headlines_above(
    articles: Sequence[dict[str, Any]], bodies: Sequence[dict[str, Any]]
) -> dict[str, str]:
    """Return the likest headline of each body, by its id, the best pairs first, one to one."""
    of_claim: dict[str, list[str]] = defaultdict(list)
    for row in articles:
        of_claim[row["claimId"]].append(row["headline"])
    frequency = Counter(word for row in bodies for word in set(_words(row["text"][:_LEAD])))
    above = {row["bodyId"]: "" for row in bodies}
    scored = []
    for row in bodies:
        text = set(_words(row["text"][:_LEAD]))
        for number, headline in enumerate(of_claim[row["claimId"]]):
            score = _cosine(set(_words(headline)), text, frequency, len(bodies))
            scored.append((-score, row["bodyId"], row["claimId"], number))
    used: set[tuple[str, int]] = set()
    for score, body, claim, number in sorted(scored):
        if above[body] or (claim, number) in used or -score < _LIKE:
            continue
        above[body] = of_claim[claim][number]
        used.add((claim, number))
    return above


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _cosine(left: set[str], right: set[str], frequency: Counter[str], count: int) -> float:
    def weight(words: Iterable[str]) -> float:
        return sum(log(1 + count / (1 + frequency[word])) ** 2 for word in words)

    norm = sqrt(weight(left) * weight(right))
    return weight(left & right) / norm if norm else 0.0
