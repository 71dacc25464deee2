"""From when to when a stated relation holds: outer bounds as wide as the words leave them open."""

from datetime import datetime, time, timedelta

from whence.model import UNKNOWN, Document, Interval, StatedRelation, StatedTime

Bounds = tuple[Interval, Interval]
_MOMENT = timedelta(seconds=1)  # the finest grain of dates: what is “former” on a day ended before
_RULE = "stated in a document"


def bounds_of(relation: StatedRelation, document: Document) -> Bounds:
    """Return the bounds of the beginning and of the end of what a document states.

    What is told as holding surely holds when the document was written, and possibly before and
    after. What began or ended did so at the time named, or else some time before it was written. A
    time that nothing bounds is an interval without bounds, so that nothing is sure.
    """
    first, last = spoken(document)
    since = _first(relation.times, "since")
    when = _first(relation.times, "at")
    until = _first(relation.times, "until")
    match relation.aspect:
        case "now":
            begun = since or _interval(None, first)
            return begun, _interval(last, None)
        case "began":
            begun = when or since or until or _interval(None, last)
            if relation.lasting or relation.relation == "absent_from":
                return begun, _interval(last, None)
            return begun, _interval(begun.high if begun.low else last, None)
        case "ended":
            ended = until or when or since or _interval(None, first and first - _MOMENT)
            return _interval(None, ended.high), ended
    if when is None:
        return _interval(None, last), _interval(last if relation.lasting else None, None)
    if when.precision in ("day", "second"):
        return _interval(None, when.low), _interval(when.high, None)
    return _interval(None, when.high), _interval(when.low, None)


def spoken(document: Document) -> tuple[datetime | None, datetime | None]:
    """Return the first and last moment of the day, or days, of which a document says “now”.

    A document with only a latest date speaks of that day: it stood there then, for all to read.
    """
    published = document.published
    low, high = published.low or published.high, published.high or published.low
    first = datetime.combine(low.date(), time.min, low.tzinfo) if low else None
    last = datetime.combine(high.date(), time(23, 59, 59), high.tzinfo) if high else None
    return (first, last)


def _interval(low: datetime | None, high: datetime | None) -> Interval:
    if low is None and high is None:
        return UNKNOWN
    return Interval(low=low, high=high, rule=_RULE)


def _first(times: tuple[StatedTime, ...], how: str) -> Interval | None:
    found = (one.date.when for one in times if one.how == how)
    return next((when for when in found if when.low or when.high), None)
