"""What a workbook lists beside the matrix: documents, statements, links, findings, sources, origins."""

from collections.abc import Iterator

from whence.model import Assessment, Finding, Interval, Span
from whence.model.sheet import DIGITS

from ..groups import groups_of
from ..safe import plain, visible
from ..wording import LINK_VERBS, date_words, finding_title
from .scales import letter_of
from .sheets import Row, Value

List = tuple[str, Row, list[Row]]


def lists_of(assessment: Assessment) -> Iterator[List]:
    """Yield each list: its title, its head, its rows."""
    yield _documents(assessment)
    yield _statements(assessment)
    yield _links(assessment)
    yield _findings(assessment)
    yield _sources(assessment)
    yield _origins(assessment)


def _documents(assessment: Assessment) -> List:
    head = (
        "id",
        "publisher",
        "author",
        "title",
        "published",
        "kind",
        "language",
        "url",
        "path",
        "sha256",
    )
    rows: list[Row] = [
        (
            one.id,
            _text(one.publisher),
            _text(one.author),
            _text(one.title),
            _when(one.published),
            one.kind,
            one.language or "",
            _text(one.url),
            one.path,
            one.sha256,
        )
        for one in assessment.documents
    ]
    return "Documents", head, rows


def _statements(assessment: Assessment) -> List:
    head = (
        "document",
        "claim",
        "stance",
        "certainty",
        "on whose word",
        "how they know",
        "words",
        "from",
        "to",
    )
    rows: list[Row] = [
        (
            one.document,
            one.claim or "",
            one.stance,
            one.certainty,
            " ← ".join(plain(hop.name) for hop in one.chain),
            one.chain[-1].directness if one.chain else "",
            visible(one.text),
            one.start,
            one.end,
        )
        for one in assessment.statements
    ]
    return "Statements", head, rows


def _links(assessment: Assessment) -> List:
    head = ("from", "does", "to", "claim", "probability", "signs", "words")
    rows: list[Row] = [
        (
            one.from_,
            LINK_VERBS[one.kind],
            one.to,
            one.claim or "",
            round(one.probability, DIGITS),
            "\n".join(plain(reason.what) for reason in one.reasons),
            _quoted(tuple(span for reason in one.reasons for span in reason.spans)),
        )
        for one in assessment.links
    ]
    return "Links", head, rows


def _findings(assessment: Assessment) -> List:
    head = (
        "claim",
        "direction",
        "weight",
        "what",
        "in a sentence",
        "words",
        "facts",
        "decision",
        "why",
        "id",
    )
    rows: list[Row] = [
        (
            one.claim,
            one.direction,
            round(one.weight, DIGITS) + 0.0,
            finding_title(one),
            plain(one.explanation),
            _quoted(one.spans),
            _facts(one),
            one.ruling,
            plain(one.why),
            one.id,
        )
        for one in assessment.findings
    ]
    return "Findings", head, rows


def _facts(finding: Finding) -> str:
    return "\n".join(f"{plain(one.text)} ({plain(one.source)})" for one in finding.facts)


def _sources(assessment: Assessment) -> List:
    head = (
        "id",
        "names",
        "kind",
        "letter",
        "right, of 1",
        "from",
        "to",
        "on the ground that",
        "interests",
    )
    rows: list[Row] = []
    for one in assessment.sources:
        known = one.reliability
        numbers: tuple[Value, ...] = ("", "", "", "")
        if known is not None:
            low, high = round(known.low, DIGITS), round(known.high, DIGITS)
            numbers = (round(known.mean, DIGITS), low, high, plain(known.basis))
        gains = [f"{each.direction} {each.claim}: {plain(each.why)}" for each in one.interests]
        names = "; ".join(map(plain, one.names))
        letter = letter_of(one) or ""
        rows.append((one.id, names, one.kind, letter, *numbers, "\n".join(gains)))
    return "Sources", head, rows


def _origins(assessment: Assessment) -> List:
    head = ("claim", "origin", "reports", "on whose word", "which reports", "why they are one")
    rows: list[Row] = [
        (
            claim.id,
            group.number,
            len(group.members),
            "; ".join(plain(one.names[0] if one.names else one.id) for one in group.sources),
            "\n".join(plain(f"{one.label} ({one.id})") for one in group.members),
            "\n".join(
                plain(f"{link.from_} {LINK_VERBS[link.kind]} {link.to}: {link.reasons[0].what}")
                for link in group.links
                if link.reasons
            ),
        )
        for claim in assessment.claims
        for group in groups_of(assessment, claim)
    ]
    return "Origins", head, rows


def _text(value: str | None) -> str:
    return plain(value) if value else ""


def _when(when: Interval | None) -> str:
    return date_words(when) if when else ""


def _quoted(spans: tuple[Span, ...]) -> str:
    return "\n".join(f"“{plain(one.quote)}” ({one.document})" for one in dict.fromkeys(spans))
