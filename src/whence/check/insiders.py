"""A deal between parties of which no party is quoted."""

from collections.abc import Iterator

from whence.model import Finding

from .denial import by_speaker
from .inquiry import Inquiry
from .passage import wars
from .silence import absent_parties, insiders_elsewhere
from .speakers import Speaker, allegiances, parties
from .wording import listed, sentence, shortened

_DEALS = frozenset({"agreement", "joint-operation"})


def check_insiders(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding when nobody inside any party to a deal is quoted as confirming it."""
    behind = by_speaker(inquiry, "asserts")
    if inquiry.claim.kind not in _DEALS or len(inquiry.actors) < 2 or not behind:
        return
    if any(parties(inquiry, speaker) for speaker, _ in behind):
        return
    inside = listed(map(inquiry.name, inquiry.actors), last="or")
    quoted = shortened([_position(inquiry, speaker) for speaker, _ in behind])
    elsewhere = insiders_elsewhere(inquiry)
    people = {"person"} >= {
        inquiry.names.actors[actor].kind if actor in inquiry.names.actors else ""
        for actor in inquiry.actors
    }
    whose = f"neither side ({inside})" if people else f"no source inside {inside}"
    told = f"{whose} is quoted in support of it; those quoted: {quoted}"
    more = absent_parties(inquiry, elsewhere) if elsewhere else ()
    yield inquiry.finding(
        "absent",
        " ".join((sentence(told), *more)),
        subkind="insider",
        rule="the parties to a deal are the first who would know of it",
        spans=(*map(inquiry.span, inquiry.asserting), *(span for _, span in elsewhere.values())),
    )


def _position(inquiry: Inquiry, speaker: Speaker) -> str:
    """Name a source with the bodies it belongs to, and say where it stands to the parties."""
    bodies = [inquiry.names.id_of(body) for body in speaker.affiliation]
    known = bodies or [body for body in allegiances(inquiry, speaker) if body != speaker.key]
    named = dict.fromkeys(map(inquiry.name, known))  # a body may be known by its id and by its name
    names = [name for name in named if name != speaker.name]
    sides = [*names, *_standing(inquiry, speaker, known)]
    return f"{speaker.name} ({', '.join(sides)})" if sides else speaker.name


def _standing(inquiry: Inquiry, speaker: Speaker, known: list[str]) -> list[str]:
    """Say whether a source is an opponent of a party or an official, or speaks for itself."""
    foes = [
        inquiry.name(actor)
        for actor in inquiry.actors
        if any(wars(inquiry.world, side, actor, inquiry.any_time) for side in known)
    ]
    if foes:
        return [f"an opponent of {listed(foes)}"]
    if speaker.narrator:
        return ["in its own words"]
    official = bool(speaker.source and speaker.source.kind == "official")
    return ["an official"] if official and "official" not in speaker.name.casefold() else []
