"""Which facts of a short chain are needed, and which could be wrong without harm."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from whence.model import Fact

from .inquiry import Inquiry
from .wording import listed, sentence
from .words_of import standing_of

Found = Callable[[Inquiry], bool]


def told_needed(inquiry: Inquiry, facts: Sequence[Fact], found: Found) -> str:
    """Say which facts decide a chain: `found` looks for any such chain in a world that lacks a fact.

    The chain has been told, so that only what could be left out is named again, and what is weak
    about the source of a fact that could not. A fact without an id cannot be left out.
    """
    rows = tuple(dict.fromkeys(fact for fact in facts if fact.id))
    spare = [fact for fact in rows if found(_without(inquiry, fact))]
    if rows and len(spare) == len(rows):
        return "No single fact decides it."
    one_word = all(fact.stated for fact in facts)
    weak = [] if one_word else [_weak(inquiry, fact) for fact in rows if fact not in spare]
    doubts = "".join(f"; {told}" for told in weak if told)
    if not spare:
        which = "that one fact is" if len(rows) == 1 else f"each of these {len(rows)} facts is"
        return sentence(f"{which} needed{doubts}")
    told = listed(f"that {inquiry.world.say(fact)}" for fact in spare)
    stands = f"it would stand even if it were wrong {told}"
    return sentence(f"{stands}; each of the other facts is needed{doubts}")


def _without(inquiry: Inquiry, fact: Fact) -> Inquiry:
    return replace(inquiry, world=inquiry.world.without((fact.id,)))


def _weak(inquiry: Inquiry, fact: Fact) -> str:
    weak = standing_of(inquiry, fact).removeprefix("which ")
    if not weak:
        return ""
    told = f"that {inquiry.world.say(fact)}"
    return f"{told} {weak}" if not weak.startswith("for") else f"no source is given for it {told}"
