"""The matrix of a claim as a table that people edit: explanations as rows, evidence as columns.

That layout is the one shown to reduce confirmation bias (Dhami et al. 2024, doi
10.1186/s41235-024-00560-y). What the rows
and columns are called, for `whence import` to find, is in `whence.model.sheet`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.model import (
    Assessment,
    ChangedCell,
    ClaimVerdict,
    Column,
    Document,
    Driver,
    Finding,
    JudgedHypothesis,
    Span,
)
from whence.model.sheet import (
    CLAIM,
    COLUMNS,
    DIGITS,
    HYPOTHESIS,
    PRIOR,
    PRIOR_WHY,
    WAS,
    WHEN,
    WHO,
    WHY,
)

from ..safe import plain, shortened, visible
from ..wording import date_words, percent, reports_and_origins, signed, verdict

Value = str | float | None
Row = tuple[Value, ...]

_QUOTED = 3  # passages of one piece of evidence
_TITLE = 110  # characters above a column; what is longer is told whole further down
_LONGEST = 400  # characters of one of them
# What stands before the evidence: how a column is called, and what people read above it.
_BEFORE = (
    ("", "Explanation"),
    (PRIOR, "Prior (may be edited)"),
    (PRIOR_WHY, "Why, if you change the prior"),
    ("", "After the evidence"),
    ("", "90 % from"),
    ("", "to"),
)
APART = "How far apart"  # the row of diagnosticity
FIRST = 2 + len(_BEFORE)  # cells of a row before those of the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The table of one claim: rows from the top, the evidence of its columns from `FIRST` on.

    `cells` are the places (row, column, from 0) of the numbers that may be edited.
    """

    claim: ClaimVerdict
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[int, int], ...]


def sheet_of(assessment: Assessment, claim: ClaimVerdict, most: int | None = None) -> Sheet:
    """Return the table of a claim, with its `most` diagnostic evidence at most."""
    columns = [one for one in assessment.matrix.columns if one.claim == claim.id][:most]
    explanations = [one for one in assessment.hypotheses if one.claim == claim.id]
    told = _Told(assessment, claim)
    titles = tuple(title for _, title in _BEFORE)
    blank = ("",) * (len(_BEFORE) - 1)
    head: list[Row] = [
        (CLAIM, claim.id, visible(claim.text)),
        ("", "", _stands(claim)),
        (WHO, "", "Who changes it", ""),
        (WHEN, "", "When (2031-05-21)", ""),
        (),
        (COLUMNS, "", *(name for name, _ in _BEFORE), *(one.evidence for one in columns)),
        ("", "", *titles, *(shortened(plain(one.what), _TITLE) for one in columns)),
        ("", "", "In full", *blank, *(_in_full(one) for one in columns)),
        ("", "", "Its words", *blank, *(told.words(one.evidence) for one in columns)),
        ("", "", "From", *blank, *(told.places(one.evidence) for one in columns)),
        ("", "", APART, *blank, *(_number(one.diagnosticity) for one in columns)),
    ]
    if told.set:
        head.append(
            ("", "", "Set before", *blank, *(told.was_set(one.evidence) for one in columns))
        )
    body = [(HYPOTHESIS, *_row(one, columns)) for one in explanations]
    why: Row = (WHY, "", "Why, if you change a number above", *blank, *("" for _ in columns))
    was = [(WAS, *_row(one, columns)) for one in explanations]
    places = [
        (len(head) + n, column)
        for n in range(len(body))
        for column in (2 + _at(PRIOR), *range(FIRST, FIRST + len(columns)))
    ]
    rows = (*head, *body, why, (), *was)
    return Sheet(claim=claim, rows=rows, columns=tuple(columns), cells=tuple(places))


def _in_full(column: Column) -> str:
    what = plain(column.what)
    return what if len(what) > _TITLE else ""


def _at(name: str) -> int:
    return [one for one, _ in _BEFORE].index(name)


def _stands(claim: ClaimVerdict) -> str:
    return f"{plain(verdict(claim))}; {plain(reports_and_origins(claim))}"


def _row(one: JudgedHypothesis, columns: Iterable[Column]) -> Row:
    weights = [
        next((cell.weight for cell in column.cells if cell.hypothesis == one.id), None)
        for column in columns
    ]
    chances = (_number(one.probability), _number(one.low), _number(one.high))
    return (one.id, plain(one.text), _number(one.prior), "", *chances, *map(_number, weights))


def _number(value: float | None) -> float | None:
    # Adding 0 makes a minus of zero plain.
    return None if value is None else round(value, DIGITS) + 0.0


class _Told:
    """What is told of each piece of evidence of a claim."""

    def __init__(self, assessment: Assessment, claim: ClaimVerdict) -> None:
        self.documents = {one.id: one for one in assessment.documents}
        self.drivers = {one.id: one for one in claim.drivers}
        self.findings = {one.id: one for one in assessment.findings}
        self.set = [one for one in assessment.cells if one.claim == claim.id]

    def words(self, evidence: str) -> str:
        """Return the words and facts that evidence rests on."""
        quoted = [f"“{shortened(plain(one.quote), _LONGEST)}”" for one in self._spans(evidence)]
        finding = self.findings.get(evidence)
        facts = [plain(fact.text) for fact in finding.facts] if finding else []
        return "\n".join([*quoted, *facts][:_QUOTED])

    def places(self, evidence: str) -> str:
        """Return the documents and works of those words and facts."""
        finding = self.findings.get(evidence)
        documents = dict.fromkeys(one.document for one in self._spans(evidence))
        named = [document_name(self.documents[id]) for id in documents if id in self.documents]
        works = [plain(fact.source) for fact in finding.facts] if finding else []
        return "\n".join(dict.fromkeys(one for one in (*named, *works) if one))

    def was_set(self, evidence: str) -> str:
        """Return what an analyst has set in a column before, and why."""
        return "\n".join(set_words(one) for one in self.set if one.evidence == evidence)

    def _spans(self, evidence: str) -> Sequence[Span]:
        one: Finding | Driver | None = self.findings.get(evidence) or self.drivers.get(evidence)
        return one.spans if one else ()


def set_words(cell: ChangedCell) -> str:
    """Say what an analyst set in a cell: `real: −0.38 → +0.50 because he was there (A. Analyst)`."""
    say = signed if cell.evidence else percent
    by = f" ({plain(cell.who)})" if cell.who else ""
    numbers = f"{say(cell.was)} → {say(cell.now)}"
    return plain(f"{cell.hypothesis}: {numbers} because {cell.why}{by}")


def document_name(document: Document) -> str:
    """Name a document: its publisher or title, its date, and its id."""
    named = document.publisher or document.title or ""
    dated = [date_words(document.published)] if document.published else []
    return ", ".join([*([plain(named)] if named else []), *dated, plain(document.id)])


def priors_set(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield each claim and what was set of its priors, in words."""
    for one in assessment.cells:
        if not one.evidence:
            yield one.claim, set_words(one)
