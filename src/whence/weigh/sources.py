"""How often a source is right when it could know: as coded, by its kind, and by its record.

The quality of sources of a kind is Beta(n m, n (1 - m)) around the mean m of the kind; n is the worth
of the kind's row in the table. A record adds its counts to that (the Beta is conjugate), and the
mean of the kind moves with the records of all *other* sources of the kind:

    m = (k m0 + sum e_j p_j) / (k + sum e_j),   e_j = n_j (n + 1) / (n_j + n)

with p_j the share of right in the n_j observations of source j. e_j is what they are worth for the
mean, since those of one source are alike (the overdispersion of the beta-binomial; Gelman et al.,
Bayesian Data Analysis, 3rd ed., ch. 5; Efron and Morris 1975 on shrinkage); k is `record.kind_worth`.
The source itself is left out of m, or its record would count twice.
"""

from collections.abc import Iterable, Sequence

from whence.data.beta import Beta, beta_from_interval
from whence.data.likelihoods import Likelihoods
from whence.model import CodedSource, Letter, Reliability, SourceKind, Tested, UsageError

from .record import Record, count

_LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E")


def weigh_source(
    kind: SourceKind,
    coded: CodedSource | None,
    table: Likelihoods,
    own: Record | None = None,
    records: Sequence[Record] = (),
) -> Reliability:
    """Return the reliability of a source as mean and 90 % interval, and where it comes from.

    What the case codes comes first: a probability, or an Admiralty letter A to E as a Beta of the
    table; F means "cannot be judged", which is not a number, so F, like no code at all, takes the
    prior of the kind of source. `own`, its record, is added to that as data; the `records` of
    others move the mean of a kind. Without records a code or prior comes back as it is. Raises
    `UsageError` for a coded probability whose interval does not hold it.
    """
    given = coded.reliability if coded else None
    if isinstance(given, Reliability):
        prior = _as_coded(given, coded.id if coded else "")
        start = table.grade.get(prior.grade or "") or beta_from_interval(
            prior.mean, prior.low, prior.high
        )
    elif given is None or given == "F":
        start, moved = _of_kind(kind, own, records, table)
        unjudged = "coded F, cannot be judged: " if given else ""
        basis = f"{unjudged}prior for sources of the kind {kind}{moved}"
        prior = _reliability(start, given, basis)
    else:
        start = table.grade[given]
        prior = _reliability(start, given, f"coded {given} on the Admiralty scale")
    told = count(own.words, start.mean, table) if own else Tested()
    if not told.words:
        return prior
    after = Beta(start.a + told.for_, start.b + told.against)
    return _reliability(after, None, f"{prior.basis}; {_record_words(told)}")


def letter_of(
    coded: CodedSource | None, weighed: Reliability, own: Record | None, table: Likelihoods
) -> Letter:
    """Return a source's letter: the one coded, or the nearest to what its code and record make of it.

    F, cannot be judged, where nothing is coded and too few of its words have been tested: what is
    usual for its kind says nothing of this source.
    """
    given = coded.reliability if coded else None
    if isinstance(given, Reliability) and given.grade in _LETTERS:
        given = given.grade  # a letter beside a probability goes before it
    words = own.tested.words if own else 0
    if not words and given in _LETTERS:
        return next(letter for letter in _LETTERS if letter == given)
    if given in (None, "F") and words < table.record["least_words"]:
        return "F"
    return min(_LETTERS, key=lambda letter: abs(table.grade[letter].mean - weighed.mean))


def _of_kind(
    kind: SourceKind, own: Record | None, records: Iterable[Record], table: Likelihoods
) -> tuple[Beta, str]:
    """Return what is known of a source of a kind, and in words who moved that."""
    row = table.quality[kind]
    worth = row.a + row.b
    others = [one for one in records if one.kind == kind and one is not own and one.tested.worth]
    if not others:
        return row, ""
    above, below = table.record["kind_worth"] * row.mean, table.record["kind_worth"]
    for one in others:
        told = one.tested
        counts = (worth + 1) / (told.worth + worth)  # for each observation
        above += told.for_ * counts
        below += told.worth * counts
    mean = above / below
    who = "1 other" if len(others) == 1 else f"{len(others)} others"
    moved = f", moved from {row.mean:.2f} to {mean:.2f} by the record of {who} of the kind"
    return Beta(worth * mean, worth * (1 - mean)), moved


def _record_words(told: Tested) -> str:
    words = f"{told.words} {'word' if told.words == 1 else 'words'}"
    return (
        f"its record: {told.right} of {words} right, which tells as much of its quality as "
        f"{told.for_:.1f} right and {told.against:.1f} wrong of one who could know and wants nothing"
    )


def _as_coded(given: Reliability, source: str) -> Reliability:
    if not 0 <= given.low <= given.mean <= given.high <= 1:
        raise UsageError(
            f"source {source!r}: reliability {given.mean} with interval {given.low} to "
            f"{given.high}; write 0 <= low <= mean <= high <= 1"
        )
    basis = given.basis or "coded in the case as a probability"
    return Reliability(
        mean=given.mean, low=given.low, high=given.high, grade=given.grade, basis=basis
    )


def _reliability(beta: Beta, grade: str | None, basis: str) -> Reliability:
    low, high = beta.quantile(0.05), beta.quantile(0.95)
    return Reliability(mean=beta.mean, low=low, high=high, grade=grade, basis=basis)
