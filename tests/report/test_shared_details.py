"""The table of shared details: kinds, sides, order."""

from dataclasses import replace

import pytest

from whence.model import DateExpression, Document, Interval, Reason
from whence.report.shared_details import (
    KIND_NAMES,
    SharedDetail,
    beside_quotations,
    detail_kind,
    shared_details,
)

TEXT = "On 2 November four men of 73 met Adnan at Port Almira; the AP credits the Bugle."
DATED = Document(
    id="d",
    text=TEXT,
    dates=(
        DateExpression(
            span=Document(id="d", text=TEXT).span(3, 13), when=Interval.parse("2031-11-02")
        ),
    ),
)


def reason(what: str, words: str = "") -> Reason:
    start = TEXT.index(words)
    return Reason(
        what=what, spans=(DATED.span(start, start + len(words)),) if words else (), weight=0.3
    )


@pytest.mark.parametrize(
    ("what", "words", "kind"),
    [
        ("both have “2 November”", "2 November", "time"),
        ("both have “four”", "four", "number"),
        ("both have “73”", "73", "number"),
        ("both have “Adnan”", "Adnan", "name"),
        ("both have part of attendee “Adnan”", "Adnan", "role"),
        ("both have “men”", "men", "detail"),
        ("both have “the AP credits the Bugle”", "the AP credits the Bugle", "name"),
        ("9 words in a row are the same", "four men of 73", "wording"),
        ("nearly all of the shorter text is in the other", "", "wording"),
        ("the texts are the same, word for word", "four", "wording"),
        ("both quote the same words", "four", "wording"),
        ("wire credits the Bugle with its date", "the Bugle", "credit"),
        ("the same outlet or author stands behind both", "", "credit"),
        ("both credit the same outlet for it", "", "credit"),
        ("both rest on a man who credits the Bugle", "", "source"),
        ("“one who names us” and “another” may be one source", "", "source"),
        ("wire names no source, and bugle said the same before", "four", "order"),
        ("but is stamped earlier than what it credits", "", "order"),
        ("not shared, only in wire: “four”", "four", "unshared"),
        ("settled by the analyst: one origin, because “x” said the same before", "", "settled"),
        ("shares two rare details", "four", "sign"),
    ],
)
def test_kind_of_a_detail(what, words, kind):
    assert detail_kind(reason(what, words), {"d": DATED}) == kind
    assert kind in KIND_NAMES


def test_pairs_join_the_reports_of_an_origin(merger):
    claim = merger.claims[0]
    (origin,) = shared_details(merger, claim)
    assert set(origin.reports) == set(claim.origins.groups[0])
    # A tree: one pair fewer than there are reports.
    assert len(origin.pairs) == len(origin.reports) - 1
    assert {end for pair in origin.pairs for end in (pair.one, pair.other)} == set(origin.reports)


def test_words_stand_on_the_side_of_their_report(merger):
    for claim in merger.claims:
        for origin in shared_details(merger, claim):
            for pair in origin.pairs:
                for detail in (*pair.shared, *pair.apart):
                    assert {span.document for span in detail.one} <= {pair.one}
                    assert {span.document for span in detail.other} <= {pair.other}


def test_nothing_is_lost_and_the_weightiest_comes_first(merger):
    for origin in shared_details(merger, merger.claims[0]):
        for pair in origin.pairs:
            weights = [detail.weight for detail in pair.shared]
            assert weights == sorted(weights, reverse=True)
            assert pair.total == pytest.approx(sum(one.weight for one in pair.link.reasons))
            held = [span for one in (*pair.shared, *pair.apart) for span in (*one.one, *one.other)]
            for reason in pair.link.reasons:
                assert set(reason.spans) <= set(held)


def test_small_details_are_one_and_strong_ones_stand_alone(merger):
    words = ["Adnan", "Port Almira", "four", "2 November"]
    reasons = [reason(f"both have “{one}”", one) for one in words]
    reasons[0] = replace(reasons[0], weight=0.7)
    claim = merger.claims[0]
    link = shared_details(merger, claim)[0].pairs[0].link
    links = tuple(
        replace(one, reasons=tuple(reasons)) if one == link else one for one in merger.links
    )
    (pair,) = (
        pair
        for pair in shared_details(replace(merger, links=links), claim)[0].pairs
        if (pair.one, pair.other) == (link.from_, link.to)
    )
    assert [(one.kind, one.weight) for one in pair.shared] == [
        ("details", pytest.approx(0.9)),
        ("name", 0.7),
    ]
    assert [span.quote for span in pair.shared[0].one] == words[1:]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("not shared, only in wire: “four”, “Adnan”", ""),
        ("not shared, only in wire: “four”, “Adnan” and 9 more", "and 9 more"),
        ("not shared, only in wire: “four”, place “Port Almira”", None),
        ("wire credits the Bugle", None),
    ],
)
def test_words_that_are_quoted_beside_are_not_said_twice(what, said):
    found = SharedDetail(
        kind=detail_kind(reason(what), {}), what=what, one=(), other=(), weight=0.0
    )
    assert beside_quotations(found) == (what if said is None else said)


def test_an_origin_of_one_report_has_none(merger):
    assert len(merger.claims[0].origins.groups) == 2  # the denial stands alone
    assert [one.number for one in shared_details(merger, merger.claims[0])] == [1]
