"""Lesser things that are true, or reported, and do not reach the claim."""

from collections.abc import Iterator

from whence.model import Finding, Span, Statement
from whence.text import fold

from .about import bears_on, near, on_topic
from .inquiry import Inquiry
from .rungs import Rung, heights, rung_of
from .speakers import report_label
from .turns import Remark, pattern
from .wording import listed, sentence

_LINK = r"[\s,;:–-]{0,9}{contrast}?[\s,]{0,9}"
_FEW = 3  # words before the turn that are no sentence of their own: “Still, that does not prove …”
_LONG = 220
# “…, but that is a” before “far cry from it”.
_TURN = r"[\s,;:–-]*{contrast}?\s*{pointing}?\s*(?:\b(?:is|was))?\s*(?:\b(?:an?|hardly))?\s*\Z"
_TAIL = 40
_DEALS = frozenset({"agreement", "joint-operation"})
_OWN = 2  # a chain of a report and its source
_Reached = tuple[Rung, Statement, Span]
_OPPOSED = frozenset({"denies", "doubts"})


def check_weaker(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each lesser thing that a report concedes as falling short of the claim.

    The same words in two reports are one. It explains how the story arose, and is excluded as support: it neither entails the claim nor
    makes it much likelier.
    """
    seen = set[str]()
    for id in sorted(inquiry.notes):
        for remark in inquiry.notes[id].of("falls_short"):
            granted = _granted(inquiry, remark)
            if granted is None or fold(_line(granted.quote)) in seen or _is_it(inquiry, granted):
                continue
            if bears_on(inquiry, remark) or near(inquiry, remark, _OPPOSED):
                seen.add(fold(_line(granted.quote)))
                yield _conceded(inquiry, remark, granted)


def _is_it(inquiry: Inquiry, granted: Span) -> bool:
    """Say whether what is granted is the claim itself, or its denial."""
    own = (each for each in inquiry.asserting if len(each.chain) == 1)
    against = (each for each in inquiry.statements if each.stance in _OPPOSED)
    return any(granted.overlaps(piece) for each in (*own, *against) for piece in each.content)


def _granted(inquiry: Inquiry, remark: Remark) -> Span | None:
    """Return what is granted: the words before the turn, or else the sentence before."""
    document = inquiry.documents[remark.document]
    head = document.text[remark.start : remark.words.start]
    turn = pattern(_TURN).search(fold(head[-_TAIL:]))
    kept = len(head) - (len(head[-_TAIL:]) - turn.start() if turn else 0)
    head = head[:kept].rstrip(" ,;:-–")
    if len(head.split()) > _FEW:
        granted = document.span(remark.start, remark.start + len(head))
    elif before := inquiry.notes[remark.document].before(remark.sentence):
        granted = document.span(*before[0])
    else:
        return None
    # "That falls short of it" is said of what stands before; else it must be of the topic.
    tied = pattern("{pointing}").match(fold(remark.words.quote)) or _possible(granted)
    return granted if tied or on_topic(inquiry, granted.quote) else None


def _conceded(inquiry: Inquiry, remark: Remark, granted: Span) -> Finding:
    label = report_label(inquiry.documents.get(remark.document), remark.document)
    document = inquiry.documents[remark.document]
    start = max(granted.end, remark.start) if granted.end <= remark.words.start else remark.start
    gap = pattern(_LINK).match(fold(document.text[start : start + _TAIL]))
    rest = document.span(start + (gap.end() if gap else 0), remark.end)
    as_what = "as possible" if _possible(granted) else "as true"
    told = f"{label} grants a weaker thing {as_what}, “{_line(granted.quote)}”, and holds that it"
    told += f" falls short of the claim: “{_line(rest.quote)}”"
    return inquiry.finding(
        "admission",
        f"{sentence(told)} It is not counted as support.",
        subkind="weaker",
        rule="a weaker thing that is true does not establish the stronger one",
        spans=(granted, rest),
    )


def _possible(granted: Span) -> bool:
    return bool(pattern("{possible}").search(fold(granted.quote)))


def _line(quote: str) -> str:
    line = " ".join(quote.split()).strip(" .–-")
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]} …"


def check_lower_rungs(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding naming the reports that stop below the rung that the claim asserts.

    "Talks" are below an agreement, and "a merger is being brokered" asserts no merger. A report
    stands where its highest assertion does; one with nothing on that ladder is left out.
    """
    claimed = rung_of(inquiry.claim.text)
    if claimed is None or inquiry.claim.kind not in _DEALS:
        return
    reached: dict[str, list[_Reached]] = {}
    for statement in inquiry.asserting:
        top = max(heights(statement, claimed.ladder), key=lambda each: each[0].level, default=None)
        if top:
            teller = statement.chain[-2] if len(statement.chain) > _OWN else statement.chain[0]
            key = teller.source or teller.name
            reached.setdefault(key, []).append((top[0], statement, top[1]))
    tops = [max(rows, key=lambda row: row[0].level) for rows in reached.values()]
    low = [top for top in tops if top[0].level < claimed.level]
    if not low:
        return
    told = listed(
        f"{_teller(inquiry, statement)} of {rung.name} (“{span.quote}”)"
        for rung, statement, span in low
    )
    rest = "no report goes as far" if len(low) == len(tops) else "the others go as far"
    yield inquiry.finding(
        "record",
        f"The claim is of {claimed.name}. {sentence(f'Less is what some speak of: {told}; {rest}')} "
        "Each supports only the rung it reaches.",
        subkind="lower_rung",
        rule="who asserts a rung of a ladder asserts none above it",
        spans=(span for _, each, words in low for span in (inquiry.span(each), words)),
    )


def _teller(inquiry: Inquiry, statement: Statement) -> str:
    """Name the report: the one retold, where a document passes on another's."""
    label = report_label(inquiry.documents.get(statement.document), statement.document)
    hops = statement.chain[1:-1]
    return f"{hops[-1].name} (as told in {label})" if hops else label
