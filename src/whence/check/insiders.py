"""A deal between parties of which no party is quoted."""

from collections.abc import Iterator

from whence.model import Finding

from .denial import by_speaker
from .inquiry import Inquiry
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
    yield inquiry.finding(
        "absent",
        sentence(f"no source inside {inside} is quoted in support of it; those quoted: {quoted}"),
        subkind="insider",
        rule="the parties to a deal are the first who would know of it",
        spans=map(inquiry.span, inquiry.asserting),
    )


def _position(inquiry: Inquiry, speaker: Speaker) -> str:
    bodies = [inquiry.names.id_of(body) for body in speaker.affiliation]
    known = bodies or [body for body in allegiances(inquiry, speaker) if body != speaker.key]
    names = [name for name in map(inquiry.name, known) if name != speaker.name]
    if names:
        return f"{speaker.name} ({listed(names)})"
    return f"{speaker.name} (in its own words)" if speaker.narrator else speaker.name
