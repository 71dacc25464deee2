"""Two documents compared, as one HTML page: no script, nothing fetched, marks readable without colour."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup, escape

from whence.model import Side, Span, Tie, Why

from .beside import Placed, in_order
from .html import environment
from .safe import visible
from .why import first_words, stance_words, tie_direction

_FULL = 3.0  # the log10 likelihood ratio that fills a bar


def render_why(why: Why) -> str:
    """Return the comparison as one HTML document that needs nothing else.

    Texts are escaped; what is shared is marked in both and numbered.
    """
    jinja = environment()
    jinja.filters |= {
        "stances": stance_words,
        "direction": tie_direction,
        "settled_here": partial(_settled, why),
        "bar": _bar,
    }
    return jinja.get_template("why.html.jinja").render(
        why=why,
        first=first_words(why),
        texts=[
            _text(why.a, [(one.a, one.kind == "passage") for one in why.shared]),
            _text(why.b, [(one.b, one.kind == "passage") for one in why.shared]),
        ],
    )


def _bar(weight: float) -> int:
    """Return how long a bar is, in percent of the longest."""
    return round(100 * min(abs(weight), _FULL) / _FULL) or 1


def _settled(why: Why, tie: Tie) -> list[tuple[str, str]]:
    return [
        ("have one origin" if entry.same else "do not share an origin", entry.why)
        for entry in tie.overrides
        if {why.a.id, why.b.id} <= set(entry.reports)
    ]


def _text(side: Side, marks: Sequence[tuple[Span, bool]]) -> list[Markup]:
    """Return the pieces of a text, escaped, each shared stretch in a numbered `mark`."""
    placed = in_order(marks)
    return [_piece(piece, placed) for piece in side.text]


def _piece(piece: Span, marks: Sequence[Placed]) -> Markup:
    shown, pieces, here = visible(piece.quote), [Markup()], 0
    for mark in marks:
        start, end = mark.start - piece.start, mark.end - piece.start
        if not here <= start < end <= len(shown):
            continue
        pieces.append(escape(shown[here:start]))
        kind = "passage" if mark.passage else "detail"
        pieces.append(
            Markup('<mark class="{}">{}</mark><sup>{}</sup>').format(
                kind, shown[start:end], mark.number
            )
        )
        here = end
    return Markup().join([*pieces, escape(shown[here:])])
