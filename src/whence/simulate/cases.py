"""Simulated worlds as case folders: what `whence assess` reads, and the truth beside it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from whence.data.likelihoods import Likelihoods
from whence.model import UsageError
from whence.store.files import write_text

from .mix import Mix
from .settings import Voice
from .wording import Report, Teller
from .worlds import World

_FIRST = datetime(2031, 4, 1, 6)
# Of equal times the later in order is this much later, so that who came first is known.
_MINUTES = 1


def writable(mix: Mix) -> Mix:
    """Return the mix of worlds that can be written whole.

    Findings are left to the checks, precedents to knowledge, and interests are those one can code.
    """
    shares = {"for": 0.0, "against": 0.0, "none": 0.0}
    for name, share in mix.interest.items():
        told = name.removesuffix("_told")
        shares[told if told in shares else "none"] += share
    return replace(mix, findings=0.0, precedent=0.0, interest=shares)


def write_case(world: World, folder: Path, table: Likelihoods, *, seed: int) -> Path:
    """Write a world as a case folder `case-001`, and `case-001.truth.json` beside it.

    Returns the case folder. Nothing is overwritten: raises `UsageError` naming what is in the way.
    """
    name = f"case-{world.number:03d}"
    case, truth = folder / name, folder / f"{name}.truth.json"
    for path in (case, truth):
        if path.exists():
            raise UsageError(f"{path} is in the way; choose a new folder")
    teller = Teller.of(world, seed)
    reports = teller.reports()
    files = {
        "case.yaml": as_yaml(_question(world, teller)),
        "sources.yaml": as_yaml({"sources": _sources(world, teller)}),
        "knowledge/actors.yaml": as_yaml({"actors": _actors(world, teller)}),
        **{
            f"documents/{one.id}.txt": _document(one, number, world.setting.days[one.id])
            for number, one in enumerate(reports)
        },
    }
    try:
        for inside, text in files.items():
            (case / inside).parent.mkdir(parents=True, exist_ok=True)
            write_text(case / inside, text)
        write_text(truth, json.dumps(truth_of(world, teller, table), indent=1) + "\n")
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from None
    return case


def truth_of(world: World, teller: Teller, table: Likelihoods) -> dict[str, Any]:
    """Return what is so in a world, and what tracing and judging it should find.

    `probability` is what one would say who knew every parameter and saw all statements aright.
    """
    homes = {place.id: place.document for c in world.claims for place in world.setting.places[c.id]}
    names, likely = teller.names, world.likely(table)
    return {
        "claims": [
            {
                "id": claim.id,
                "true": world.true[claim.id],
                "explanation": world.explanation[claim.id],
                "origins": world.origins(claim.id),
                "probability": likely[claim.id],
            }
            for claim in world.claims
        ],
        "statements": [
            {
                "document": homes[one.id],
                "claim": one.claim,
                "stance": one.stance,
                "source": names[one.sources[0]] if one.id not in world.copied else None,
                "copied_from": homes.get(world.copied.get(one.id, "")),
                "chances": {homes[parent]: chance for parent, chance in one.parents},
            }
            for one in world.testimonies
        ],
        "testimonies": [asdict(one) for one in world.testimonies],
    }


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return data as YAML, keys in their order."""
    import yaml

    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return text


def _question(world: World, teller: Teller) -> dict[str, Any]:
    parties = teller.told_of["parties"]
    needs = {need.claim: [need.needs] for need in world.needs}
    claims = []
    for place, claim in enumerate(world.claims):
        words = teller.claim(place)["told"][0]
        text = f"{words[0].upper()}{words[1:]}."
        rungs = {"requires": needs[claim.id]} if claim.id in needs else {}
        claims.append({"id": claim.id, "text": text, "kind": "event", **rungs})
    title = f"A simulated case: {parties[0]} and {parties[1]}"
    last = _FIRST + timedelta(days=max(world.setting.days.values()) + 1)
    return {"title": title, "as_of": last.date().isoformat(), "claims": claims}


def _sources(world: World, teller: Teller) -> list[dict[str, Any]]:
    """Return the sources as coded: kind, side, interest, letter, and how they know."""
    nearest = {one.sources[0]: one.directness for one in reversed(world.testimonies)}
    return [
        {
            "id": source.id,
            "names": [teller.names[source.id]],
            "kind": source.kind,
            **({"affiliation": [_side(source)]} if source.camp else {}),
            **_interests(world, source),
            **({"reliability": source.grade} if source.grade else {}),
            "directness": nearest.get(source.id, "unknown"),
        }
        for source in world.setting.sources.values()
    ]


def _interests(world: World, source: Voice) -> dict[str, Any]:
    found = [
        {"claim": claim.id, "direction": direction, "why": "its side is a party to it"}
        for claim in world.claims
        if (direction := world.setting.interest(source, claim.id))
    ]
    return {"interests": found} if found else {}


def _actors(world: World, teller: Teller) -> list[dict[str, Any]]:
    """Return the sides that sources belong to; the parties are names in the claims alone."""
    sides = sorted({source.camp for source in world.setting.sources.values() if source.camp})
    names = teller.words["camp"]
    return [
        {
            "id": side.replace(" ", "-").lower(),
            "names": [{"name": names[place] if place < len(names) else f"Side {place + 1}"}],
        }
        for place, side in enumerate(sides)
    ]


def _side(source: Voice) -> str:
    return (source.camp or "").replace(" ", "-").lower()


def _document(one: Report, number: int, day: float) -> str:
    time = _FIRST + timedelta(days=day, minutes=number * _MINUTES)
    at = f"{time.isoformat(timespec='minutes')}Z"
    head = {"publisher": one.publisher, "published": at, "language": "en", "kind": one.kind}
    return f"---\n{as_yaml(head)}---\n{one.text}\n"
