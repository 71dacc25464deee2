"""Acts that read like attributions: “the court convicted the banker”, “both firms agreed to merge”.

Verbs that attribute also tell what somebody does. Where the verb is the very thing that a claim says
was done, nobody attributes anything: the whole is told by whoever stands before the actor in the chain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import Claim, Document, Hop, Statement, content_id
from whence.text import fold, words

from .book import NameBook
from .terms import read_terms

_VERB = 40  # characters in which the verb of “to sign” stands
_AUXILIARIES = frozenset(
    "is are was were be been being has have had will would not never to the a an".split()
)
_HEARSAY = frozenset(
    "heard hears hear learned learnt rumoured rumored reportedly citing cited quoting quoted".split()
)
_PASSIVE = frozenset("is are was were been being".split())


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What claims say is done, as terms, and the words of each that name."""

    done: frozenset[str]
    text: frozenset[str]


def told_as_acts(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    claims: Sequence[Claim],
    book: NameBook,
) -> dict[str, Statement]:
    """Return, by the id of a statement that tells an act of some claim, that act as it is told.

    It has lost its last hop, and asserts or denies the whole from actor to object, as the words of any
    sentence of its teller do. Of two actors of one act (“A and B have agreed”) the first tells it.
    """
    asked = [_Claimed(read_terms(one.text, book).all, frozenset(_lows(one.text))) for one in claims]
    found: dict[str, Statement] = {}
    seen: set[tuple[str, int, int]] = set()
    for one in statements:
        act = _acted(one, documents[one.document], asked, book)
        if act and (place := (act.document, act.content[0].start, act.content[0].end)) not in seen:
            seen.add(place)
            found[one.id] = act
    return found


def _acted(
    statement: Statement, document: Document, claims: Sequence[_Claimed], book: NameBook
) -> Statement | None:
    last = statement.chain[-1]
    if last.start is None or last.cue is None or len(statement.chain) < 2:
        return None
    lows = [low for low in _lows(last.cue) if low not in _AUXILIARIES]
    opening = _lows(statement.words[:_VERB])
    if opening[:1] == ["to"]:  # “refused to sign”, “has agreed to sell”
        lows += opening[1:2]
    verb = read_terms(" ".join(lows), book)
    passive = bool(_PASSIVE & set(_lows(last.cue))) and len(lows) == 1
    for claim in claims if verb.all else ():
        if not verb.all & claim.done:
            continue
        if passive or _named(last, claim):
            return _whole(statement, document)
    return None


def _named(hop: Hop, claim: _Claimed) -> bool:
    """Say whether a claim names whoever the verb belongs to."""
    own = [low for low in _lows(hop.name) if low not in _AUXILIARIES]
    return bool(own) and sum(low in claim.text for low in own) * 2 >= len(own)


def _whole(statement: Statement, document: Document) -> Statement:
    """Return the statement as what its teller says: actor, verb and object together."""
    last = statement.chain[-1]
    pieces = [(one.start, one.end) for one in statement.content]
    if last.start is not None and last.end is not None:
        pieces.append((last.start, last.end))
    if last.cue_start is not None and last.cue_end is not None:
        pieces.append((last.cue_start, last.cue_end))
    start, end = min(one for one, _ in pieces), max(one for _, one in pieces)
    # The phrase of the actor and what follows the verb: “boards of both firms have agreed to merge”.
    span = document.span(start, end)
    return replace(
        statement,
        id=content_id("stmt", statement.id, "act"),
        chain=(*statement.chain[:-2], _by_itself(statement.chain[-2])),
        content=(span,),
        stance="asserts",
        certainty="certain" if statement.certainty == "possible" else statement.certainty,
        attribution="report",
        mode="act",
    )


def _by_itself(hop: Hop) -> Hop:
    """Return the hop without what came of its passing on another's word: it tells an act itself."""
    lows = set(_lows(hop.cue or ""))
    if hop.directness != "relayed" or hop.kind == "publisher" or lows & _HEARSAY:
        return hop
    told = "told" in lows and not lows & _PASSIVE
    return replace(hop, directness="told" if told else "unknown")


def _lows(text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end].removesuffix("'s") for start, end in words(folded)]
