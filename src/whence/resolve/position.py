"""Where a source stands: was it there, or did it do it itself.

`extract` reads how a source knows from the words that attribute. Here is added what follows from who
speaks on which claim: a writer on the spot, a reporter at the scene, an authority on its own business,
and a party to what is claimed. A party knows; that it also has a stake is its interest, not its access.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml
from whence.model import Claim, Directness, Document, Source, Statement
from whence.text import fold, words

_OWN_VOICE = ("statement", "interview", "post", "comment")
_OPEN = ("unknown", "told")  # says nothing of how the source knows, or only to whom it spoke
_SUBJECT = 80  # characters at the beginning of a content in which its subject stands
_TELLING = 3  # letters of a word that can tell a body
_FITS = 0.45  # probability of bearing from which a statement is about the very thing
_WITHIN = (
    "of",
    "in",
    "at",
    "from",
    "near",
    "for",
    "to",
)  # “a footballer of Orland”: Orland plays no part


def take_positions(
    statements: Iterable[Statement],
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    sources: Iterable[Source],
) -> tuple[Statement, ...]:
    """Return the statements, those on a claim with the position of their last source.

    Its hop is marked `party` where it takes part in what is claimed; `directness` is filled in where
    the words left it open. Who hardly speaks of the claim is no party to it.
    """
    asked = {claim.id: claim for claim in claims}
    known = {source.id: source for source in sources}
    said = tuple(statements)
    passing = _passing_on(said)

    def placed(one: Statement) -> Statement:
        if one.claim is None:
            return one
        if one.id in passing:
            hop = replace(one.chain[-1], directness="relayed")
            return replace(one, chain=(*one.chain[:-1], hop))
        document, last = documents[one.document], one.chain[-1]
        source = known[last.source]
        fits = (one.match or 0) >= _FITS
        party = fits and is_party(asked[one.claim], one, document, source)
        settled = source.coded and source.directness != "unknown"
        near = last.directness if settled else nearness(one, document, party)
        return replace(one, chain=(*one.chain[:-1], replace(last, party=party, directness=near)))

    return tuple(map(placed, said))


def _passing_on(statements: Iterable[Statement]) -> set[str]:
    """Return the ids of those that only pass on what another statement gives to its source.

    “The President said the British had learned that X” has two: X rests on the British.
    """
    groups: dict[tuple[str, str | None], list[Statement]] = {}
    for one in statements:
        if one.claim is not None:
            groups.setdefault((one.document, one.claim), []).append(one)
    return {
        outer.id
        for group in groups.values()
        for outer in group
        if outer.chain[-1].start is not None
        and any(_inside(inner, outer) for inner in group if inner is not outer)
    }


def _inside(inner: Statement, outer: Statement) -> bool:
    """Say whether a statement lies in the content of another, attributed through it to one more."""
    ids = [hop.source for hop in outer.chain]
    through = [hop.source for hop in inner.chain[: len(ids)]] == ids
    first, last = outer.content[0].start, outer.content[-1].end
    within = first <= inner.content[0].start and inner.content[-1].end <= last
    return len(inner.chain) > len(ids) and through and within


def is_party(claim: Claim, statement: Statement, document: Document, source: Source) -> bool:
    """Say whether the source is one of those the claim, or its own sentence, says have done it.

    By name in the claim's text, coded as its actor, or as the subject of what it says: “we”, “its”, or
    its own name. A document's author counts where the document is his own; a nameless member of a
    body need not know what it does, its lawyer does.
    """
    last = statement.chain[-1]
    if last.start is None and document.kind not in _OWN_VOICE:
        return False
    if source.kind == "anonymous":
        speaks = set(_lows(last.name)) & set(read_yaml("position.yaml")["representatives"])
        whose = frozenset(_lows(last.affiliation or ""))
        return bool(speaks and whose) and _acts(whose, _lows(claim.text))
    if {source.id, *source.affiliation, source.camp} & {*claim.actors}:
        return True
    bodies = [body for body in _bodies(source) if body]
    claimed, said = _lows(claim.text), _lows(statement.words[:_SUBJECT])
    if any(_acts(body, claimed) or _acts(body, said[: len(said) // 2]) for body in bodies):
        return True
    state = frozenset((source.camp or "").split("-"))
    if source.camp and (state <= set(claimed) or state <= set(said)):
        return True
    own = {"we", "our", "us"}
    own |= {"its"} if source.kind != "person" or document.kind == "statement" else set()
    return bool(source.camp) and bool(own & set(said))


def nearness(statement: Statement, document: Document, party: bool) -> Directness:
    """Return how near the last source of a statement is to what it says.

    What the words say comes first. A party, a writer who is there, and a report whose own reporter was
    count as witnesses; a body that publishes on its own business as one that documents it.
    """
    last = statement.chain[-1]
    if last.directness not in _OPEN or statement.certainty == "possible":
        return last.directness
    if party:
        return "witnessed"
    if last.start is not None:
        return last.directness
    text = fold(document.text)
    if document.kind == "report":
        return "witnessed" if _any("reporter").search(text) else last.directness
    if document.kind == "statement":
        home = fold(statement.chain[0].name)
        return "documented" if _any("authority").search(home) else last.directness
    there = document.kind in _OWN_VOICE and _any("scene").search(text)
    return "witnessed" if there and not _any("absent").search(text) else last.directness


def _acts(body: frozenset[str], lows: Sequence[str]) -> bool:
    """Say whether a text has all words of a body, not only as a place or as whose somebody is."""
    places = [place for place, low in enumerate(lows) if low in body]
    if not body <= {lows[place] for place in places}:
        return False
    first = min(places)
    before = [low for low in lows[max(0, first - 2) : first] if low != "the"]
    return not before or before[-1] not in _WITHIN


def _bodies(source: Source) -> Iterable[frozenset[str]]:
    """Yield the telling words of whom a source is or speaks for."""
    for name in (*source.names, *source.affiliation, source.camp or ""):
        lows = [low for low in _lows(name.replace("-", " ")) if len(low) >= _TELLING]
        whole = source.kind in ("person", "organisation", "publisher") or name not in source.names
        if whole:
            yield frozenset(lows)


@lru_cache(maxsize=4096)
def _lows(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(folded[start:end].removesuffix("'s") for start, end in words(folded))


@cache
def _any(row: str) -> re.Pattern[str]:
    joined = "|".join(read_yaml("position.yaml")[row])
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
