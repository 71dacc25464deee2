"""How long after the first report an origin came: who speaks later could find out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from whence.model import Document, Testimony

_DAY = timedelta(days=1)
_VAGUE = 3 * _DAY  # a date known no better than this says nothing of days


def with_lags(
    testimonies: Iterable[Testimony], documents: Mapping[str, Document]
) -> tuple[Testimony, ...]:
    """Return the testimonies with their `lag`, in days from the first dated report on their claim.

    What counts for an origin is the first of its reports, so a late copy finds nothing out. Where no
    report of it has a date known to a few days, the lag stays 0.
    """
    everyone = tuple(testimonies)
    dated = {one.id: _first(one, documents) for one in everyone}
    first: dict[str, datetime] = {}
    for one in everyone:
        when = dated[one.id]
        if when is not None:
            first[one.claim] = min(when, first.get(one.claim, when))
    return tuple(
        one
        if (when := dated[one.id]) is None
        else replace(one, lag=(when - first[one.claim]) / _DAY)
        for one in everyone
    )


def _first(one: Testimony, documents: Mapping[str, Document]) -> datetime | None:
    times = (_time(documents[span.document]) for span in one.spans if span.document in documents)
    return min((time for time in times if time is not None), default=None)


def _time(document: Document) -> datetime | None:
    """Return when a document came out, the earliest it can have, if that is known well enough."""
    when = document.published
    if when is None or when.low is None or when.high is None or when.high - when.low > _VAGUE:
        return None
    return when.low
