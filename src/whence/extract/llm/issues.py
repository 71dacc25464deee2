"""What an analyst has to know of a model's reading: what failed, was dropped, or is disputed."""

from collections.abc import Iterable, Iterator

from whence.model import Document, Issue, Stance, Statement

from ..tagged import Piece
from .compare import Difference, compare
from .record import Reading, Reason

_WHY: dict[Reason, str] = {
    "malformed": "not as asked for",
    "too_many": "more than a text of this length can hold",
    "not_in_text": "with words that are not in the text",
    "ambiguous": "with words that stand in several places",
    "cue_in_content": "with the cue in the midst of the content",
    "source_in_content": "with the source within the content",
}
_STANCES: dict[Stance, str] = {
    "asserts": "an assertion",
    "denies": "a denial",
    "doubts": "a doubt",
    "discusses": "neither an assertion nor a denial",
}
_LONGEST = 80  # characters of a text that an issue repeats


def issues_of(
    document: Document, reading: Reading, statements: Iterable[Statement] = ()
) -> list[Issue]:
    """Return the issues of a reading of this document's text.

    Warnings for what the model did not read; infos, with the place, for what model and local
    tagger read differently, for statements whose stance the model reads otherwise, and for what
    of the model's answer was dropped.
    """
    return [
        *_failures(document, reading),
        *_dropped(document, reading),
        *_disputed(document, reading),
        *_other_stances(document, reading, statements),
    ]


def _failures(document: Document, reading: Reading) -> Iterator[Issue]:
    instead = "" if reading.local is None else "; the local tagger read it instead"
    for one in reading.failures:
        what = f"the language model did not read a part of it ({one.why}){instead}"
        yield _issue(document, "warning", what, (one.start, one.end))
    if reading.cut:
        what = f"{reading.cut} of {reading.windows} answers of the language model were cut off"
        yield Issue(level="warning", what=f"{what}; what they held is used", document=document.id)


def _dropped(document: Document, reading: Reading) -> Iterator[Issue]:
    total = sum(number for _, number in reading.dropped)
    if total:
        reasons = ", ".join(f"{number} {_WHY[reason]}" for reason, number in reading.dropped)
        kept = f"{len(reading.found)} attributions of the language model are used"
        what = f"{kept}, {total} were dropped: {reasons}"
        yield Issue(level="info", what=what, document=document.id)


def _disputed(document: Document, reading: Reading) -> Iterator[Issue]:
    if reading.local is None:
        return
    model = [one.tagged for one in reading.found]
    alone = set(reading.by_local)  # what only the local tagger read is no dispute
    differences = compare(model, [one for one in reading.local if one not in alone])
    agreed = sum(one.kind == "agreed" for one in differences)
    if differences:
        what = (
            f"language model and local tagger agree on {agreed} of {len(differences)} attributions"
        )
        yield Issue(level="info", what=what, document=document.id)
    for one in differences:
        if one.kind != "agreed":
            yield _issue(document, "info", _words(document.text, one), _hull(one))


def _other_stances(
    document: Document, reading: Reading, statements: Iterable[Statement]
) -> Iterator[Issue]:
    """Tell where a statement by a cue has another stance than the model gives that cue."""
    by_cue = {one.cue: one for one in reading.found if one.stance}
    for statement in statements:
        last = statement.chain[-1]
        if last.cue_start is None or last.cue_end is None:
            continue
        one = by_cue.get((last.cue_start, last.cue_end))
        if one and one.stance and one.stance != statement.stance:
            cue = _quote(document.text, one.tagged.cue)
            what = (
                f"the language model takes {cue} here for {_STANCES[one.stance]}; "
                f"whence takes it for {_STANCES[statement.stance]}"
            )
            yield _issue(document, "info", what, (statement.start, statement.end))


def _words(text: str, one: Difference) -> str:
    model, local = one.model, one.local
    if model is None or local is None:
        who, tagged = ("language model", model) if model else ("local tagger", local)
        assert tagged is not None
        source = _quote(text, tagged.source) or "nobody named"
        return (
            f"the {who} alone reads an attribution here: {source}, {_quote(text, tagged.cue)}, "
            f"{_quote(text, tagged.content)}"
        )
    part = "source" if one.kind == "source_differs" else "content"
    ours, theirs = getattr(model, part), getattr(local, part)
    return (
        f"another {part} of {_quote(text, model.cue)}: {_quote(text, ours) or 'nobody named'} to "
        f"the language model, {_quote(text, theirs) or 'nobody named'} to the local tagger"
    )


def _quote(text: str, pieces: tuple[Piece, ...]) -> str:
    words = " … ".join(" ".join(text[start:end].split()) for start, end in pieces)
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"“{shown}”" if shown else ""


def _hull(one: Difference) -> Piece:
    ones = [tagged for tagged in (one.model, one.local) if tagged]
    pieces = [piece for each in ones for piece in (*each.source, *each.cue, *each.content)]
    return min(start for start, _ in pieces), max(end for _, end in pieces)


def _issue(document: Document, level: str, what: str, place: Piece) -> Issue:
    start, end = (document.offset + offset for offset in place)
    return Issue(level=level, what=what, document=document.id, start=start, end=end)  # type: ignore[arg-type]
