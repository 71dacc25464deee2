"""A world told in sentences: who is called what, and what each report says in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from whence.data.lexicons import read_yaml
from whence.model import Testimony

from .worlds import World

# A copy surer than this is told word for word; one that may be one is retold.
_VERBATIM = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document in words: who published it, as what, and which statements it makes."""

    id: str
    publisher: str
    kind: str
    text: str
    testimonies: tuple[str, ...]


@dataclass(slots=True)
class Teller:
    """Tells one world. Everything drawn depends on the world's number and the seed alone."""

    world: World
    rng: Generator
    field_of_claims: str = ""
    papers: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unheld: Iterator[str] = field(default_factory=lambda: iter(()))
    things: Iterator[str] = field(default_factory=lambda: iter(()))

    @classmethod
    def of(cls, world: World, seed: int) -> "Teller":
        """Return a teller who has named every outlet and source of a world."""
        rng = np.random.default_rng([seed, world.number, 2])
        words = read_yaml("simulated_words.yaml")
        teller = cls(world, rng, str(rng.choice(list(words["fields"]))))
        papers = _shuffled(rng, [f"{a} {b}" for a, b in product(words["town"], words["paper"])])
        documents = sorted({place.document for place in _places(world)})
        outlets = _endless(papers)
        teller.papers = dict(zip(documents, outlets, strict=False))
        teller.unheld = outlets
        teller.things = _cycle(_shuffled(rng, words["thing"]))
        callers = {kind: _endless(_callings(rng, kind, words)) for kind in _KINDS}
        first = {place.source: place.document for place in reversed(_places(world))}
        for source in world.setting.sources.values():
            own = source.kind == "publisher"
            teller.names[source.id] = (
                teller.papers[first[source.id]] if own else next(callers[source.kind])
            )
        return teller

    @property
    def words(self) -> Mapping[str, Any]:
        """The words of simulated cases."""
        found: Mapping[str, Any] = read_yaml("simulated_words.yaml")
        return found

    @property
    def told_of(self) -> Mapping[str, Any]:
        """The field that the world's claims are of."""
        found: Mapping[str, Any] = self.words["fields"][self.field_of_claims]
        return found

    def claim(self, place: int) -> Mapping[str, Sequence[str]]:
        """Return the wordings of a claim; one by itself is the middle of its ladder."""
        rungs = self.told_of["claims"]
        if len(self.world.claims) == 1:
            place = 1
        found: Mapping[str, Sequence[str]] = rungs[place % len(rungs)]
        return found

    def reports(self) -> list[Report]:
        """Return all documents in their order, each with a sentence for every statement it makes."""
        told: dict[str, str] = {}
        made: dict[str, list[Testimony]] = {}
        homes = {place.id: place.document for place in _places(self.world)}
        for one in self.world.testimonies:
            made.setdefault(homes[one.id], []).append(one)
        return [self._report(document, made[document], homes, told) for document in sorted(made)]

    def _report(
        self,
        document: str,
        said: Sequence[Testimony],
        homes: Mapping[str, str],
        told: dict[str, str],
    ) -> Report:
        first = said[0]
        # A source that speaks for itself does so in a document of its own.
        aloud = len(said) == 1 and first.relays == 0 and first.id not in self.world.copied
        for one in said:
            copied = self.world.copied.get(one.id)
            if copied is None:
                told[one.id] = self._by_itself(one, document, aloud)
            else:
                told[one.id] = self._taken_over(one, copied, homes, told)
        speaker = self.world.setting.sources[first.sources[0]]
        return Report(
            id=document,
            publisher=self.names[speaker.id] if aloud else self.papers[document],
            kind="statement" if aloud else "report",
            text="\n\n".join(told[one.id] for one in said),
            testimonies=tuple(one.id for one in said),
        )

    def _by_itself(self, one: Testimony, document: str, aloud: bool) -> str:
        """Tell what a source says by itself, with details that nobody else has."""
        voice = self.world.setting.sources[one.sources[0]]
        hands = 0 if aloud or voice.kind == "publisher" else min(max(one.relays, 1), 2)
        frames = self.words["frames"][str(hands)][one.certainty]
        if voice.kind == "document" and hands == 1 and one.certainty == "certain":
            frames = self.words["of_document"]
        sentence = self._fill(
            str(self.rng.choice(frames)),
            who=self.names[voice.id],
            paper=f"the {self.papers[document]}",
            agency=f"the {next(self.unheld)}",
            how=str(self.rng.choice(self.words["how"][one.directness])),
            content=self._content(one, one.stance == "asserts"),
        )
        return " ".join([sentence, *self._details()])

    def _taken_over(
        self, one: Testimony, copied: str, homes: Mapping[str, str], told: Mapping[str, str]
    ) -> str:
        """Tell what another report said: word for word, or with credit, or turned round."""
        by_id = {each.id: each for each in self.world.testimonies}
        chance = dict(one.parents)[copied]
        if one.stance == by_id[copied].stance and chance > _VERBATIM:
            return told[copied]
        other = self.papers[homes[copied]]
        sentence = self._fill(
            str(self.rng.choice(self.words["credit"])),
            other=f"the {other}",
            content=self._content(one, one.stance == "asserts"),
        )
        # What is retold keeps the details of what it was taken from.
        kept = told[copied].partition(". ")[2]
        return f"{sentence} {kept}".strip()

    def _content(self, one: Testimony, asserts: bool) -> str:
        place = [claim.id for claim in self.world.claims].index(one.claim)
        return str(self.rng.choice(self.claim(place)["told" if asserts else "denied"]))

    def _details(self) -> list[str]:
        return [self._detail() for _ in range(int(self.rng.integers(1, 4)))]

    def _detail(self) -> str:
        """Return a sentence on a thing that no other report of the case has."""
        words, pick = self.words, self.rng.choice
        end = str(pick(words["end"])).format(
            n=int(self.rng.integers(3, 98)), day=pick(words["day"])
        )
        return self._fill(
            str(pick(words["details"])),
            adjective=str(pick(words["adjective"])),
            thing=next(self.things),
            did=str(pick(words["did"])),
            town=str(pick(words["town"])),
            end=end,
        )

    @staticmethod
    def _fill(frame: str, **parts: str) -> str:
        capital = {name.capitalize(): part[:1].upper() + part[1:] for name, part in parts.items()}
        return frame.format(**parts, **capital)


_KINDS = ("person", "official", "anonymous", "organisation", "document")


def _callings(rng: Generator, kind: str, words: Mapping[str, Any]) -> list[str]:
    """Return how sources of a kind are called, in an order drawn at random."""
    people = _people(rng, words)
    places = words["town"]
    called = {
        "person": people,
        "official": [f"{a} {b}" for a, b in zip(_cycle(words["official"]), people, strict=False)],
        "anonymous": [f"{a} from {b}" for a, b in product(words["anonymous"], places)],
        "organisation": [f"the {b} {a}" for a, b in product(words["organisation"], places)],
        "document": [f"{a} from {b}" for a, b in product(words["document"], places)],
    }
    return called[kind] if kind in ("person", "official") else _shuffled(rng, called[kind])


def _people(rng: Generator, words: Mapping[str, Any]) -> list[str]:
    """Return names of people; no two share a first or a last name until all have come once."""
    first, last = _shuffled(rng, words["first"]), _shuffled(rng, words["last"])
    turns = range(len(last))
    return [
        f"{name} {last[(place + turn) % len(last)]}"
        for turn in turns
        for place, name in enumerate(first)
    ]


def _places(world: World) -> list[Any]:
    return [place for claim in world.claims for place in world.setting.places[claim.id]]


def _shuffled(rng: Generator, names: Sequence[str]) -> list[str]:
    return [names[place] for place in rng.permutation(len(names))]


def _endless(names: Sequence[str]) -> Iterator[str]:
    """Yield names, with a number once all have been used."""
    turn = 1
    while True:
        yield from (name if turn == 1 else f"{name} {turn}" for name in names)
        turn += 1


def _cycle(names: Sequence[str]) -> Iterator[str]:
    while True:
        yield from names
