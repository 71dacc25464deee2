from dataclasses import replace

from picture_laws import SVG, lawful

from whence.model import Assessment
from whence.report.figures.rivals import draw_rivals
from whence.report.marks import Addresses


def test_the_likeliest_comes_first_with_a_bar_of_its_length(merger: Assessment) -> None:
    figure = draw_rivals("r", merger, merger.claims[0], Addresses(merger.documents))
    assert figure is not None
    root = lawful(figure)
    bars = [one for one in root.iter(f"{SVG}rect") if "--for" in one.get("style")]
    wide = [float(one.get("width")) / 300 for one in bars]
    assert [round(one, 3) for one in wide] == [0.41, 0.262, 0.14, 0.11, 0.055, 0.023]
    bold = [one.text for one in root.iter(f"{SVG}text") if "700" in one.get("style")]
    assert bold == [f"{n}\u00a0%" for n in (41, 26, 14, 11, 6, 2)]
    assert [row[0].text for row in figure.table.rows][:2] == [
        "They talked, about something smaller than a merger.",
        "The banker made it up to move the price.",
    ]


def test_an_explanation_leads_to_what_speaks_most_for_it(merger: Assessment) -> None:
    backed = tuple(replace(one, support=("gone", "f-order")) for one in merger.hypotheses)
    addresses = Addresses(merger.documents)
    figure = draw_rivals("r", replace(merger, hypotheses=backed), merger.claims[0], addresses)
    assert figure is not None
    told = {link.get("href") for link in lawful(figure).iter(f"{SVG}a")}
    assert told == {f"#{addresses.of('finding', 'f-order')}"}


def test_a_claim_without_explanations_has_no_picture(merger: Assessment) -> None:
    assert draw_rivals("r", merger, merger.claims[1], Addresses(merger.documents)) is None
