"""The case for and against two documents going back to one hand, in a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from whence.model import EventPair, EventRole, Naming, Reason, Side, Span, Tie, Why

from .bars import AGAINST, FOR, QUIET, STRONG
from .beside import MARKS_MEAN, beside, both_spans
from .layout import hanging, printable
from .page import heading, name
from .safe import isolated, plain, shortened
from .wording import STANCE_VERBS, capital, date_words, listed, percent, signed

_NARROWEST, _WIDEST = 40, 160
_BAR, _FULL = 8, 3.0  # cells, and the log10 likelihood ratio that fills them
_INDENT = _BAR + 11  # sign, weight and bar before a reason
_REASONS, _LISTED, _QUOTE = 8, 14, 120
_BARS_MEAN = "Weights are log10 likelihood ratios: +1 makes the odds ten times as high."
_ONE_WAY = ("cites", "copies", "repeats")


def print_why(why: Why, console: Console) -> None:
    """Print it; no line is wider than the console (if that has 40 columns or more)."""
    for line in lines(why, max(_NARROWEST, min(console.width, _WIDEST))):
        console.print(printable(line), soft_wrap=True, highlight=False)


def lines(why: Why, width: int) -> Iterator[Text]:
    """Yield the lines of the answer."""
    if why.identical:
        yield from hanging(Text(f"{name(why.a.id)} is one document, named twice.", STRONG), width)
        yield from _side(why.a, "A", width)
        return
    yield from hanging(Text("Do the two go back to one hand?", STRONG), width)
    yield from _side(why.a, "A", width)
    yield from _side(why.b, "B", width)
    for tie in why.ties:
        yield from _tie(why, tie, width)
    yield from _not_shared(why, width)
    yield from _when(why, width)
    yield from _credits(why, width)
    yield from _changes(why, width)
    yield from _texts(why, width)


def _side(side: Side, letter: str, width: int) -> Iterator[Text]:
    when = date_words(side.published)
    known = when if side.held else f"known only because {name(side.document)} cites it"
    words = Text.assemble(name(side.id), (f"  {_label(side)}{known}", QUIET))
    yield from hanging(words, width, Text.assemble("  ", (letter, STRONG), "  "))


def _label(side: Side) -> str:
    return f"{name(side.label)}, " if side.label != side.id else ""


def _tie(why: Why, tie: Tie, width: int) -> Iterator[Text]:
    yield Text()
    title = isolated(plain(tie.text))
    yield from hanging(Text(title, STRONG), width)
    yield from hanging(Text(capital(stance_words(tie)), QUIET), width, "  ")
    if tie.probability is not None:
        yield from hanging(_verdict(tie), width, "  ")
    for entry in tie.overrides:
        if {why.a.id, why.b.id} <= set(entry.reports):
            said = "have one origin" if entry.same else "do not share an origin"
            words = f"Settled by the analyst: they {said}, because {isolated(plain(entry.why))}"
            yield from hanging(Text(words, STRONG), width, "  ")
    if tie.path:
        way = " – ".join(map(name, tie.path))
        chance = percent(tie.path_probability or 0.0)
        yield from hanging(Text(f"Tied through others, {chance}: {way}"), width, "  ")
    yield from _reasons("For", tie.reasons_for, "+", why, width)
    yield from _reasons("Against", tie.reasons_against, "−", why, width)
    yield from _reasons("Without weight", tie.notes, "·", why, width)
    for pair in tie.events:
        yield from _event(pair, width)


def stance_words(tie: Tie) -> str:
    """Say what the two say of a claim."""
    if tie.claim is None:
        return "compared by words, details, sources and credits, whatever each says of a claim"
    if tie.stance_a == tie.stance_b and tie.stance_a is not None:
        return f"both {_plural(STANCE_VERBS[tie.stance_a])}"
    sides = zip("AB", (tie.stance_a, tie.stance_b), strict=True)
    return "; ".join(f"{x} {STANCE_VERBS[y] if y else 'only retells it'}" for x, y in sides)


def _plural(verb: str) -> str:
    return {"asserts it": "assert it", "denies it": "deny it", "doubts it": "doubt it"}.get(
        verb, "discuss it"
    )


def _verdict(tie: Tie) -> Text:
    assert tie.probability is not None
    grouped = {
        True: "They stand in one group of origins.",
        False: "They stand in two groups of origins.",
        None: "",
    }[tie.one_origin]
    start = f" (before any sign {percent(tie.start)})" if tie.start is not None else ""
    words = capital(tie.words)
    return Text.assemble(
        (f"One origin: {words} — {percent(tie.probability)}", STRONG),
        (start, QUIET),
        f". {grouped}" if grouped else "",
        f" {tie_direction(tie)}" if tie.kind else "",
    )


def tie_direction(tie: Tie) -> str:
    """Say who relies on whom if they go back to one hand."""
    if tie.kind in _ONE_WAY and tie.from_ and tie.to:
        return f"If so, {name(tie.from_)} relies on {name(tie.to)}."
    return "If so, neither need have it from the other."


def _reasons(
    title: str, reasons: Sequence[Reason], sign: str, why: Why, width: int
) -> Iterator[Text]:
    if not reasons:
        return
    yield Text(f"  {title}", QUIET)
    for reason in reasons[:_REASONS]:
        size = min(_BAR, max(1, round(abs(reason.weight) / _FULL * _BAR)))
        bar = ("█" if sign == "+" else "▒") * size if reason.weight else ""
        style = FOR if sign == "+" else AGAINST
        weight = signed(reason.weight) if reason.weight else ""
        prefix = Text.assemble(
            f"  {sign if not reason.weight else weight:>6} ", (f"{bar:<{_BAR}}", style), "  "
        )
        yield from hanging(Text(isolated(plain(reason.what))), width, prefix)
        yield from _evidence(reason, why, width)
    if len(reasons) > _REASONS:
        yield Text(f"{' ' * _INDENT}… and {len(reasons) - _REASONS} more (--json)", QUIET)


def _evidence(reason: Reason, why: Why, width: int) -> Iterator[Text]:
    """Set the words of a reason on both sides, unless it quotes them itself or lists one side's."""
    a, b = (_of(reason.spans, side) for side in (why.a, why.b))
    new = [span for span in (*a, *b) if f"“{span.quote}”" not in reason.what]
    if len(a) < 2 and len(b) < 2 and new:
        yield from both_spans(a[0] if a else None, b[0] if b else None, width, _INDENT)


def _of(spans: Sequence[Span], side: Side) -> list[Span]:
    """Return the spans that lie in what is known of a side."""
    return [
        span
        for span in spans
        if any(
            piece.document == span.document and piece.start <= span.start < piece.end
            for piece in side.text
        )
    ]


def _event(pair: EventPair, width: int) -> Iterator[Text]:
    """Set two tellings of an event, role by role."""
    title = f"  Both tell of an event: {_short(pair.a)} (A), {_short(pair.b)} (B)"
    yield from hanging(Text(title, QUIET), width, "", "    ")
    rows = [("both", role) for role in pair.shared]
    rows += [("only A", role) for role in pair.only_a]
    rows += [("only B", role) for role in pair.only_b]
    for where, role in rows[: 2 * _REASONS]:
        prefix = Text.assemble("    ", (f"{where:<8}", STRONG if where == "both" else QUIET))
        yield from hanging(_role(role), width, prefix)


def _role(role: EventRole) -> Text:
    slots = [slot.replace("_", " ") for slot in (role.slot_a, role.slot_b) if slot]
    quotes = [_short(span) for span in (role.a, role.b) if span]
    if len(set(slots)) == 2:
        words = f"{quotes[0]} as {slots[0]} (A), {quotes[1]} as {slots[1]} (B)"
    else:
        words = f"{' / '.join(dict.fromkeys(quotes))} as {slots[0]}"
    return Text(words)


def _short(span: Span) -> str:
    return f"“{isolated(shortened(plain(span.quote), _QUOTE))}”"


def _not_shared(why: Why, width: int) -> Iterator[Text]:
    yield from heading("What is not shared")
    for letter, spans in (("A", why.only_a), ("B", why.only_b)):
        quotes = [_short(span) for span in spans]
        words = listed(quotes, _LISTED) if quotes else "nothing that is checkable"
        yield from hanging(Text(words), width, Text.assemble("  only in ", (letter, STRONG), "  "))


def _when(why: Why, width: int) -> Iterator[Text]:
    yield from heading("Time")
    yield from hanging(Text(first_words(why)), width, "  ")


def first_words(why: Why) -> str:
    """Say which of the two came first, or why that cannot be told."""
    if why.first is not None:
        first, later = (why.a, why.b) if why.first == "a" else (why.b, why.a)
        return (
            f"{name(first.id)} came first: {date_words(first.published)}, before "
            f"{date_words(later.published)}. A copy comes later; a common source in any order."
        )
    unheld = [name(side.id) for side in (why.a, why.b) if not side.held]
    if unheld:
        return f"When {listed(unheld)} came out is not known: only the report that cites is."
    return "Which came first cannot be told from the dates."


def _credits(why: Why, width: int) -> Iterator[Text]:
    yield from heading("Credits")
    if not why.credits:
        yield from hanging(Text("Neither names the other, nor both a third."), width, "  ")
    for credit in why.credits:
        yield from hanging(_credit(credit), width, "  ", "    ")


def _credit(credit: Naming) -> Text:
    return Text.assemble(
        (credit.by.upper(), STRONG), f" names {name(credit.of)}: ", (_short(credit.span), "italic")
    )


def _changes(why: Why, width: int) -> Iterator[Text]:
    changes = [(tie, change) for tie in why.ties for change in tie.changes]
    if not changes and not why.next:
        return
    yield from heading("What would change it")
    several = sum(bool(tie.changes) for tie in why.ties) > 1
    for tie, change in changes:
        on = f", on {name(tie.claim)}" if several and tie.claim else ""
        words = Text.assemble(
            f"Without this{on}: {isolated(plain(change.without))} → ",
            (f"{change.words}, {percent(change.probability)}", STRONG),
        )
        yield from hanging(words, width, "  − ")
    for question in why.next:
        yield from hanging(Text(isolated(plain(question))), width, "  ? ")


def _texts(why: Why, width: int) -> Iterator[Text]:
    yield from heading("Side by side")
    yield from hanging(Text(MARKS_MEAN, QUIET), width, "  ")
    yield from hanging(Text(_BARS_MEAN, QUIET), width, "  ")
    yield Text()
    spans = [
        span
        for tie in why.ties
        for reason in (*tie.reasons_for, *tie.reasons_against)
        for span in reason.spans
    ]
    yield from beside(why.a, why.b, why.shared, spans, width)
