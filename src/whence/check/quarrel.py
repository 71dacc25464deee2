"""What makes the holder of a place an enemy, in the words of the rows that say so."""

from collections.abc import Iterator

from whence.model import Fact

from .inquiry import Inquiry
from .passage import Toll
from .wording import listed, since

WARS = frozenset({"at_war_with", "hostile_to"})
_TIES = {"member_of": "a member of", "affiliate_of": "an affiliate of"}
_SAYS = {"at_war_with": "at war with", "hostile_to": "hostile to"}


def chains(holder: str, facts: tuple[Fact, ...]) -> Iterator[tuple[tuple[Fact, ...], Fact, str]]:
    """Yield each way in which a holder is an enemy: its memberships, the enmity, and with whom.

    The shortest come first, so that the holder's own quarrel stands before that of its bodies.
    """
    steps: dict[str, tuple[Fact, ...]] = {holder: ()}
    waiting = [holder]
    for here in waiting:
        for fact in facts:
            if fact.relation in _TIES and fact.subject == here and fact.object not in steps:
                steps[fact.object] = (*steps[here], fact)
                waiting.append(fact.object)
    for body, joined in steps.items():
        for fact in facts:
            if fact.relation in WARS and body in (fact.subject, fact.object):
                other = fact.object if fact.subject == body else fact.subject
                if other not in steps:
                    yield joined, fact, other


def quarrel_words(inquiry: Inquiry, toll: Toll, actor: str) -> str:
    """Say in words that follow a name what makes the holder of a place the actor's enemy.

    “a member of the Front (since 2030), at war with it (since 2030)”, it being the actor. The holder's own quarrel
    and that of one body are told; the rest is cited.
    """
    own = [(joined, fact, other) for joined, fact, other in chains(toll.holder, toll.facts)]
    direct = [each for each in own if not each[0]][:1]
    through = [each for each in own if each[0]][:1]
    clauses = [_foe(inquiry, fact, other, actor) for _, fact, other in direct]
    for joined, fact, other in through:
        steps = [
            f"{_TIES[row.relation]} {inquiry.name(row.object)}{since((row,))}" for row in joined
        ]
        via = ", which is ".join(steps)
        also = f"also {_SAYS[fact.relation]} it{since((fact,))}"
        foe = also if direct and other == direct[0][2] else _foe(inquiry, fact, other, actor)
        clauses.append(f"{via}, {foe}")
    return listed(clauses)


def _foe(inquiry: Inquiry, fact: Fact, other: str, actor: str) -> str:
    if other == actor:
        return f"{_SAYS[fact.relation]} it{since((fact,))}"
    who = inquiry.name(actor)
    return f"{_SAYS[fact.relation]} {inquiry.name(other)}{since((fact,))}, to which {who} belongs"
