"""Places that nobody could pass, told with their dates: not built yet, or no longer there."""

from whence.model import CitedFact, Interval, Name, World

from .wording import date_words, span_words


def shut_words(world: World, place: str, at: Interval) -> str:
    """Say in words that follow “which” that a place did not exist at a time, with the dates known."""
    names = next((each.names for each in world.places if each.id == place), ())
    return _why(names, at) if names else "did not exist at the time"


def _why(names: tuple[Name, ...], at: Interval) -> str:
    ends = [name.until for name in names if name.until and name.until.before(at)]
    if len(ends) == len(names):
        last = max(ends, key=lambda end: (str(end.high), str(end)))
        return f"was not there any more (known until {date_words(last)})"
    starts = [name.from_ for name in names if name.from_ and at.before(name.from_)]
    if len(starts) == len(names):
        first = min(starts, key=lambda start: (str(start.low), str(start)))
        return f"was not there yet (known only from {date_words(first)})"
    return "did not exist at the time"


def cite_names(world: World, place: str) -> tuple[CitedFact, ...]:
    """Cite the dated names of a place, which say from when to when it was there."""
    names = next((each.names for each in world.places if each.id == place), ())
    return tuple(
        CitedFact(
            id=f"name:{place}:{name.name}",
            text=f"{name.name} is known {span_words(name.from_, name.until) or 'at all times'}",
            source=str(name.source) if name.source else "names coded in the case",
        )
        for name in names
    )
