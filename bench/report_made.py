"""Made cases for `report.py`: newspapers that report, copy and deny a merger, from a seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_TOWNS = "Alder Harbour Northern Coast Valley Delta Capital Evening Summit Border".split()
_PAPERS = (
    "Courier Herald Post Gazette Wire Tribune Standard Echo Observer Times Star Bulletin Journal "
    "Record Mail News Press Sun Globe Monitor"
).split()
_SOURCES = (
    "a senior official of Orion",
    "a banker familiar with the talks",
    "the mayor of Kessel",
    "a spokesman for Pavo",
    "an analyst in Port Anders",
    "two people close to the board",
    "a dock worker",
    "Mara Lind, a member of the board",
)
_FILLING = (
    "The port has been quiet since the spring, when the ice left late.",
    "Shares moved little on Monday.",
    "The two companies have competed for three decades.",
    "Neither company publishes its debts.",
    "Fishermen said that the harbour had seen worse years.",
    "The ministry did not comment on other matters.",
)
_CASE = """title: The merger of Orion and Pavo
question: Have Orion and Pavo agreed to merge?
claims:
  - {id: merged, text: Orion and Pavo have agreed to merge., kind: agreement, actors: [Orion, Pavo]}
  - {id: jobs, text: Orion will cut 400 jobs in Kessel., kind: event, actors: [Orion]}
"""
# Of the papers a third cite an earlier one, a fifth copy it, a third have a source, the rest deny it.
_CITE, _COPY, _SOURCE = 0.35, 0.55, 0.85


def write_case(folder: Path, documents: int, seed: int = 1) -> Path:
    """Write a case of so many documents into a folder, and return it."""
    (folder / "documents").mkdir(parents=True)
    (folder / "case.yaml").write_text(_CASE, encoding="utf-8")
    for name, text in _papers(documents, random.Random(seed)):
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _papers(documents: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    names = [f"{town} {paper}" for town in _TOWNS for paper in _PAPERS]
    chance.shuffle(names)
    told: list[tuple[date, str, list[str]]] = []
    for number in range(documents):
        day = date(2031, 3, 1) + timedelta(days=chance.randrange(40))
        name = names[number % len(names)]
        body = _body([one for one in told if one[0] <= day], chance)
        told.append((day, name, body))
        head = f"---\npublisher: {name}\npublished: {day}\n---\n"
        yield f"{name.lower().replace(' ', '-')}-{number}", head + "\n\n".join(body) + "\n"


def _body(earlier: list[tuple[date, str, list[str]]], chance: random.Random) -> list[str]:
    kind = chance.random()
    source = chance.choice(_SOURCES)
    said = source[0].upper() + source[1:]
    if earlier and kind < _COPY:
        day, name, body = chance.choice(earlier)
        if kind >= _CITE:
            return list(body)
        first = f"Orion and Pavo have agreed to merge, the {name} reported on {day.day} {day:%B}."
    elif kind < _SOURCE:
        first = f"{said} said that Orion and Pavo had agreed to merge and that Orion would cut 400 jobs."
    else:
        first = f"{said} denied that Orion and Pavo had agreed to merge."
    return [first, *chance.sample(_FILLING, 3)]
