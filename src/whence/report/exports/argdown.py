r"""The argument as an Argdown map: claims as statements, evidence for and against, rival explanations.

Syntax: https://argdown.org/syntax, as @argdown/core 2.0 reads it. Whatever could be syntax in a
stranger's words has a backslash before it; titles, where none may stand, are numbered and bare.
"""

import json
import re
from collections.abc import Iterator

from whence.model import Assessment, ClaimVerdict, Driver, JudgedHypothesis, Span

from ..safe import plain, shortened
from ..wording import date_words, force, percent, percent_range, reports_and_origins, verdict

# A full stop or colon is taken for a special character only before a letter, `=` only doubled.
_SYNTAX = re.compile(r"[\\@#*_\[\]<>{}/]|[.:](?=\S)|=(?==)")
_BRACKETS = str.maketrans("[]<>{}:", "()()() ")
_TITLE = 60  # characters of a title
_LONGEST = 300  # characters of a quotation
_QUOTED = 3
_LEAST = 0.005  # below this a driver moves nothing, and argues for neither side


def render(assessment: Assessment) -> str:
    """Return the map: a heading, a statement and its arguments for each claim."""
    parts = [_front(plain(assessment.title or assessment.case), plain(assessment.question or ""))]
    documents = {one.id: one for one in assessment.documents}
    said = _Words(
        {id: one.publisher or one.title or id for id, one in documents.items()}, assessment
    )
    for number, claim in enumerate(assessment.claims, 1):
        parts.append("\n".join(_claim(assessment, claim, number, said)))
    return "\n\n".join(parts) + "\n"


def _front(title: str, question: str) -> str:
    """Return the front matter, in JSON, which is YAML; an escaped sign of equality cannot end it."""
    head = {"title": title, "subTitle": question, "model": {"removeTagsFromText": True}}
    lines = [f"{key}: {json.dumps(value)}".replace("=", r"\u003d") for key, value in head.items()]
    return "\n".join(["===", *lines, "==="])


def escaped(text: str) -> str:
    """Return one line of text in which nothing is syntax."""
    return _SYNTAX.sub(lambda found: f"\\{found.group()}", plain(text))


def title_of(mark: str, text: str) -> str:
    """Return a title that is unique by its mark and has nothing in it that could end it."""
    bare = plain(plain(text).translate(_BRACKETS))
    return f"{mark} {shortened(bare, _TITLE)}".strip()


class _Words:
    """The words and documents that a piece of evidence rests on."""

    def __init__(self, names: dict[str, str], assessment: Assessment) -> None:
        self.names = names
        self.dates = {
            one.id: date_words(one.published) for one in assessment.documents if one.published
        }
        self.findings = {one.id: one for one in assessment.findings}

    def of(self, driver: Driver) -> str:
        quotations = [self._quotation(one) for one in driver.spans[:_QUOTED]]
        finding = self.findings.get(driver.id)
        facts = [f"{one.text} ({one.source})" for one in finding.facts] if finding else []
        return " ".join([*quotations, *facts[:_QUOTED]])

    def _quotation(self, span: Span) -> str:
        where = ", ".join(
            filter(
                None,
                (self.names.get(span.document, ""), self.dates.get(span.document), span.document),
            )
        )
        return f"“{shortened(plain(span.quote), _LONGEST)}” ({where})"


def _claim(assessment: Assessment, claim: ClaimVerdict, number: int, said: _Words) -> Iterator[str]:
    own = title_of(f"C{number}", claim.text)
    yield f"# {escaped(shortened(plain(claim.text), _TITLE))}"
    yield ""
    yield f"[{own}]: {escaped(claim.text)} {escaped(verdict(claim))}. {escaped(reports_and_origins(claim))}. #claim {_data(claim.probability, claim.low, claim.high)}"
    moving = [one for one in claim.drivers if one.kind != "prior" and abs(one.weight) >= _LEAST]
    for place, driver in enumerate(moving, 1):
        sign = "+" if driver.weight > 0 else "-"
        title = title_of(f"E{number}.{place}", driver.what)
        text = f"{plain(driver.what).rstrip('.')}. {said.of(driver)} Weight {force(driver.weight)}."
        yield f"  {sign} <{title}>: {escaped(text)} #{driver.kind}"
    rivals = [one for one in assessment.hypotheses if one.claim == claim.id]
    for place, one in enumerate(rivals, 1):
        sign = "+" if one.kind == "real" else "-"
        title = title_of(f"H{number}.{place}", one.text)
        yield f"  {sign} [{title}]: {escaped(_rival(one))} #explanation {_data(one.probability, one.low, one.high)}"


def _rival(one: JudgedHypothesis) -> str:
    interval = percent_range(one.low, one.high)
    chances = f"{percent(one.probability)} (90 % interval {interval}), {percent(one.prior)} before the evidence"
    return f"{plain(one.text).rstrip('.')}. {chances}."


def _data(probability: float, low: float, high: float) -> str:
    return f"{{probability: {probability:.4f}, low: {low:.4f}, high: {high:.4f}}}"
