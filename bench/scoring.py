"""Scores of an assessment against what is known of its case. Pure: no files, no clock.

Three things are scored, each with the naive answer beside it:

- **origins**: the expected number of independent origins of a claim at a date (`origins_row`);
- **dependence**: which documents do not count separately (`true_pairs`, `grouped_pairs`,
  `linked_pairs`, compared with `prf`);
- **statements**: which of the statements a reader finds are found (`find_statement`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gold import Gold, Reliance, Row, Said
from whence.model import Assessment, Statement
from whence.text import fold, words

Pair = tuple[str, str]
# What of an expected statement can be right, in the order it is shown: the fields of `Found`.
PARTS = ("found", "claim", "stance", "source", "whole")

_LINKED = 0.5  # a link is predicted if it is likelier than not
_SPEAKER = 0.5  # of the words of a speaker, how many a name must have to be the same speaker
_SMALL = frozenset("a an the of in on at for to and or his her its their with from by".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginScore:
    """One row: the true number of origins, ours with its interval, and three naive answers."""

    claim: str
    as_of: str
    true: int
    mean: float
    low: float
    high: float
    reports: int
    apparent: int

    @property
    def inside(self) -> bool:
        """Say whether the true number lies in the interval."""
        return self.low <= self.true <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """How many dependent pairs are true, predicted, and both."""

    true: int
    predicted: int
    both: int

    @property
    def precision(self) -> float | None:
        """Share of the predicted pairs that are true; None if none was predicted."""
        return self.both / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the true pairs that were predicted; None if there are none."""
        return self.both / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if there is nothing to find or found."""
        total = self.true + self.predicted
        return 2 * self.both / total if total else None

    def __add__(self, other: "PairScore") -> "PairScore":
        """Add the counts of two cases (micro-average)."""
        return PairScore(
            true=self.true + other.true,
            predicted=self.predicted + other.predicted,
            both=self.both + other.both,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What of one expected statement was found.

    `claim`: a found statement bears on the right claim. `stance`: one on the right claim takes the
    right stance. `source`: one rests on the right word, whatever its claim. `whole`: one has all.
    """

    id: str
    found: bool
    claim: bool
    stance: bool
    source: bool
    whole: bool


def origins_row(row: Row, assessment: Assessment | None) -> OriginScore:
    """Score one row; a claim that was not found, or a case without documents, has no origin."""
    claims = assessment.claims if assessment else ()
    origins = next((claim.origins for claim in claims if claim.id == row.claim), None)
    return OriginScore(
        claim=row.claim,
        as_of=row.as_of,
        true=row.origins,
        mean=origins.mean if origins else 0.0,
        low=origins.low if origins else 0.0,
        high=origins.high if origins else 0.0,
        reports=row.reports,
        apparent=row.apparent,
    )


def mean_error(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean absolute difference of (estimate, truth) pairs; None if there are none."""
    gaps = [abs(estimate - truth) for estimate, truth in pairs]
    return sum(gaps) / len(gaps) if gaps else None


def origin_errors(rows: Sequence[OriginScore]) -> dict[str, float | None]:
    """Return the mean absolute error of whence and of the naive answers on the same rows."""
    return {
        "whence": mean_error((row.mean, row.true) for row in rows),
        "always one": mean_error((1, row.true) for row in rows),
        "count reports": mean_error((row.reports, row.true) for row in rows),
        "count apparent sources": mean_error((row.apparent, row.true) for row in rows),
    }


def true_pairs(links: Iterable[Reliance], documents: Iterable[str]) -> set[Pair]:
    """Return the pairs of documents that do not count separately for at least one claim.

    Of each document and claim, everything it goes back to is collected by following the links
    of that claim (documents and origins, any number of steps; itself included). Two documents are
    dependent where these sets meet: one relied on the other, or both rest on one origin or
    document. Every kind of link counts, also one that corrects or examines. Pairs with a document
    that is not among `documents` are left out.
    """
    present = set(documents)
    by_claim: dict[str, list[Reliance]] = defaultdict(list)
    for link in links:
        by_claim[link.claim].append(link)
    return {
        pair
        for of_claim in by_claim.values()
        for pair in _meeting(_goes_back_to(of_claim), present)
    }


def _goes_back_to(links: Iterable[Reliance]) -> dict[str, set[str]]:
    steps: dict[str, set[str]] = defaultdict(set)
    for link in links:
        steps[link.from_].add(link.to)
        steps.setdefault(link.to, set())
    return {end: _reached(end, steps) for end in steps}


def _reached(end: str, steps: dict[str, set[str]]) -> set[str]:
    seen, left = {end}, [end]
    while left:
        new = steps[left.pop()] - seen
        seen |= new
        left += new
    return seen


def _meeting(reached: dict[str, set[str]], present: set[str]) -> Iterator[Pair]:
    for one, other in combinations(sorted(reached.keys() & present), 2):
        if reached[one] & reached[other]:
            yield one, other


def grouped_pairs(assessment: Assessment) -> set[Pair]:
    """Return the pairs of documents in one group of `origins.groups` of at least one claim.

    An outlet that is only cited inside a document is no document and makes no pair.
    """
    documents = {document.id for document in assessment.documents}
    groups = (group for claim in assessment.claims for group in claim.origins.groups)
    return {
        pair for group in groups for pair in combinations(sorted(documents.intersection(group)), 2)
    }


def linked_pairs(assessment: Assessment) -> set[Pair]:
    """Return the pairs of documents joined by one link with probability 0.5 or more."""
    documents = {document.id for document in assessment.documents}
    return {
        (min(link.from_, link.to), max(link.from_, link.to))
        for link in assessment.links
        if link.probability >= _LINKED
        and link.from_ != link.to
        and {link.from_, link.to} <= documents
    }


def all_pairs(links: Iterable[Reliance], documents: Iterable[str]) -> set[Pair]:
    """Return what “all in one group” predicts: all documents with a link on the same claim."""
    present = set(documents)
    of_claim: dict[str, set[str]] = defaultdict(set)
    for link in links:
        of_claim[link.claim] |= {link.from_, link.to} & present
    return {pair for ends in of_claim.values() for pair in combinations(sorted(ends), 2)}


def prf(true: set[Pair], predicted: set[Pair]) -> PairScore:
    """Compare predicted with true pairs."""
    return PairScore(true=len(true), predicted=len(predicted), both=len(true & predicted))


def find_statements(gold: Gold, assessment: Assessment) -> list[Found]:
    """Look for every expected statement whose document was read."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in assessment.statements:
        by_document[statement.document].append(statement)
    names = {source.id: source.names for source in assessment.sources}
    read = {document.id for document in assessment.documents}
    return [
        find_statement(said, by_document[said.document], names)
        for said in gold.statements
        if said.document in read
    ]


def find_statement(
    said: Said, statements: Iterable[Statement], names: dict[str, tuple[str, ...]]
) -> Found:
    """Say what of an expected statement is found among the statements of its document.

    Found means: at least one character in common.
    """
    here = [one for one in statements if one.start < said.end and said.start < one.end]
    on_claim = [one for one in here if one.claim == said.claim]
    with_stance = [one for one in on_claim if one.stance == said.stance]
    return Found(
        id=said.id,
        found=bool(here),
        claim=bool(on_claim),
        stance=bool(with_stance),
        source=any(rests_on(said, one, names) for one in here),
        whole=any(rests_on(said, one, names) for one in with_stance),
    )


def rests_on(said: Said, statement: Statement, names: dict[str, tuple[str, ...]]) -> bool:
    """Say whether a statement rests on the expected speaker.

    The last hop of its chain is compared; for a relayed word also the hop before. At least half of
    the words of the speaker (folded, without small words and plural s) must be in one name of the
    hop or of its source, or the speaker must be the initials of that name (“AP”).
    """
    hops = statement.chain[-2:] if said.relayed else statement.chain[-1:]
    return any(
        same_speaker(said.speaker, name)
        for hop in hops
        for name in (hop.name, *names.get(hop.source, ()))
    )


def same_speaker(speaker: str, name: str) -> bool:
    """Compare two names by their words; see `rests_on`."""
    wanted, given = _bag(speaker), _bag(name)
    initials = "".join(name[start] for start, _ in words(name) if name[start].isupper())
    if len(initials) > 1 and initials in speaker.replace(",", " ").split():
        return True
    return bool(wanted) and len(wanted & given) >= _SPEAKER * len(wanted)


def _bag(text: str) -> set[str]:
    folded = fold(text)
    pieces = (folded[start:end] for start, end in words(folded))
    return {piece.removesuffix("s") for piece in pieces if piece not in _SMALL}
