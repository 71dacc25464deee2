from dataclasses import replace

from page_walk import Walk

from whence.model import Assessment
from whence.report.html import render_html
from whence.report.select import main_claim, other_claims
from whence.report.told_before import told_before


def twice(merger: Assessment) -> Assessment:
    """Return the case with a finding on the main claim that stands under another as well."""
    main = main_claim(merger)
    assert main is not None
    finding = next(one for one in merger.findings if one.claim == main.id and one.spans)
    again = replace(finding, id="again", claim=other_claims(merger)[0].id)
    return replace(merger, findings=(again, *merger.findings))


def test_a_finding_under_two_claims_is_told_whole_under_the_first(merger: Assessment) -> None:
    assert told_before(merger) == {}
    case = twice(merger)
    ((id, told),) = told_before(case).items()
    assert (id, told.claim) == ("again", main_claim(case).id)  # type: ignore[union-attr]
    ruled = replace(case.findings[0], ruling="rejected")
    assert told_before(replace(case, findings=(ruled, *case.findings[1:]))) == {}


def test_the_page_leads_from_the_second_to_the_first(merger: Assessment) -> None:
    case = twice(merger)
    (told,) = told_before(case).values()
    page = Walk(render_html(case)).tree
    second, first = (
        page.get_element_by_id("finding-again"),
        page.get_element_by_id(f"finding-{told.id}"),
    )
    assert [a.get("href") for a in second.iter("a")] == [f"#finding-{told.id}"]
    assert not second.find_class("quote")
    assert first.find_class("quote")
