"""How often a source is right when it could know."""

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods
from whence.model import CodedSource, Reliability, SourceKind, UsageError


def weigh_source(kind: SourceKind, coded: CodedSource | None, table: Likelihoods) -> Reliability:
    """Return the reliability of a source as mean and 90 % interval, and where it comes from.

    A probability that the case codes is taken as it is. An Admiralty letter A to E stands for a
    Beta of the table; F means "cannot be judged", which is not a number, so F, like no code at
    all, takes the prior of the kind of source. Raises `UsageError` for a coded probability whose
    interval does not hold it.
    """
    given = coded.reliability if coded else None
    if isinstance(given, Reliability):
        return _as_coded(given, coded.id if coded else "")
    if given is None:
        return _reliability(table.quality[kind], None, f"prior for sources of the kind {kind}")
    if given == "F":
        basis = f"coded F, cannot be judged: prior for sources of the kind {kind}"
        return _reliability(table.quality[kind], "F", basis)
    return _reliability(table.grade[given], given, f"coded {given} on the Admiralty scale")


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
