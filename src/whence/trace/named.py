"""Where one of two reports names the other, or both name a third."""

from collections.abc import Collection, Iterator, Sequence

from whence.model import Credit, Naming, Side, SideName, Span, Statement

from .sides import speaks

Named = dict[str, Span]


def credits_between(
    a: tuple[Side, Named, Collection[str]],
    b: tuple[Side, Named, Collection[str]],
    parties: Collection[str] = (),
) -> Iterator[Naming]:
    """Yield the words with which a side names the other's outlet, then those for a common third.

    Of each side: what it names (outlet to words) and under which ids it may be named itself. A third
    that is a party to what is reported is named by everybody, and is left out.
    """
    sides: tuple[tuple[SideName, Named, Collection[str]], ...]
    sides = (("a", a[1], b[2]), ("b", b[1], a[2]))
    for by, named, outlets in sides:
        for outlet in sorted(set(outlets) & named.keys()):
            yield Naming(by=by, of=outlet, span=named[outlet])
    for outlet in sorted((a[1].keys() & b[1].keys()) - {*a[2], *b[2], *parties}):
        for by, named, _ in sides:
            yield Naming(by=by, of=outlet, span=named[outlet])


def outlets_named(side: Side, statements: Sequence[Statement], credits: Sequence[Credit]) -> Named:
    """Return the outlets and organisations a report names, with the first words that do.

    `credits` are where its document names outlets; chains of attribution name others as well.
    """
    found: Named = {}
    for one in credits:
        if any(piece.start <= one.span.start < piece.end for piece in side.text):
            found.setdefault(one.of, one.span)
    for statement in statements:
        if not speaks(statement, side.id, side.held):
            continue
        for hop in statement.chain:
            if hop.kind == "publisher" and hop.start is not None and hop.end is not None:
                at = hop.start - statement.start
                quote = statement.text[at : hop.end - statement.start]
                if quote and len(quote) == hop.end - hop.start:
                    span = Span(
                        document=statement.document, start=hop.start, end=hop.end, quote=quote
                    )
                    found.setdefault(hop.source, span)
    return found
