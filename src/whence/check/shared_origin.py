"""Several reports that go back to one hand."""

from collections.abc import Iterator

from whence.model import Finding, Member, Span

from .inquiry import Inquiry
from .wording import counted, listed, sentence


def check_shared_origins(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each group of reports that counts as a single origin."""
    if inquiry.origins is None:
        return
    members = {member.id: member for member in inquiry.origins.members}
    for group in sorted(tuple(sorted(group)) for group in inquiry.origins.groups):
        joined = [members[id] for id in group if id in members]
        spans = [span for member in joined for span in _words(inquiry, member)]
        if len(joined) < 2 or not spans:
            continue
        told = f"{_labels(joined)} go back to one origin: {counted(len(joined), 'report')} count as one"
        yield inquiry.finding(
            "shared_origin",
            sentence(told),
            rule="reports that rely on one another or on the same source do not confirm each other",
            spans=spans,
        )


def _labels(joined: list[Member]) -> str:
    """Name the reports; one outlet behind several of them is named once."""
    labels = list(dict.fromkeys(member.label or member.id for member in joined))
    return listed(labels) if len(labels) > 1 else f"the reports of {labels[0]}"


def _words(inquiry: Inquiry, member: Member) -> tuple[Span, ...]:
    """Return the member's own words, else those of its statements on the claim."""
    said = (each for each in inquiry.statements if each.document == member.document)
    return member.spans or tuple(map(inquiry.span, said))
