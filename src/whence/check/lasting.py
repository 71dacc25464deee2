"""Ids of findings that last: what an analyst says of a finding still holds when documents come in."""

from collections.abc import Iterable
from dataclasses import replace

from whence.model import Finding, content_id


def with_lasting_ids(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each with an id of its rule, its facts and the different words it points at.

    So a further document that says the same in the same words changes none. Of findings that are
    alike in all of these, the first has such an id, and the others keep those they have.
    """
    seen = set[str]()
    lasting = []
    for one in findings:
        words = sorted({" ".join(span.quote.split()) for span in one.spans})
        facts = sorted(fact.id for fact in one.facts)
        about = (one.kind, one.subkind, one.claim, one.direction)
        id = content_id("finding", *about, len(words), *words, *facts)
        lasting.append(one if id in seen else replace(one, id=id))
        seen.add(id)
    return tuple(lasting)
