"""What the analyst rules on findings in `case.yaml`: checked as written, and against what was found."""

from collections.abc import Collection, Iterable, Iterator

from whence.model import Case, Issue, Question, Ruling

from .errors import Problem, nearest
from .records import Loaded
from .references import Places
from .yaml import Path

# The log10 likelihood ratios of the table are held to this as well: a million to one.
_MOST = 6.0


def check_rulings(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield each entry of `findings:` that names nothing, changes nothing or rules twice."""
    first: dict[tuple[str | None, ...], int] = {}
    for index, ruling in enumerate(question.record.findings):
        for at, what in _entry(ruling):
            yield question.problem(("findings", index, *at), what)
        key = (ruling.finding, ruling.kind, ruling.subkind, ruling.claim)
        if first.setdefault(key, index) != index:
            line = question.marked.line(("findings", first[key]))
            what = f"the same findings are ruled on at line {line}; keep one of the two"
            yield question.problem(("findings", index), what)


def ruling_places(question: Loaded[Question]) -> Places:
    """Return for each entry of `findings:` where it is written, as `file:line`."""
    places: Places = {}
    for index, ruling in enumerate(question.record.findings):
        places.setdefault(ruling, f"{question.path}:{question.marked.line(('findings', index))}")
    return places


def unused_rulings(
    case: Case, applied: Collection[Ruling], findings: Iterable[str] = ()
) -> list[Issue]:
    """Return an issue for each entry of `findings:` that told on no finding of this run.

    `findings` are the ids of all that were found, to say which one was probably meant.
    """
    known = list(findings)
    return [
        Issue(
            level="warning", what=f"{case.places.get(ruling, 'case.yaml')}: {_idle(ruling, known)}"
        )
        for ruling in case.question.findings
        if ruling not in applied
    ]


def _entry(ruling: Ruling) -> Iterator[tuple[Path, str]]:
    if (ruling.finding is None) == (ruling.kind is None):
        yield (), "write `finding` (an id) or `kind`, one of them"
    if ruling.finding is not None and ruling.subkind is not None:
        yield ("subkind",), "goes with `kind`; an id names one finding already"
    if not ruling.why.strip():
        yield ("why",), "must not be empty: the reason is shown in the report"
    yield from _decision(ruling)


def _decision(ruling: Ruling) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with how a finding is amended."""
    given = [key for key in ("text", "weight") if getattr(ruling, key) is not None]
    if ruling.decision == "reject":
        for key in given:
            yield (key,), "a rejected finding has none; write `decision: amend` to change it"
        return
    if not given:
        yield (), "`amend` needs a `text`, a `weight` or both"
    if ruling.text is not None and not ruling.text.strip():
        yield ("text",), "must not be empty"
    if ruling.weight is not None and not abs(ruling.weight) <= _MOST:
        wanted = f"a log10 likelihood ratio between -{_MOST:g} and {_MOST:g}"
        yield ("weight",), f"{ruling.weight:g} is not {wanted}"


def _idle(ruling: Ruling, known: list[str]) -> str:
    parts = (ruling.finding, ruling.kind, ruling.subkind)
    on = f" on {ruling.claim}" if ruling.claim else ""
    named = "/".join(part for part in parts if part)
    # Ids share their first word, which must not make any two of them alike.
    tails = {id.rpartition("-")[2]: id for id in known}
    near = nearest(ruling.finding.rpartition("-")[2], tails) if ruling.finding else None
    hint = f"; did you mean {tails[near]!r}?" if near else ""
    return f"findings: there is no finding {named}{on} that this ruling decides; no effect{hint}"
