"""Which attribution lies in which: the chains of a document's statements, folded together."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whence.model import Hop, Statement

Piece = tuple[int, int]
_LOOKED_AT = 8  # statements of one mention that may be the outer one: the nearest before the inner
_DEEPEST = 32  # attributions in each other; chains have at most a handful
_EDGES = " \t\n,;:–—-"


@dataclass(slots=True, eq=False)
class Attributed:
    """A source with a cue and a content; `statement` is None where it only passes another one on."""

    hop: Hop
    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...] = ()
    statement: Statement | None = None
    parent: "Attributed | None" = None
    inner: "list[Attributed]" = field(default_factory=list)


def nest(text: str, statements: Iterable[Statement]) -> list[Attributed]:
    """Return one attribution for each hop that the text names, an outer one before its inner ones.

    Hops without a place in the text (the publisher, the author) are left out; a statement with no
    others is the document's own and comes without source and cue.
    """
    nesting = _Nesting()
    said = [(one, nesting.add(one)) for one in statements]
    nesting.sort()
    for statement, inner in said:
        nesting.join(statement, inner)
    for relay in nesting.relays:
        _fill(text, relay)
    return list(_outer_first(one for _, one in said))


class _Nesting:
    """The attributions of one document while they are being put into each other."""

    def __init__(self) -> None:
        self.relays: list[Attributed] = []
        self._by_source: dict[Piece, list[Attributed]] = {}
        self._shared: dict[tuple[object, ...], Attributed] = {}

    def add(self, statement: Statement) -> Attributed:
        """Take in the innermost attribution of a statement: the one that has its content."""
        named = _named(statement)
        hop = named[-1] if named else statement.chain[-1]
        source, cue = _source(hop), _cue(hop)
        content = tuple((piece.start, piece.end) for piece in statement.content)
        one = Attributed(hop, source if source != cue else (), cue, content, statement)
        for piece in source:
            self._by_source.setdefault(piece, []).append(one)
        return one

    def sort(self) -> None:
        """Put the attributions to each mention into the order of the text."""
        for found in self._by_source.values():
            found.sort(key=_begin)

    def join(self, statement: Statement, inner: Attributed) -> None:
        """Put a statement into the attributions that its chain names around it."""
        hops = _named(statement)
        taken = {_cue(hop) for hop in hops[-1:]}
        hops = hops[:-1]
        while hops and inner.parent is None:
            outer = self._said(hops[-1], inner) or self._relay(hops, taken)
            taken.add(_cue(hops[-1]))
            if _is_within(outer, inner):
                return
            inner.parent = outer
            outer.inner.append(inner)
            inner = outer
            hops.pop()

    def _said(self, hop: Hop, inner: Attributed) -> Attributed | None:
        """Return the statement of this very mention in whose content the inner one lies."""
        place = (inner.cue or inner.source or inner.content)[0][0]
        for mention in _source(hop):
            found = self._by_source.get(mention, [])
            last = bisect_right(found, place, key=_begin)
            for one in reversed(found[max(0, last - _LOOKED_AT) : last]):
                if one is not inner and any(start <= place < end for start, end in one.content):
                    return one
        return None

    def _relay(self, hops: list[Hop], taken: set[tuple[Piece, ...]]) -> Attributed:
        """Return the attribution of a hand that passes on, the same for all it passes on."""
        hop = hops[-1]
        # A cue of a hop further in says how that attributes, and nothing of this one.
        own = () if _cue(hop) in taken else _cue(hop)
        key = (*(_source(one) for one in hops), own)
        if key not in self._shared:
            source = _source(hop)
            self._shared[key] = Attributed(hop, source if source != own else (), own)
            self.relays.append(self._shared[key])
        return self._shared[key]


def _named(statement: Statement) -> list[Hop]:
    return [hop for hop in statement.chain if _source(hop) or _cue(hop)]


def _source(hop: Hop) -> tuple[Piece, ...]:
    return () if hop.start is None or hop.end is None else ((hop.start, hop.end),)


def _cue(hop: Hop) -> tuple[Piece, ...]:
    missing = hop.cue_start is None or hop.cue_end is None
    return () if missing else ((hop.cue_start, hop.cue_end),)  # type: ignore[return-value]


def _begin(one: Attributed) -> int:
    return one.content[0][0]


def _is_within(one: Attributed, other: Attributed) -> bool:
    """Say whether an attribution lies in another, or too deep to be told: then none is its parent."""
    outer: Attributed | None = one
    for _ in range(_DEEPEST):
        if outer is None:
            return False
        if outer is other:
            return True
        outer = outer.parent
    return True


def _fill(text: str, relay: Attributed) -> None:
    """Give an attribution that passes on its content: all that it passes on, itself apart."""
    own = sorted((*relay.source, *relay.cue))
    whole = _merged(piece for inner in relay.inner for piece, _ in _extents(inner))
    pieces = [piece for one in whole for piece in _without(text, one, own)]
    relay.content = tuple(pieces) or relay.inner[0].content


def _extents(one: Attributed) -> Iterator[tuple[Piece, Piece]]:
    """Yield where an attribution stands, stretch by stretch, each with the whole it is part of.

    A source or cue that stands outside of that, sentences before, is no part of the stretch.
    """
    if one.statement is not None:
        whole = (one.statement.start, one.statement.end)
        yield _hull((*one.content, *one.source, *one.cue), whole), whole
        return
    for inner in one.inner:
        for piece, whole in _extents(inner):
            yield _hull((piece, *one.source, *one.cue), whole), whole


def _hull(pieces: Iterable[Piece], whole: Piece) -> Piece:
    inside = [one for one in pieces if whole[0] <= one[0] and one[1] <= whole[1]] or [whole]
    return min(start for start, _ in inside), max(end for _, end in inside)


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Return stretches in order, those that overlap as one."""
    found: list[Piece] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _without(text: str, piece: Piece, own: list[Piece]) -> Iterator[Piece]:
    """Yield what is left of a stretch without some pieces, as far as there are words in it."""
    start = piece[0]
    for left, right in [*own, (piece[1], piece[1])]:
        end = min(max(left, start), piece[1])
        words = text[start:end]
        if any(map(str.isalnum, words)):
            begin = start + len(words) - len(words.lstrip(_EDGES))
            yield begin, begin + len(words.strip(_EDGES))
        start = max(start, min(right, piece[1]))


def _outer_first(found: Iterable[Attributed]) -> Iterator[Attributed]:
    """Yield each attribution once, after the one it lies in."""
    seen: set[int] = set()
    for one in found:
        line = [one]
        while line[-1].parent and id(line[-1].parent) not in seen:
            line.append(line[-1].parent)
        for each in reversed(line):
            if id(each) not in seen:
                seen.add(id(each))
                yield each
