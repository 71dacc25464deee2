"""Invented news for tests: events with independent reports, copies, rewrites and relays of them."""

import random
from dataclasses import dataclass, replace

SYLLABLES = "ba den ka lor mi nas pel qu ro sa tor vi wen xa yor zul fer gal hin jor".split()
NOUNS = """harbour bridge reservoir granary stadium hospital tunnel archive ferry market orchard mill quarry
    pump lantern cabinet ledger contract furnace engine barge warehouse petition choir bakery census glacier
    tram kiln dyke railing wharf tannery parliament brewery clock pasture chapel turbine""".split()
VERBS = """inspected flooded reopened closed burned expanded relocated jammed rented insured photographed
    sealed borrowed emptied measured repaired auctioned guarded mapped visited counted painted
    surrendered weighed abandoned praised""".split()
TRAITS = """old narrow crowded hollow northern wooden costly silent rusty disputed spare borrowed frozen crooked
    familiar municipal broken distant empty weekly""".split()
PEOPLE = """mayor minister engineer fisherman prosecutor farmer librarian captain teacher broker nurse
    surveyor carpenter judge archivist""".split()
ENDS = """before dawn|without a permit|for the third time|after a long quarrel|under heavy guard|to general surprise|
    at great expense|in pouring rain|against all advice|behind locked doors|on the last train|by candlelight""".split(
    "|"
)
PATTERNS = (
    "The {trait} {noun} of {town} was {verb} {end}, and {n} {noun2}s with it.",
    "{who}, a {person} from {other}, {verb} {n} {noun}s {end}.",
    "A {trait} {noun} near {other} had been {verb} {k} weeks earlier by {who}.",
    "Nearly {n} crowns were paid for the {noun}, which {who} {verb} {end}.",
    "{town} {verb} its {trait} {noun} {end}; the {person} blamed {firm}.",
    "In {other} the {person} {verb} a {noun} of {k} tons that {firm} had made {trait}.",
    "{who} and {k} others {verb} the {trait} {noun2} beside the {noun} {end}.",
    "Of {n} {noun}s in {town}, {k} were {verb}, the {person} found {end}.",
)
OTHERS = (  # how another reporter writes
    "Whoever {verb} the {trait} {noun}, people here say, must answer to {who}, {person} of {town}.",
    "{k} {noun}s! cried {who}, who keeps a {noun2} on the road to {other}.",
    "According to the {person}, {firm} {verb} {n} {noun}s by mistake.",
    "There is no {noun} left in {town} that has not been {verb}, wrote {who} to the {person}.",
    "My {noun2} is {trait} and my {noun} is gone, {who} complained; it was worth {n} crowns.",
    "For {k} days the {person} has been looking for whoever {verb} a {noun} in {other}.",
    "It all began when {firm} sent {who} {n} {noun}s, each more {trait} than the last.",
    "Between {town} and {other} stand {k} {noun}s; not one was {verb}, {who} swears.",
)
SWAPS = {
    "was": "got", "near": "close to", "had": "has", "paid": "spent", "others": "companions",
    "found": "discovered", "blamed": "accused", "earlier": "before", "made": "built", "beside": "next to",
}  # fmt: skip
OUTLETS = [f"{one} {two}" for one in ("Northern", "Daily", "Harbour", "Inland", "Evening", "Valley")
           for two in ("Courier", "Lantern", "Observer", "Dispatch", "Beacon")]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One invented document; `parent` is the id of the one it was made from."""

    id: str
    text: str
    time: float
    publisher: str | None
    event: int
    parent: str | None = None


def name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def lines(
    chance: random.Random, town: str, other: str, count: int, patterns: tuple[str, ...] = PATTERNS
) -> list[str]:
    """Return sentences of an event in two towns, each with names and figures of its own."""
    return [
        chance.choice(patterns).format(
            trait=chance.choice(TRAITS), noun=chance.choice(NOUNS), noun2=chance.choice(NOUNS),
            verb=chance.choice(VERBS), end=chance.choice(ENDS).strip(), person=chance.choice(PEOPLE),
            who=f"{name(chance)} {name(chance)}", firm=f"{name(chance)} Works", town=town, other=other,
            n=chance.randint(23, 9876), k=chance.randint(3, 90),
        )
        for _ in range(count)
    ]  # fmt: skip


def rewrite(chance: random.Random, taken: list[str]) -> list[str]:
    """Return sentences in other words and another order, two of them left out."""
    kept = [" ".join(SWAPS.get(each, each) for each in line.split()) for line in taken]
    return chance.sample(kept, max(2, len(kept) - 2))


def relay(chance: random.Random, own: list[str], taken: list[str], credit: str) -> list[str]:
    """Return a report of its own that takes two facts from another, in part, and names it."""
    parts = [line.split() for line in chance.sample(taken, 2)]
    facts = [" ".join(part[: len(part) * 3 // 4]) for part in parts]
    return [
        own[0],
        f"{credit} reported that {facts[0]}.",
        *own[1:3],
        f"It said {facts[1]}.",
        *own[3:],
    ]


def event(chance: random.Random, number: int) -> list[Made]:
    """Return two independent reports (a, b), and a copy (c), a rewrite (d) and a relay (e) of the first."""
    town, other, start = name(chance), name(chance), chance.random() * 1000
    outlets = [f"The {each}" for each in chance.sample(OUTLETS, 5)]
    first = lines(chance, town, other, 7)
    texts = {
        "a": first,
        "b": lines(chance, town, other, 6, OTHERS),
        "c": first[: chance.randint(4, 6)],
        "d": rewrite(chance, first),
        "e": relay(chance, lines(chance, name(chance), other, 4, OTHERS), first, outlets[0]),
    }
    return [
        Made(
            id=f"e{number}{letter}", text="\n\n".join(parts), publisher=outlet, event=number,
            time=start + place * (1 + chance.random()), parent=f"e{number}a" if letter > "b" else None,
        )
        for place, ((letter, parts), outlet) in enumerate(zip(texts.items(), outlets, strict=True))
    ]  # fmt: skip


def corpus(events: int, seed: int = 0) -> list[Made]:
    """Return the documents of many events."""
    chance = random.Random(seed)
    return [one for number in range(events) for one in event(chance, number)]


def again(document: Made, id: str, **changes: object) -> Made:
    """Return a document once more under another id."""
    return replace(document, id=id, **changes)  # type: ignore[arg-type]
