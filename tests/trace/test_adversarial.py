"""Reports made to be counted wrongly: what looks like many and is one, and what looks like one and is many.

Each case is small, and goes the whole way from bytes to origins.
"""

import pytest

from whence.model import (
    Actor,
    Assessment,
    Case,
    Claim,
    Knowledge,
    Link,
    Name,
    Origins,
    Question,
    RawFile,
)
from whence.pipeline import assess_case

KNOWLEDGE = Knowledge(
    actors=(
        Actor(
            id="orlo",
            names=(Name(name="Orlo Lines"), Name(name="أورلو لاينز", script="Arab")),
        ),
    )
)
CLAIM = Claim(id="c", text="Orlo Lines sold the old pier.", actors=("orlo",))
WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday. Pier 9 goes with it, as does the Amberlight warehouse, where 41 carpenters work."  # fmt: skip
WITNESS = "A docker said that he watched Orlo Lines sell the old pier. It was raining at Tarn, he said, and 12 men in grey stood by while the harbour clock struck six."  # fmt: skip
Row = tuple[str, str, str] | tuple[str, str, str, str]


def report(id: str, publisher: str, day: str, text: str, kind: str = "report") -> RawFile:
    when = f"published: '{day}'\n" if day else ""
    front = f"---\npublisher: {publisher}\n{when}kind: {kind}\n---\n"
    return RawFile(id=id, path=f"{id}.txt", data=(front + text).encode())


def assessed(*files: RawFile) -> Assessment:
    case = Case(name="pier", question=Question(claims=(CLAIM,)), files=files, knowledge=KNOWLEDGE)
    return assess_case(case)


def origins(*files: RawFile) -> Origins:
    return assessed(*files).claims[0].origins


def groups(found: Origins) -> set[frozenset[str]]:
    return {frozenset(group) for group in found.groups}


def links(found: Assessment, *ends: str) -> list[Link]:
    return [link for link in found.links if {link.from_, link.to} == set(ends)]


FIRST = report("wire", "Ostwire", "2031-05-03T08:00Z", WIRE)
SEEN = report("eye", "Tarn Blog", "2031-05-03", WITNESS, "post")


# --- one press conference ----------------------------------------------------------------------

SAID = "“Orlo Lines sold the old pier this morning, and nobody will lose his berth over it,” said Harbour Minister Ida Kroll."  # fmt: skip
PRESS = (
    report("bell", "The Bell", "2031-05-04", f"At the Customs House the benches were full. {SAID} Outside, rope makers held up lanterns until the lamps went out in Kettle Street."),
    report("horn", "The Horn", "2031-05-04", f"The minister came late and without notes. {SAID} Shares in Halder Quay fell by a tenth before noon, and two brokers in Upper Larmona stopped answering the telephone."),
)  # fmt: skip


def test_one_press_conference_is_one_origin_the_speaker():
    found = assessed(*PRESS)
    assert groups(found.claims[0].origins) == {frozenset({"bell", "horn"})}
    assert found.claims[0].origins.mean < 1.2


def test_papers_at_one_press_conference_copy_nobody():
    for link in links(assessed(*PRESS), "bell", "horn"):
        assert link.kind in ("shares_origin", "quotes")
        assert not any("in a row" in reason.what for reason in link.reasons)


# --- shared background -------------------------------------------------------------------------

BACKGROUND = "Orlo Lines was founded in 1907 by two brothers from Upper Larmona and has run the mail boats across the Sound ever since, with a break of three years in the war. It employs about nine hundred people in four towns, and its white funnels with the green ring are known to every child on the coast."  # fmt: skip
BOILERPLATE = (
    report("bell", "The Bell", "2031-05-04", f"A surveyor said that he measured the old pier for the notary when Orlo Lines sold it on Friday, and counted 31 rotten piles.\n\n{BACKGROUND}"),
    report("horn", "The Horn", "2031-05-05", f"A barmaid said that she served wine to both sides while Orlo Lines sold the old pier in the back room of the Kettle Inn.\n\n{BACKGROUND}"),
)  # fmt: skip


def test_shared_background_makes_no_common_origin():
    found = origins(*BOILERPLATE)
    assert groups(found) == {frozenset({"bell"}), frozenset({"horn"})}
    assert found.mean > 1.5


# --- stamps that lie ---------------------------------------------------------------------------

STAMPS = [
    ("syndicated under a later stamp", "2031-05-09", "2031-05-04"),
    ("backdated by the copier", "2031-05-03T08:00Z", "2031-05-01"),
    ("no stamp at all", "", "2031-05-04"),
    ("neither has a stamp", "", ""),
]
stamps = pytest.mark.parametrize(("first", "later"), [row[1:] for row in STAMPS], ids=[row[0] for row in STAMPS])  # fmt: skip


def syndicated(first: str, later: str) -> Assessment:
    return assessed(
        report("wire", "Ostwire", first, WIRE),
        report("copy", "The Mirror", later, f"TARN (Ostwire) - {WIRE}"),
    )


@stamps
def test_wrong_stamps_add_no_origin(first: str, later: str):
    assert syndicated(first, later).claims[0].origins.mean < 1.1


@stamps
def test_a_dateline_tells_who_copied_whatever_the_stamps_say(first: str, later: str):
    found = syndicated(first, later)
    (link,) = (one for one in links(found, "wire", "copy") if one.kind in ("cites", "copies"))
    assert link.from_ == "copy"


def test_a_backdated_copy_without_a_credit_adds_no_origin():
    found = origins(FIRST, report("copy", "The Mirror", "2031-05-01", WIRE))
    assert found.mean < 1.1


# --- the same desk, the same words turned round ------------------------------------------------


def test_a_follow_up_of_the_same_outlet_adds_no_origin():
    more = report("more", "Ostwire", "2031-05-06", "Orlo Lines, which sold the old pier last week, will move its offices to Tarn, the company's spokesman said. The 41 carpenters of the Amberlight warehouse keep their benches.")  # fmt: skip
    assert origins(FIRST, more).mean < 1.1


DENIAL = report("no", "The Sun", "2031-05-04", "Orlo Lines denied on Tuesday that it had sold the old pier to a buyer from Larmona for 73 million crowns, as Ostwire reported. “The story is made of air,” a spokesman for Orlo Lines said.")  # fmt: skip


def test_a_denial_that_repeats_the_claim_is_no_report_of_it():
    alone, denied = assessed(FIRST), assessed(FIRST, DENIAL)
    assert {one.document for one in denied.statements if one.stance == "denies"} == {"no"}
    assert denied.claims[0].reports == alone.claims[0].reports == 1
    assert denied.claims[0].origins.mean == pytest.approx(alone.claims[0].origins.mean, abs=0.1)
    assert denied.claims[0].probability < alone.claims[0].probability


def test_the_words_of_the_claim_are_nobodys_to_copy():
    """Who reports a sale has few other words for it."""
    one = report("bell", "The Bell", "2031-05-04", "Orlo Lines sold the old pier, a porter at Quell said, who carried the lamps out.")  # fmt: skip
    other = report("horn", "The Horn", "2031-05-04", "Orlo Lines sold the old pier, said a notary in Tarn, who wrote the deed in green ink.")  # fmt: skip
    found = origins(one, other)
    assert len(found.groups) == 2
    assert found.mean > 1.9


OUTLETS = [
    "Ostwire",
    "Tarn Post",
    "The Bell",
    "The Tarn Post",
    "Die Glocke",
]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_whoever_is_credited_is_found(outlet: str):
    credit = f"The old pier was sold by Orlo Lines, {outlet} reports."
    found = assessed(report("first", outlet, "2031-05-03", WIRE.replace("Ostwire", "us")), report("credit", "The Echo", "2031-05-05", credit))  # fmt: skip
    (link,) = links(found, "first", "credit")
    assert (link.from_, link.kind) == ("credit", "cites")
    assert link.probability > 0.9
    assert found.claims[0].origins.mean < 1.1


# --- other languages ---------------------------------------------------------------------------

TRANSLATED = [
    ("arabic", "باعت شركة أورلو لاينز الرصيف القديم لمشترٍ من Larmona مقابل 73 مليون كرون، بحسب ما قاله مصرفي لوكالة Ostwire يوم الاثنين. ويشمل البيع الرصيف 9 ومستودع Amberlight حيث يعمل 41 نجاراً."),
    ("german", "Orlo Lines hat den alten Pier für 73 Millionen Kronen an einen Käufer aus Larmona verkauft, sagte ein Banker am Montag der Agentur Ostwire. Dazu gehören Pier 9 und das Lagerhaus Amberlight, in dem 41 Zimmerleute arbeiten."),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in TRANSLATED], ids=[row[0] for row in TRANSLATED])
def test_a_translation_adds_no_origin(text: str):
    assert origins(FIRST, report("there", "Marsa", "2031-05-04", text)).mean < 1.1


@pytest.mark.parametrize("text", [row[1] for row in TRANSLATED], ids=[row[0] for row in TRANSLATED])
def test_a_translation_is_tied_to_what_it_translates(text: str):
    found = assessed(FIRST, SEEN, report("there", "Marsa", "2031-05-04", text))
    # Both ways are right: on the claim itself, or, where that is not read in it, nothing at all.
    on_claim = {one.document for one in found.statements if one.claim == "c"}
    tied = [one for one in links(found, "there", "wire") if one.probability > 0.5]
    assert tied or "there" not in on_claim
    assert not [one for one in links(found, "there", "eye") if one.probability > 0.5]


# --- quotations, and many of one kind ----------------------------------------------------------

MILL = report("mill", "Quote of the Day", "2031-05-06", "“Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns,” a banker told Ostwire.\n\n“The sea keeps no books,” said Ada Finn.\n\n“He who sells a pier buys a storm,” wrote Jon Keel.\n\n“Nobody ever drowned in a contract,” said the judge.")  # fmt: skip


def test_a_quote_mill_adds_no_origin():
    assert origins(FIRST, MILL).mean < 1.1


def test_copies_of_one_text_are_one_origin():
    copies = [report(f"copy{n}", f"Paper {n}", "2031-05-04", WIRE) for n in range(60)]
    found = assessed(FIRST, *copies)
    assert found.claims[0].reports == 61
    assert found.claims[0].origins.mean < 1.1


@pytest.mark.parametrize("text", [" ", "Pier", ".", "“”", "Orlo"])
def test_next_to_nothing_adds_nothing(text: str):
    alone, more = assessed(FIRST), assessed(FIRST, report("less", "Nobody", "2031-05-04", text))
    assert more.claims[0].reports == 1
    assert more.claims[0].probability == pytest.approx(alone.claims[0].probability, abs=1e-9)


def test_five_hundred_copies_cost_no_square():
    """Each copy hangs on one other report or two; that there is a link for every pair helps nobody."""
    copies = [report(f"copy{n}", f"Paper {n}", "2031-05-04", WIRE) for n in range(500)]
    found = assessed(FIRST, *copies)
    assert found.claims[0].origins.mean < 1.1
    assert len(found.links) < 5 * 500
