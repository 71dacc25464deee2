from dataclasses import replace

from whence.model import Assessment
from whence.report.language import ENGLISH
from whence.report.marks import Addresses
from whence.report.parts import parts_shown
from whence.report.view_claim import _MANY_LINKS, view_claim


def test_a_picture_that_is_left_out_is_a_part_that_says_so(merger: Assessment) -> None:
    link = merger.links[0]
    many = tuple(replace(link, to=f"report-{n}") for n in range(_MANY_LINKS))
    for links, drawn in ((merger.links, True), ((*merger.links, *many), False)):
        assessment = replace(merger, links=links)
        view = view_claim(
            assessment,
            assessment.claims[0],
            Addresses(assessment.documents),
            ENGLISH,
            main=False,
        )
        assert ("provenance" in view.figures) == drawn
        assert view.undrawn == (not drawn)
        assert "provenance" in parts_shown(view)
