"""By which name a party calls the other: its own, or one that withholds what it claims to be."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from whence.model import CitedFact, Finding, NameUse
from whence.text import fold

from .inquiry import TOGETHER, Inquiry
from .speakers import report_label
from .wording import counted, date_words, listed, sentence, shortened

_UNFRIENDLY = ("denies", "rival")


def check_usage(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each name by which one party of a deal calls another as rivals do.

    All documents that show it are named together. Beside it stands the name the other gives
    itself, with those who use that one; what this says of recognition is an inference.
    """
    if inquiry.claim.kind not in TOGETHER or len(inquiry.actors) < 2:
        return
    parties = set(inquiry.actors)
    chosen = [
        use
        for use in inquiry.naming
        if use.valence in _UNFRIENDLY
        and {use.user, use.called} <= parties
        and use.user != use.called
    ]
    chosen.sort(key=_key)
    for _, group in groupby(chosen, key=_key):
        uses = sorted(group, key=lambda use: use.document)
        if any(use.spans for use in uses):
            yield _finding(inquiry, uses)


def _key(use: NameUse) -> tuple[str, str, str]:
    return use.user, use.called, fold(use.name)


def _finding(inquiry: Inquiry, uses: list[NameUse]) -> Finding:
    first = next(use for use in uses if use.spans)
    own = [use for use in inquiry.naming if use.called == first.called and use.valence == "self"]
    others = [use for use in own if use.user not in (first.user, first.called)]
    return inquiry.finding(
        "naming",
        " ".join(_sentences(inquiry, first, uses, own, others)),
        subkind="usage",
        rule="partners call each other by the name each gives itself",
        spans=(span for use in (*uses, *own) for span in use.spans),
        facts=_coded(inquiry, (*uses, *own)),
    )


def _sentences(
    inquiry: Inquiry,
    first: NameUse,
    uses: list[NameUse],
    own: list[NameUse],
    others: list[NameUse],
) -> Iterator[str]:
    user, called = inquiry.name(first.user), inquiry.name(first.called)
    shown = [use for use in uses if use.document in inquiry.documents]
    where = shortened([_where(inquiry, use) for use in shown])
    times = sum(len(use.spans) for use in shown)
    often = f" ({counted(times, 'time')})" if times > 1 else ""
    yield sentence(f"{user} calls {called} “{first.name}” in {where}{often}")
    name = next((use.name for use in own), "")
    if first.valence == "denies":
        itself = f"; the name it gives itself is “{name}”" if name else ""
        yield sentence(f"the form takes away what {called} claims to be{itself}")
    else:
        yield "That is a name it uses for a rival and not the one the other gives itself."
    if others:
        grants = listed(inquiry.name(use.user) for use in others)
        verb = "use" if len({use.user for use in others}) > 1 else "uses"
        yield sentence(f"by contrast {grants} {verb} “{others[0].name}”, as {called} does")
    yield f"The inference is that {user} withholds recognition from {called}."


def _where(inquiry: Inquiry, use: NameUse) -> str:
    return report_label(inquiry.documents.get(use.document), use.document)


def _coded(inquiry: Inquiry, uses: Iterable[NameUse]) -> Iterator[CitedFact]:
    """Cite what knowledge says of who uses which name."""
    for use in uses:
        if not use.document:
            dated = f" (from {date_words(use.when)})" if use.when else ""
            told = (
                f"{inquiry.name(use.user)} uses the name {use.name} for {inquiry.name(use.called)}"
            )
            if use.user == use.called:
                told = f"{inquiry.name(use.user)} calls itself {use.name}"
            yield CitedFact(
                id=f"name:{use.user}:{use.name}",
                text=sentence(f"{told}{dated}"),
                source="names coded in the case",
            )
