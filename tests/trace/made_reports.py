"""Invented news for tests: events with independent reports, copies, rewrites and relays."""

import random
from dataclasses import dataclass

SYLLABLES = "ba den ka lor mi nas pel qu ro sa tor vi wen xa yor zul fer gal hin jor".split()
JOBS = "mayor minister engineer fisherman prosecutor farmer librarian captain teacher broker".split()
PLACES = "harbour bridge reservoir granary stadium hospital tunnel archive ferry market".split()
DEEDS = "collapsed flooded reopened closed burned vanished expanded relocated jammed failed".split()
FACTS = (
    "The {place} of {town} {deed} shortly after {hour} on {day}, {job} {name} told reporters.",
    "At least {n} people from {other} were brought to a school gymnasium in {town}.",
    "{name}, who has served as {job} for {k} years, blamed a contractor called {firm}.",
    "Repairs are expected to cost {n} million crowns, according to a budget seen in {other}.",
    "{friend}, a {job} living beside the {place}, heard a noise like a falling wardrobe.",
    "Inspectors had warned about the {place} in a report of {k} pages, {friend} remembered.",
    "Traffic between {town} and {other} was diverted along the old canal until {day}.",
    "{firm} declined to answer questions and sent {n} workers home without pay.",
    "A spokeswoman for {other} promised {n} tents, {k} pumps and a field kitchen.",
    "Children collected {n} blankets, and {friend} drove them to {town} in a milk lorry.",
)
OWN = (
    "{friend} of {other} counted {n} boats lying idle along the quay of {town}.",
    "Nobody at {firm} would say when the {place} was last looked at, a visit by our reporter showed.",
    "In {other} the shops ran out of candles and {k} bakers worked through the night.",
    "{friend} had photographed the cracks {k} weeks before and kept {n} prints of them.",
    "Old people in {town} compared it with the great frost, when {n} geese froze to the ice.",
    "An insurance agent, {friend}, put the loss at {n} thousand and laughed bitterly.",
)
SWAPS = {
    "shortly": "soon", "people": "residents", "expected": "likely", "warned": "cautioned", "noise": "sound",
    "questions": "queries", "promised": "pledged", "collected": "gathered", "declined": "refused",
    "brought": "taken", "diverted": "rerouted", "heard": "noticed", "blamed": "faulted", "report": "paper",
}  # fmt: skip
OUTLETS = [f"{one} {two}" for one in ("Northern", "Daily", "Harbour", "Inland", "Evening", "Valley")
           for two in ("Courier", "Lantern", "Observer", "Dispatch", "Beacon")]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One invented document; `parent` is the id of the one it was made from."""

    id: str
    text: str
    time: float
    publisher: str
    event: int
    parent: str | None = None


def word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def setting(chance: random.Random) -> dict[str, str]:
    """Return what all reports of one event have in common."""
    return {
        "town": word(chance), "other": word(chance), "name": f"{word(chance)} {word(chance)}",
        "place": chance.choice(PLACES), "deed": chance.choice(DEEDS), "job": chance.choice(JOBS),
        "day": chance.choice("Monday Tuesday Wednesday Thursday Friday".split()),
    }  # fmt: skip


def sentences(chance: random.Random, known: dict[str, str], frames: tuple[str, ...], count: int) -> list[str]:
    """Return sentences on an event with details of their own."""
    return [
        frame.format(
            **{"friend": f"{word(chance)} {word(chance)}", "firm": f"{word(chance)} Works"} | known,
            n=chance.randint(23, 9876), k=chance.randint(3, 40), hour=f"{chance.randint(1, 12)}:{chance.randint(10, 59)}",
        )
        for frame in chance.sample(frames, count)
    ]  # fmt: skip


def rewrite(chance: random.Random, lines: list[str]) -> list[str]:
    """Return lines in other words and another order, some left out."""
    kept = [" ".join(SWAPS.get(each, each) for each in line.split()) for line in lines]
    kept = chance.sample(kept, max(2, len(kept) - 2))
    return [line.replace(", ", " and ", 1) if chance.random() < 0.5 else line for line in kept]


def relay(chance: random.Random, lines: list[str], known: dict[str, str], credit: str) -> list[str]:
    """Return a report of its own that takes two facts from another and names it."""
    own = sentences(chance, known, OWN, 3)
    taken = [" ".join(line.split()[: len(line.split()) * 3 // 4]) + "." for line in chance.sample(lines, 2)]
    return [own[0], f"According to the {credit}, {taken[0]}", own[1], taken[1], own[2]]


def corpus(events: int, seed: int = 0) -> list[Made]:
    """Return documents of many events: two independent reports, copies, rewrites and relays of the first."""
    chance = random.Random(seed)
    found: list[Made] = []
    for event in range(events):
        known, start = setting(chance), chance.random() * 1000
        outlets = [f"The {each}" for each in chance.sample(OUTLETS, 5)]
        lines = sentences(chance, known, FACTS, 7)
        first = f"e{event}a"
        texts = [
            (first, lines, None),
            (f"e{event}b", sentences(chance, known, OWN, 5), None),
            (f"e{event}c", lines[: chance.randint(4, 6)], first),
            (f"e{event}d", rewrite(chance, lines), first),
            (f"e{event}e", relay(chance, lines, known, outlets[0]), first),
        ]
        for number, (id, parts, parent) in enumerate(texts):
            found.append(
                Made(
                    id=id, text="\n\n".join(parts), time=start + number * (1 + chance.random()),
                    publisher=outlets[number], event=event, parent=parent,
                )
            )  # fmt: skip
    return found
