"""Whether a person was surely somewhere else at the time."""

import math
from collections.abc import Iterator
from datetime import timedelta

from whence.model import Fact, Finding, Interval, Place, Span, Statement

from .inquiry import Inquiry
from .newcomer import takers_of
from .speakers import report_label, speaker_of
from .wording import date_words, listed, sentence, when_words

# Nobody is in two places so far apart on one day and back unnoticed: the longest day's drive is
# below it, and a flight of that length takes a day with the ways to and from it.
_A_DAY_AWAY = 1_000  # km
# A stay that is dated on both sides and no longer than this is a visit, a meeting or a hearing; what
# lasts longer says where somebody lives, which leaves room for journeys.
_STAY = timedelta(days=62)
_PERSON = "person"
_RADIUS = 6371.0  # km, the mean radius of the Earth


def check_alibi(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each person of the claim, or said to have been there, who was somewhere else.

    The subkind is `alibi` where a stay that is dated on both sides surely covers the time and the
    way is too long for a day or the stay goes on before and after; else, and of those whom only
    reports have there, `alibi_possibly`.
    """
    claim, at = inquiry.claim, inquiry.at
    if at is None or not claim.place or not _short(at):
        return
    told = _people(inquiry)
    for person, words in told.items():
        rows = _elsewhere(inquiry, person, claim.place, at)
        if rows:
            here = _here(inquiry, person, claim.place, at)
            sure = not (here or words) and any(_sure(inquiry, row, claim.place, at) for row in rows)
            yield inquiry.finding(
                "absent",
                _guest(inquiry, person, words) + _told(inquiry, person, claim.place, rows, here),
                subkind="alibi" if sure else "alibi_possibly",
                rule="nobody is in two places at once",
                spans=words,
                facts=inquiry.cite((*rows, *here)),
            )


def _people(inquiry: Inquiry) -> dict[str, list[Span]]:
    """Return the persons of the claim, and those whom reports have there, with their words."""
    actors = inquiry.names.actors
    found: dict[str, list[Span]] = {
        id: [] for id in inquiry.actors if id in actors and actors[id].kind == _PERSON
    }
    for id, span in takers_of(inquiry):
        if id in actors and actors[id].kind == _PERSON and id not in inquiry.actors:
            found.setdefault(id, []).append(span)
    return found


def _guest(inquiry: Inquiry, person: str, words: list[Span]) -> str:
    if not words:
        return ""
    where = listed(
        report_label(inquiry.documents.get(span.document), span.document) for span in words
    )
    return sentence(f"{inquiry.name(person)} is said to have taken part ({where})") + " "


def check_witnesses(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each named witness of the claim who was surely somewhere else at its time."""
    claim, at = inquiry.claim, inquiry.at
    if at is None or not claim.place or not _short(at):
        return
    told: dict[str, list[Statement]] = {}
    for statement in inquiry.asserting:
        speaker = speaker_of(inquiry, statement)
        ids = (inquiry.names.id_of(name) for name in (speaker.name, *speaker.aliases))
        known = next((id for id in ids if id in inquiry.names.actors), None)
        if known and not speaker.narrator and speaker.directness == "witnessed":
            told.setdefault(known, []).append(statement)
    for person, statements in told.items():
        rows = [
            row
            for row in _elsewhere(inquiry, person, claim.place, at)
            if _sure(inquiry, row, claim.place, at)
        ]
        if rows and not _here(inquiry, person, claim.place, at):
            where = listed(
                report_label(inquiry.documents.get(s.document), s.document) for s in statements
            )
            seen = f"{inquiry.name(person)}, whom {where} has as a witness, was not there"
            yield inquiry.finding(
                "record",
                f"{sentence(seen)} {_told(inquiry, person, claim.place, rows, ())}",
                subkind="alibi",
                rule="who was elsewhere saw nothing of it",
                spans=map(inquiry.span, statements),
                facts=inquiry.cite(rows),
            )


def _short(at: Interval) -> bool:
    """Say whether the time is a day or less (with the night after it): longer leaves room to travel."""
    return bool(at.low and at.high and at.high - at.low <= timedelta(days=1, hours=12))


def _elsewhere(inquiry: Inquiry, person: str, place: str, at: Interval) -> list[Fact]:
    """Return the rows that surely put a person in a place apart from this one at that time."""
    world = inquiry.world
    return [
        row
        for row in world.facts(subject=person, relation="present_in", at=at)
        if world.surely(row, at) and not world.contains(row.object, place) and not world.contains(place, row.object)
    ]  # fmt: skip


def _here(inquiry: Inquiry, person: str, place: str, at: Interval) -> tuple[Fact, ...]:
    rows = inquiry.world.facts(subject=person, relation="present_in", at=at)
    return tuple(row for row in rows if inquiry.world.contains(place, row.object))


def _sure(inquiry: Inquiry, row: Fact, place: str, at: Interval) -> bool:
    """Say whether the stay leaves no time to have been at the place as well."""
    start, end = row.from_, row.until
    if not (start and end and start.low and end.high and end.high - start.low <= _STAY):
        return False
    far = _kilometres(inquiry, row.object, place)
    if far is not None and far > _A_DAY_AWAY:
        return True
    within_hours = at.precision == "second" or bool(
        at.high and at.low and at.high - at.low < timedelta(hours=20)
    )
    around = bool(start.high and end.low and at.low and at.high
                  and start.high.date() < at.low.date() and end.low.date() > at.high.date())  # fmt: skip
    return within_hours or around


def _kilometres(inquiry: Inquiry, one: str, other: str) -> float | None:
    """Return how far apart two places are on a sphere (haversine), where both have coordinates."""
    points = {each.id: _point(each) for each in inquiry.world.places if each.id in (one, other)}
    start, end = points.get(one), points.get(other)
    if start is None or end is None:
        return None
    rise = math.sin((end[0] - start[0]) / 2) ** 2
    turn = math.cos(start[0]) * math.cos(end[0]) * math.sin((end[1] - start[1]) / 2) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(min(1.0, rise + turn)))


def _point(place: Place) -> tuple[float, float] | None:
    """Return latitude and longitude in radians."""
    if place.lat is None or place.lon is None:
        return None
    return math.radians(place.lat), math.radians(place.lon)


def _told(
    inquiry: Inquiry, person: str, place: str, rows: list[Fact], here: tuple[Fact, ...]
) -> str:
    at = inquiry.stated_time or inquiry.any_time
    there = listed(_stay(inquiry, row, place) for row in rows)
    told = sentence(
        f"{inquiry.name(person)} was in {there}, and not in {inquiry.name(place)}, {when_words(at)}"
    )
    kept = "; ".join(inquiry.world.say(row).rstrip(".") for row in here)
    return f"{told} {sentence(f'other rows say otherwise: {kept}')}" if kept else told


def _stay(inquiry: Inquiry, row: Fact, place: str) -> str:
    """Name a place with the dates of the stay there and the way from it: “Far (…, 2,224 km away)”."""
    far = _kilometres(inquiry, row.object, place)
    ends = [date_words(end) for end in (row.from_, row.until) if end]
    dated = " to ".join(dict.fromkeys(ends)) if row.until else "".join(f"since {e}" for e in ends)
    away = f"{round(far):,} km away" if far and far >= 1 else ""
    notes = ", ".join(note for note in (dated, away) if note)
    return f"{inquiry.name(row.object)} ({notes})" if notes else inquiry.name(row.object)
