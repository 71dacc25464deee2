"""Origins are named where they are as good as sure, reliance where it is likelier than not."""

from dataclasses import replace

import pytest

from whence.model import Link
from whence.report.exports.quotations import based_on, grounds_of


@pytest.mark.parametrize(
    ("probability", "kind", "names"),
    [
        (0.95, "copies", ["first", "origin"]),
        (0.95, "shares_origin", ["origin"]),
        (0.7, "copies", ["first"]),
        (0.7, "shares_origin", []),
        (0.3, "copies", []),
    ],
)
def test_what_a_report_goes_back_to(merger, probability, kind, names):
    claim = merger.claims[0]
    first, second = [one.id for one in claim.origins.members][:2]
    link = Link(from_=second, to=first, kind=kind, probability=probability, reasons=())
    found = based_on(grounds_of(replace(merger, links=(link,)), claim), second) or []
    told = {first: "first"}
    assert [
        told.get(one["identifier"], one["identifier"].partition(":")[0]) for one in found
    ] == names
    back = based_on(grounds_of(replace(merger, links=(link,)), claim), first) or []
    assert ("origin" in names) == bool(back)


def test_reports_of_two_origins_share_none(merger):
    claim = merger.claims[0]
    first, second = [one.id for one in claim.origins.members][:2]
    link = Link(from_=second, to=first, kind="shares_origin", probability=1.0, reasons=())
    apart = replace(claim, origins=replace(claim.origins, groups=((first,), (second,))))
    assert based_on(grounds_of(replace(merger, links=(link,)), apart), second) is None


def test_a_link_of_another_claim_says_nothing_of_this_one(merger):
    claim = merger.claims[0]
    first, second = [one.id for one in claim.origins.members][:2]
    link = Link(from_=second, to=first, kind="copies", probability=1.0, reasons=(), claim="another")
    assert based_on(grounds_of(replace(merger, links=(link,)), claim), second) is None
