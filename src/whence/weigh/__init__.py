"""How much a source, an origin or a finding counts, before anything is judged."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from whence.data.likelihoods import Likelihoods
from whence.model import Actor, CodedSource, Source, TrackRecord

from .admiralty import rate_claims
from .exhibits import without_contested
from .findings import weigh_findings
from .ladder import with_sole
from .needs import needs_of
from .record import added, history_of, named_sources, record_of, records_of
from .rulings import rule_on
from .scoring import mean_scores, score, score_claims
from .sources import letter_of, weigh_source
from .testimony import weigh_testimony

__all__ = [
    "added",
    "history_of",
    "mean_scores",
    "named_sources",
    "needs_of",
    "rate_claims",
    "rule_on",
    "score",
    "score_claims",
    "weigh_findings",
    "weigh_source",
    "weigh_sources",
    "weigh_testimony",
    "with_sole",
    "without_contested",
]


def weigh_sources(
    sources: Iterable[Source],
    coded: Iterable[CodedSource],
    table: Likelihoods,
    record: TrackRecord | None = None,
    named: Collection[str] = (),
    actors: Sequence[Actor] = (),
) -> tuple[Source, ...]:
    """Return the sources with their reliability: coded or the prior of their kind, and the record.

    `named` are the ids of the sources that some text names; only they can have a record. `actors`
    tell which names were one body's, and when.
    """
    by_id = {one.id: one for one in coded}
    records = records_of(record, actors, table) if record else []
    found = []
    for source in sources:
        own = record_of(source, source.id in named, records, actors)
        code = by_id.get(source.id)
        weighed = weigh_source(source.kind, code, table, own, records)
        letter = letter_of(code, weighed, own, table)
        found.append(replace(source, reliability=weighed, letter=letter))
    return tuple(found)
