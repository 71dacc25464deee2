"""How much a source, an origin or a finding counts, before anything is judged."""

from collections.abc import Iterable
from dataclasses import replace

from whence.data.likelihoods import Likelihoods
from whence.model import CodedSource, Source

from .findings import weigh_findings
from .rulings import rule_on
from .sources import weigh_source
from .testimony import weigh_testimony

__all__ = ["rule_on", "weigh_findings", "weigh_source", "weigh_sources", "weigh_testimony"]


def weigh_sources(
    sources: Iterable[Source], coded: Iterable[CodedSource], table: Likelihoods
) -> tuple[Source, ...]:
    """Return the sources with their reliability: as coded, or the prior of their kind."""
    by_id = {one.id: one for one in coded}
    return tuple(
        replace(source, reliability=weigh_source(source.kind, by_id.get(source.id), table))
        for source in sources
    )
