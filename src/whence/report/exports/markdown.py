"""The report as Markdown: for an issue, a wiki or a content system, every quotation with a footnote.

Texts of the assessment stay text: no stranger can set markup, a link or HTML. The only links are
complete http and https addresses of documents and facts.
"""

from collections.abc import Iterator

from whence.model import Assessment, Document

from ..markdown.claim import (
    LEFT_OUT,
    behind,
    behind_briefly,
    claims_table,
    hinging,
    left_open,
    reasons,
    verdict_lines,
)
from ..markdown.notes import Notes, whole
from ..markdown.text import heading, item, link, sentence, table, told, words
from ..select import asked, main_claim, other_claims, unattached_findings
from ..sentence import verdict_sentence
from ..settings import settings
from ..what_if import BANNER, asked_words
from ..wording import ORIGIN_MEANS, SCALE, counted, date_words


def render(assessment: Assessment) -> str:
    """Return the report as Markdown (CommonMark with the tables and footnotes of GitHub)."""
    notes = Notes({document.id: document for document in assessment.documents})
    # What is quoted gets its number in the text, and is listed under its document afterwards.
    body = [*_opening(assessment), *_answer(assessment, notes), *_others(assessment, notes)]
    rest = [*_documents(assessment, notes), *_issues(assessment), *_about(assessment)]
    lines = [*body, *rest, "", *notes.footnotes()]
    return "\n".join(_no_double_blanks(lines)) + "\n"


def _opening(assessment: Assessment) -> Iterator[str]:
    yield f"# {words(assessment.title or assessment.case)}"
    yield ""
    if question := asked(assessment):
        yield f"*{words(question)}*"
        yield ""
    known = [
        f"as of {words(assessment.as_of)}" if assessment.as_of else "",
        counted(len(assessment.documents), "document"),
        counted(len(assessment.statements), "statement"),
    ]
    yield " · ".join(one for one in known if one)
    if assessment.what_if:
        yield ""
        yield f"> **{BANNER}**"
        for said in asked_words(assessment.what_if):
            yield ">"
            yield f"> {told(said)}"


def _answer(assessment: Assessment, notes: Notes) -> Iterator[str]:
    main = main_claim(assessment)
    yield from heading(2, "Answer")
    if main is None:
        yield "No claim was found that could be assessed. The documents are listed below."
        return
    yield from verdict_lines(main, verdict_sentence(assessment, main))
    others = other_claims(assessment)
    if others:
        yield from claims_table([main, *others])
    yield from reasons(assessment, main, notes, 3)
    yield from hinging(assessment, main, 3)
    yield from left_open(assessment, main, notes, 3)
    yield from heading(2, "What stands behind it")
    yield from behind(assessment, main, notes, 3)


def _others(assessment: Assessment, notes: Notes) -> Iterator[str]:
    for claim in other_claims(assessment):
        yield from heading(2, words(claim.text))
        yield from verdict_lines(claim, verdict_sentence(assessment, claim))
        yield from reasons(assessment, claim, notes, 3)
        yield from hinging(assessment, claim, 3)
        yield from left_open(assessment, claim, notes, 3)
        yield from behind_briefly(assessment, claim, 3)
    beside = unattached_findings(assessment)
    if beside:
        yield from heading(2, "Findings beside the claims")
    for finding in beside:
        marks = "".join(notes.number(span) for span in finding.spans)
        yield item(f"{sentence(finding.explanation)}{marks}")


def _documents(assessment: Assessment, notes: Notes) -> Iterator[str]:
    yield from heading(2, "Documents")
    yield (
        "With the passages that stand above only in part or by the number of their footnote. Offsets count "
        "code points of the text that whence read."
    )
    passages = notes.passages()
    for document in assessment.documents:
        yield from heading(3, words(document.id))
        yield from _known(document)
        for number, span in passages.get(document.id, []):
            yield item(f"{number}: {whole(span)} ({span.start}–{span.end})")


def _known(document: Document) -> Iterator[str]:
    facts = [
        words(document.title) if document.title else "",
        words(document.publisher) if document.publisher else "",
        f"by {words(document.author)}" if document.author else "",
        told(date_words(document.published)),
        link(document.url),
        f"SHA-256 {words(document.sha256)}" if document.sha256 else "",
    ]
    yield " · ".join(one for one in facts if one)
    yield ""


def _issues(assessment: Assessment) -> Iterator[str]:
    if assessment.issues:
        yield from heading(2, "What could not be read or decided")
    for issue in assessment.issues:
        level = "note" if issue.level == "info" else issue.level
        where = f" ({words(issue.document)})" if issue.document else ""
        yield item(f"**{level}**: {words(issue.what)}{where}")


def _about(assessment: Assessment) -> Iterator[str]:
    chosen = settings(assessment)
    if chosen:
        yield from heading(2, "Set for this case")
    for one in chosen:
        why = f" because {words(one.why)}" if one.why else ""
        yield item(f"{words(one.what)}{why}")
    yield from heading(2, "About this report")
    as_of = words(assessment.as_of) if assessment.as_of else "no limit"
    yield f"Case {words(assessment.case)}, as of {as_of}, made by whence {words(assessment.whence)}."
    yield ""
    yield (f"{LEFT_OUT} " if assessment.claims else "") + (
        "Likelihood is said in the terms of ICD 203, with the number beside them. Confidence is another "
        f"matter: it says how good the evidence is. {told(ORIGIN_MEANS)}"
    )
    rows = ([told(term), f"{100 * low:.0f}–{100 * high:.0f} %"] for low, high, term in SCALE)
    yield from table(["Term", "Probability"], rows, "lr")


def _no_double_blanks(lines: list[str]) -> Iterator[str]:
    last = ""
    for line in lines:
        if line or last:
            yield line
        last = line
