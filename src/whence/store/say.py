"""Facts and dates as sentences an analyst would write."""

from collections.abc import Callable
from datetime import datetime

from whence.model import Fact, Interval

from .relations import RELATIONS

# Month names of `calendar` and `strftime` follow the locale of the machine; ours may not.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_THIRDS = {
    (1, 1, 4, 30): "early ",
    (5, 1, 8, 31): "mid-",
    (9, 1, 12, 31): "late ",
    (1, 1, 12, 31): "",
}
_SEASONS = ("winter", "spring", "summer", "autumn")


def say_fact(fact: Fact, name: Callable[[str], str], *, office: bool = False) -> str:
    """Write a fact as a sentence without its full stop: `Pavo controls Orion (since March 2031)`.

    `name` gives the usual name of an id. Whoever speaks for an `office` holds it.
    """
    subject = name(fact.subject)
    phrase = "holds the office of" if office else RELATIONS[fact.relation][0]
    words = f"{subject} {_agreeing(subject, phrase)} {name(fact.object)}"
    if fact.scope == "local":
        words += f" locally, in {name(fact.place)} only" if fact.place else " locally"
    notes = [say_validity(fact.from_, fact.until), "contested" if fact.contested else ""]
    told = "; ".join(note for note in notes if note)
    return f"{words} ({told})" if told else words


def _agreeing(subject: str, phrase: str) -> str:
    """Return “are” for “is” behind a name that is a plural word: “Harbour workers”, not “Wolves”."""
    last = subject.rsplit(" ", 1)[-1]
    plural = last.islower() and last.endswith("s") and not last.endswith("ss")
    verb, _, rest = phrase.partition(" ")
    if not plural:
        return phrase
    return f"are {rest}" if verb == "is" else phrase


def say_validity(start: Interval | None, end: Interval | None) -> str:
    """Write from when to when something holds; nothing where neither end is known."""
    start, end = (one if one and (one.low or one.high) else None for one in (start, end))
    if start and end and start.low is None and end.high is None and start.high and end.low:
        return f"on {_day(start.high)}"  # seen then; since when and until when is not known
    if end and end.high is None and end.low:
        end = None  # it lasted at least until it was told
    if start and end and start.low is None and end.high and start.high:
        start = None  # all that is known of its beginning is that it came before the end
    if start is None and end and end.low is None and end.high:
        return f"formerly; over by {_day(end.high)}"
    first, last = start and say_date(start), end and say_date(end)
    if first and last:
        return f"from {first} to {last}"
    if first:
        return f"since {first}"
    return f"until {last}" if last else ""


def say_date(date: Interval) -> str:
    """Write a date in words: `14 November 2014`, `about March 2014`, `spring 2014`."""
    if date.low is None or date.high is None:
        return _half_open(date)
    # An approximate date is widened evenly on both sides, so its middle lies in what was stated.
    middle = date.low + (date.high - date.low) / 2
    about = "about " if date.approximate else ""
    match date.precision:
        case "second":
            return f"{about}{_day(middle)}, {middle:%H:%M} {middle.tzname() or ''}".rstrip()
        case "day":
            return about + _day(middle)
        case "month":
            return f"{about}{_MONTHS[middle.month - 1]} {middle.year}"
        case "season":
            return f"{about}{_season(middle)}"
        case "year":
            return f"{about}{middle.year}"
        case "decade":
            return f"{about}the {middle.year // 10 * 10}s"
        case _ if (third := _third(date.low, date.high)) is not None:
            return f"{about}{third}{date.low.year}"
        case _:
            return f"some time between {_day(date.low)} and {_day(date.high)}"


def _third(low: datetime, high: datetime) -> str | None:
    """Name the third of a year that a stretch is, as “at the start of the year” is read."""
    edges = (low.month, low.day, high.month, high.day)
    return _THIRDS.get(edges) if low.year == high.year else None


def _half_open(date: Interval) -> str:
    if date.low:
        return f"some time after {_day(date.low)}"
    return f"some time before {_day(date.high)}" if date.high else "an unknown time"


def _day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _season(moment: datetime) -> str:
    """Name a season of the northern hemisphere; a winter runs over two years."""
    season = _SEASONS[moment.month % 12 // 3]
    if season != "winter":
        return f"{season} {moment.year}"
    first = moment.year if moment.month == 12 else moment.year - 1
    return f"winter {first}/{(first + 1) % 100:02d}"
