"""A second generator of worlds, which breaks on purpose what the judge believes.

News is made day by day: reports ask people who know more or less, copy each other in part, bend what
they hear to their house's line, and lean on what was said before; people change their minds; late
reports know how it turned out. What tracing and an analyst make of it is wrong in places. Written
apart from the judge and from `whence.simulate`, and imports neither.

The rates below were written down before anything was scored, each for its reason, and have not been
changed since. What the judge believes otherwise stands in brackets.
"""

import math
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.random import Generator

from whence.model import Claim, Directness, Reliability, Testimony

CLAIM = Claim(id="c", text="The claim.")

TRUE = 0.35  # of 120 rumours whose outcome was settled, 42 were true (Emergent)
# Why a false claim is told. Journalists' own post-mortems name mistakes most, then nothing at all.
CAUSES = {"something like it": 0.40, "nothing": 0.35, "planted": 0.25}

# Who is asked: few were there, most were told, some know nothing and talk all the same.
NEAR, TOLD, HEARSAY = 0.30, 0.50, 0.20
# P(believes it) of who was there, and of who was told, by what is so. [quality and access instead]
BELIEVES = {
    "true": {"near": 0.90, "told": 0.80},
    "something like it": {"near": 0.50, "told": 0.50},
    "nothing": {"near": 0.05, "told": 0.15},
    "planted": {"near": 0.15, "told": 0.85},
}
GOSSIP = 0.65  # who knows nothing tends to pass on what is talked about

# Houses: half have no line; those that gain from a story are more than those that lose.
LINES = {0: 0.5, 1: 0.3, -1: 0.2}
SLANT = (0.3, 0.9)  # how often a house with a line bends a report to it [always, or never]

BANDWAGON = (0.0, 0.5)  # how often a report follows what most before it said, at full agreement
SAME_PERSON = 0.5  # a report asks somebody who was asked before: good contacts are few
SEEN_SHARED = 0.4  # and this often tracing sees that two asked the same person
CHANGES_MIND = 0.15  # people asked again after the third day, and then
LEARNS = 0.7  # most of those who change it have learned better; others were talked round
KNOWN_LATER = 0.25  # after the sixth day, one report in four tells how it turned out
SPELL = 2.5  # mean days between the event and a report; the news is old after a week

WHOLE = 0.8  # copies that take the stance over; the others ask somebody themselves as well
# Score of a link, in log odds, that tracing gives to whole and partial copies and to strangers.
LIKE_COPY, LIKE_PART, LIKE_CHANCE, NOISE = 1.8, 0.5, -0.5, 1.3
FALSE_LINK = 0.12  # reports on one event share facts, so some are taken for copies
WRONG_WAY = 0.10  # time zones and late datelines turn one link in ten round

KNOWN_HOUSE = 0.7  # houses whose side the analyst knows
CODED, CODED_WRONG, CODED_FOR_NOTHING = 0.7, 0.2, 0.1  # interests: known, turned round, imagined
GRADED = 0.4  # people the analyst has a letter for
MISGRADED = 0.12  # spread of the analyst's error on the scale from 0 to 1
CONFIDENCE = 0.1  # and an analyst is too trusting or too strict by up to this
HEDGED = 0.2  # a hedge is a habit of style here [a sign of doubt]
BOASTS = 0.1  # people who know nothing and say they were there

SKILL = {"near": 0.90, "told": 0.70, "hearsay": 0.45}
SAYS: dict[str, dict[Directness, float]] = {
    "near": {"witnessed": 0.6, "told": 0.2, "unknown": 0.2},
    "told": {"told": 0.6, "documented": 0.1, "unknown": 0.3},
    "hearsay": {"relayed": 0.4, "told": 0.2, "unknown": 0.4},
}


@dataclass(slots=True)
class Person:
    """Somebody who can be asked: how near, what he believes, and what the analyst thinks of him."""

    id: str
    near: str
    believes: bool
    reliability: Reliability
    asked: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class House:
    """Whom a report is of: its line, how strongly it holds it, and what the analyst codes."""

    line: int
    slant: float
    camp: str | None
    interest: Literal["for", "against"] | None


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says, who was asked, and what tracing makes of it."""

    id: str
    house: House
    asserts: bool
    person: Person | None
    directness: Directness
    relays: int
    links: tuple[tuple[str, float], ...]
    day: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One case, and whether its claim was true."""

    claim: Claim
    testimonies: tuple[Testimony, ...]
    true: bool


def made_case(seed: int, number: int) -> Made:
    """Return the case of that number; it depends on nothing but seed and number."""
    rng = np.random.default_rng([seed, number, 77])
    true = bool(rng.random() < TRUE)
    what = "true" if true else _pick(rng, CAUSES)
    size = int(rng.integers(3, 31))
    copying = float(rng.uniform(0, 0.9))
    follow = float(rng.uniform(*BANDWAGON))
    houses = [_house(rng, n) for n in range(int(rng.integers(1, 4)))]
    trust = float(rng.uniform(-CONFIDENCE, CONFIDENCE))
    days = np.sort(rng.exponential(SPELL, size))
    people: list[Person] = []
    reports: list[Report] = []
    for n in range(size):
        house = houses[rng.integers(len(houses))]
        if reports and rng.random() < copying:
            one = _copy(rng, f"r{n}", house, reports, people, what, trust)
        else:
            one = _asked(rng, f"r{n}", house, reports, people, what, trust, float(days[n]), true)
        if rng.random() < follow * abs(_lean(reports)):
            one = replace(one, asserts=_lean(reports) > 0)
        if days[n] > 6 and rng.random() < KNOWN_LATER:
            one = replace(one, asserts=true)
        reports.append(replace(one, day=float(days[n])))
    return Made(claim=CLAIM, testimonies=_as_seen(rng, reports), true=true)


def _house(rng: Generator, n: int) -> House:
    line = int(_pick(rng, {str(line): share for line, share in LINES.items()}))
    camp = f"house {n}" if rng.random() < KNOWN_HOUSE else None
    coded = 0
    if line and rng.random() < CODED:
        coded = -line if rng.random() < CODED_WRONG else line
    elif not line and rng.random() < CODED_FOR_NOTHING:
        coded = 1 if rng.random() < 0.5 else -1
    interest: dict[int, Literal["for", "against"]] = {1: "for", -1: "against"}
    return House(line, float(rng.uniform(*SLANT)), camp, interest.get(coded) if camp else None)


def _asked(
    rng: Generator,
    id: str,
    house: House,
    before: list[Report],
    people: list[Person],
    what: str,
    trust: float,
    day: float,
    true: bool,
) -> Report:
    """Make a report that asks somebody, new or asked before, and may bend what it hears."""
    again = bool(people) and rng.random() < SAME_PERSON
    if again:
        person = people[rng.integers(len(people))]
        if day > 3 and rng.random() < CHANGES_MIND:
            person.believes = true if rng.random() < LEARNS else not person.believes
    else:
        person = _person(rng, f"p{len(people)}", what, trust)
        people.append(person)
    links = _shared(rng, person) if again else _by_chance(rng, before)
    person.asked.append(id)
    return Report(
        id, house, _bent(rng, house, person.believes), person, _says(rng, person), 1, links
    )


def _copy(
    rng: Generator,
    id: str,
    house: House,
    before: list[Report],
    people: list[Person],
    what: str,
    trust: float,
) -> Report:
    """Make a report that takes an earlier one over, whole or in part."""
    copied = before[rng.integers(len(before))]
    whole = rng.random() < WHOLE
    person, heard = copied.person, copied.asserts
    if not whole:
        person = _person(rng, f"p{len(people)}", what, trust)
        people.append(person)
        heard = person.believes
    score = (LIKE_COPY if whole else LIKE_PART) + NOISE * float(rng.normal())
    links = _listed([(copied.id, score)])
    directness = copied.directness if whole else _says(rng, person)
    return Report(id, house, _bent(rng, house, heard), person, directness, 2, links)


def _person(rng: Generator, id: str, what: str, trust: float) -> Person:
    near = _pick(rng, {"near": NEAR, "told": TOLD, "hearsay": HEARSAY})
    chance = GOSSIP if near == "hearsay" else BELIEVES[what][near]
    return Person(id, near, bool(rng.random() < chance), _reliability(rng, SKILL[near], trust))


def _reliability(rng: Generator, skill: float, trust: float) -> Reliability:
    """Return what the analyst thinks of somebody: a letter, or what one thinks of anybody."""
    if rng.random() >= GRADED:
        return Reliability(mean=0.85, low=0.70, high=0.96)
    seen = skill + trust + MISGRADED * float(rng.normal())
    edges = {"A": 0.85, "B": 0.70, "C": 0.55, "D": 0.35}
    grade = next((letter for letter, edge in edges.items() if seen >= edge), "E")
    mean = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2}[grade]
    return Reliability(mean=mean, low=max(0, mean - 0.2), high=min(1, mean + 0.2), grade=grade)


def _bent(rng: Generator, house: House, heard: bool) -> bool:
    """Bend a stance to the line of the house, where it has one."""
    return house.line > 0 if house.line and rng.random() < house.slant else heard


def _says(rng: Generator, person: Person) -> Directness:
    """Return how somebody says he knows, which is not always how he does."""
    if person.near == "hearsay" and rng.random() < BOASTS:
        return "witnessed"
    says: Directness = _pick(rng, SAYS[person.near])  # type: ignore[assignment]
    return says


def _lean(before: list[Report]) -> float:
    """Return how far the reports so far agree: 1 all assert, -1 all deny."""
    return sum(1 if one.asserts else -1 for one in before) / len(before) if before else 0.0


def _shared(rng: Generator, person: Person) -> tuple[tuple[str, float], ...]:
    """Return the link of two reports that asked one person, where tracing sees it."""
    if not person.asked or rng.random() >= SEEN_SHARED:
        return ()
    return _listed([(person.asked[-1], LIKE_COPY + NOISE * float(rng.normal()))])


def _by_chance(rng: Generator, before: list[Report]) -> tuple[tuple[str, float], ...]:
    if not before or rng.random() >= FALSE_LINK:
        return ()
    stranger = before[rng.integers(len(before))]
    return _listed([(stranger.id, LIKE_CHANCE + NOISE * float(rng.normal()))])


def _listed(scores: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    chances = [(id, 1 / (1 + math.exp(-score))) for id, score in scores]
    return tuple((id, chance) for id, chance in chances if chance >= 0.1)


def _as_seen(rng: Generator, reports: list[Report]) -> tuple[Testimony, ...]:
    """Return the testimonies as tracing and the analyst have them; some links go the wrong way."""
    first = min(one.day for one in reports)
    links: dict[str, list[tuple[str, float]]] = {one.id: [] for one in reports}
    for one in reports:
        for parent, chance in one.links:
            child, source = (parent, one.id) if rng.random() < WRONG_WAY else (one.id, parent)
            links[child].append((source, chance))
    return tuple(
        Testimony(
            id=one.id,
            claim=CLAIM.id,
            label=one.id,
            stance="asserts" if one.asserts else "denies",
            certainty="probable" if rng.random() < HEDGED else "certain",
            directness=one.directness,
            sources=(one.person.id,) if one.person and not one.links else (one.id,),
            reliability=one.person.reliability
            if one.person
            else Reliability(mean=0.85, low=0.7, high=0.96),
            camp=one.house.camp,
            interest=one.house.interest,
            relays=one.relays,
            lag=max(0.0, one.day - first),
            parents=_within_one(links[one.id]),
        )
        for one in reports
    )


def _within_one(parents: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    total = max(1.0, sum(chance for _, chance in parents))
    return tuple((id, chance / total) for id, chance in parents)


def _pick(rng: Generator, shares: dict[str, float] | dict[Directness, float]) -> str:
    names = list(shares)
    return str(names[int(rng.choice(len(names), p=list(shares.values())))])
