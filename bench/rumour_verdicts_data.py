"""Rumoured claims as cases for the judge: their articles, what these say, and who relies on whom.

Two ways in. *Gold*: a reader's stance of every headline becomes the testimony of a desk, and who
relies on whom is what tracing finds between the bodies. *Bodies*: the whole pipeline reads the
articles, with the claim given, up to the judge. What it hands to the judge is kept in a folder, so
that constants can be tried without reading again.
"""

import gzip
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rumours import _headlines_above
from whence import pipeline
from whence.data.likelihoods import Likelihoods
from whence.extract import Tagger
from whence.model import (
    Case,
    Claim,
    Finding,
    NothingToAssess,
    Question,
    RawFile,
    Reliability,
    Testimony,
)

SETS = ("all", "first 1", "first 3", "first 5", "blind", "blind 1", "blind 3", "blind 5")
CLAIM = Claim(id="C1", text="")
# What a reader calls "observing", a report that tells of the claim and keeps its distance, is the
# mildest of doubts: of the ways tried, this one fits the outcomes best.
_SAID: Mapping[str, Mapping[str, Any]] = {
    "for": {"stance": "asserts"},
    "against": {"stance": "denies"},
    "observing": {"stance": "doubts", "certainty": "possible"},
}
_PARENTS, _SLIGHT = 2, 0.1  # as `weigh.testimony` keeps them


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its headline with a reader's stance, and its body where one was found."""

    place: int
    headline: str
    stance: str
    body_id: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """A claim with its articles in the order of the file; `truth` is true, false or unknown."""

    id: str
    text: str
    truth: str
    articles: tuple[Article, ...]
    loose: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the pipeline hands to the judge for some articles of a claim."""

    testimonies: tuple[Testimony, ...] = ()
    findings: tuple[Finding, ...] = ()
    links: tuple[tuple[str, str, float], ...] = ()


def read_rumours(folder: Path) -> list[Rumour]:
    """Return the claims with a known or an openly unknown outcome, by id."""
    rows = {name: _rows(folder, name) for name in ("claims", "articles", "bodies")}
    found = []
    for one in sorted(rows["claims"], key=lambda row: str(row["claimId"])):
        if one["veracity"] in ("true", "false", "unknown"):
            of_claim = (
                [row for row in rows[name] if row["claimId"] == one["claimId"]]
                for name in ("articles", "bodies")
            )
            found.append(_rumour(one, *of_claim))
    return found


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _rumour(
    claim: dict[str, Any], articles: Sequence[dict[str, Any]], bodies: Sequence[dict[str, Any]]
) -> Rumour:
    """Put bodies under their headlines; a body without one is *loose*, and comes last."""
    above = _headlines_above(articles, bodies)
    under = {headline: body for body, headline in reversed(list(above.items())) if headline}
    texts = {row["bodyId"]: row["text"] for row in bodies}
    used = set()
    found = []
    for place, row in enumerate(articles):
        body = under.get(row["headline"], "")
        body = "" if body in used else body
        used.add(body)
        found.append(_article(place, row["headline"], row["headline_stance"], body, texts))
    loose = [
        _article(
            len(articles) + place, above[row["bodyId"]], row["body_stance"], row["bodyId"], texts
        )
        for place, row in enumerate(row for row in bodies if row["bodyId"] not in used)
    ]
    return Rumour(
        id=claim["claimId"],
        text=claim["claim"],
        truth=claim["veracity"],
        articles=tuple(found),
        loose=tuple(loose),
    )


def _article(
    place: int, headline: str, stance: str | None, body: str, texts: Mapping[str, str]
) -> Article:
    return Article(
        place=place,
        headline=headline,
        stance=stance or "",
        body_id=body,
        body=texts.get(body, ""),
    )


def chosen(articles: Sequence[Article], name: str) -> list[Article]:
    """Return the articles of one set: all or the first few, blind to debunks or not."""
    kind, _, most = name.partition(" ")
    seen = [one for one in articles if kind != "blind" or one.stance != "against"]
    return seen[: int(most)] if most else seen


def gold_testimonies(
    articles: Sequence[Article],
    links: Mapping[tuple[int, int], float],
    table: Likelihoods,
    *,
    scale: float = 1.0,
    unlinked: float = 0.0,
) -> tuple[Testimony, ...]:
    """Return one testimony for each article, of a desk that has it from somebody.

    Parents are articles of the same stance. `scale` multiplies the chance of a traced link that is
    not sure, `unlinked` is the chance that an article without any relies on the first one.
    """
    known = table.quality["publisher"]
    reliability = Reliability(mean=known.mean, low=known.quantile(0.05), high=known.quantile(0.95))
    found: list[Testimony] = []
    seen: dict[str, list[int]] = {stance: [] for stance in _SAID}
    for one in articles:
        earlier = seen[one.stance]
        chances = [(place, links.get((place, one.place), 0.0)) for place in earlier]
        parents = _likeliest(chances, table.sure_link, scale)
        if not parents and earlier and unlinked:
            parents = [(earlier[0], unlinked)]
        found.append(
            Testimony(
                id=f"a{one.place}",
                claim=CLAIM.id,
                label=f"article {one.place + 1}",
                directness="told",
                reliability=reliability,
                relays=0,
                parents=tuple((f"a{place}", chance) for place, chance in parents),
                **_SAID[one.stance],
            )
        )
        earlier.append(one.place)
    return tuple(found)


def _likeliest(
    chances: Sequence[tuple[int, float]], sure: float, scale: float
) -> list[tuple[int, float]]:
    kept = sorted(chances, key=lambda one: (-one[1], one[0]))[:_PARENTS]
    kept = [(place, chance) for place, chance in kept if chance >= _SLIGHT]
    total = max(1.0, sum(chance for _, chance in kept))
    scaled = [(place, chance / total) for place, chance in kept]
    if sum(chance for _, chance in scaled) >= sure:
        return scaled
    return [(place, chance * scale) for place, chance in scaled]


def traced(rumour: Rumour, judged: Judged | None) -> dict[tuple[int, int], float]:
    """Return the chance that one article relies on another, by their places, earlier first."""
    places = {one.body_id: one.place for one in rumour.articles if one.body_id}
    found: dict[tuple[int, int], float] = {}
    for start, end, chance in judged.links if judged else ():
        if start in places and end in places:
            pair = min(places[start], places[end]), max(places[start], places[end])
            found[pair] = max(found.get(pair, 0.0), chance)
    return found


class Kept:
    """What the pipeline handed to the judge, read once and kept in a folder."""

    def __init__(self, folder: Path, tagger: Tagger | None) -> None:
        """Keep in `folder`, reading with `tagger` (the model that comes with whence if None)."""
        self.folder, self.tagger = folder, tagger
        folder.mkdir(parents=True, exist_ok=True)

    def of(self, rumour: Rumour) -> dict[str, Judged]:
        """Return what the judge is given for every set of articles of a claim."""
        path = self.folder / f"{rumour.id}.pkl"
        if path.is_file():
            kept: dict[str, Judged] = pickle.loads(path.read_bytes())
            return kept
        found = dict(self._read(rumour))
        path.write_bytes(pickle.dumps(found))
        return found

    def _read(self, rumour: Rumour) -> Iterator[tuple[str, Judged]]:
        tagger = None if self.tagger is None else Remembered(self.tagger)
        same: dict[tuple[str, ...], Judged] = {}
        bodies = [one for one in (*rumour.articles, *rumour.loose) if one.body]
        for name in SETS:
            articles = chosen(bodies, name)
            key = tuple(one.body_id for one in articles)
            if key not in same:
                same[key] = run(rumour.text, articles, tagger)
            yield name, same[key]


class Remembered:
    """A tagger that reads the same text once."""

    def __init__(self, tagger: Tagger) -> None:
        """Ask `tagger` for texts that are new."""
        self.tagger = tagger
        self.known: dict[tuple[str, ...], Any] = {}

    def __call__(self, texts: Sequence[str]) -> Any:
        """Return what the tagger says of the texts."""
        key = tuple(texts)
        if key not in self.known:
            self.known[key] = self.tagger(texts)
        return self.known[key]


def run(claim: str, articles: Sequence[Article], tagger: Tagger | None) -> Judged:
    """Take articles through the pipeline and return what reaches the judge, and the links."""
    given: dict[str, Any] = {}
    judge = pipeline.judge_claims

    def listen(**arguments: Any) -> Any:
        given.update(arguments)
        return judge(**arguments)

    question = Question(claims=(replace(CLAIM, text=claim),))
    case = Case(name="rumour", question=question, files=tuple(map(_file, articles)))
    try:
        with patch.object(pipeline, "judge_claims", listen):
            links = pipeline.assess_case(case, tagger=tagger).links
    except NothingToAssess:
        return Judged()
    return Judged(
        testimonies=tuple(given["testimonies"]),
        findings=tuple(given["findings"]),
        links=tuple((one.from_, one.to, one.probability) for one in links),
    )


def _file(one: Article) -> RawFile:
    text = f"{one.headline}\n\n{one.body}" if one.headline else one.body
    return RawFile(id=one.body_id, path=f"{one.body_id}.txt", data=text.encode())
