"""Invented cases of other fields, from files to finding: courts, cabinets, companies, a hospital, a country.

Each is a case folder in a few lines; a check must find what an analyst would, and say when.
"""

from dataclasses import dataclass

import pytest

from whence.model import Assessment
from whence.pipeline import assess


@dataclass(frozen=True)
class Field:
    """A case: its YAML, its documents, and the findings it must have, with words of their sentences."""

    case: str
    knowledge: str
    documents: dict[str, str]
    expected: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    never: tuple[tuple[str, str], ...] = ()


def report(publisher: str, published: str, text: str, **more: str) -> str:
    head = {"publisher": publisher, "published": f'"{published}"', **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + f"---\n{text}\n"


MINISTER = Field(
    case="""
as_of: "2041-09-10"
claims:
  - id: treaty
    text: Sela Orvik signed a fishing treaty for the Ministry of the Sea on 2 September 2041.
    kind: agreement
    actors: [orvik, sea-ministry]
    when: "2041-09-02"
""",
    knowledge="""
actors:
  - {id: orvik, kind: person, names: [{name: Sela Orvik}, {name: Orvik}]}
  - {id: tamm, kind: person, names: [{name: Jon Tamm}]}
  - {id: sea-ministry, kind: government, names: [{name: Ministry of the Sea}]}
facts:
  - {subject: orvik, relation: speaks_for, object: sea-ministry, from: "2036-05-01", until: "2041-06-30", source: {citation: "Official register of the cabinet"}}
  - {subject: tamm, relation: speaks_for, object: sea-ministry, from: "2041-07-01", source: {citation: "Official register of the cabinet"}}
""",
    documents={
        "herald": report(
            "Norrland Herald",
            "2041-09-03",
            "Minister Sela Orvik of the Ministry of the Sea signed a fishing treaty on 2 September, a source "
            "at the port told the Herald. “We have a treaty,” minister Sela Orvik of the Ministry of the Sea "
            "told the Herald.",
        )
    },
    expected=(
        ("treaty", "absent", "existence", ("had ceased to speak for Ministry of the Sea (30 June 2041) on 2 September 2041", "Jon Tamm (since 1 July 2041)")),
        ("treaty", "record", "office", ("Norrland Herald of 3 September 2041 quotes Sela Orvik", "on 3 September 2041")),
    ),
)  # fmt: skip

PLANT = Field(
    case="""
as_of: "2052-01-31"
claims:
  - id: shipment
    text: The Kessel cell plant delivered the first batteries to Rohan Buses.
    kind: supply
    actors: [kessel-plant, rohan-buses]
    when: "2051-03"
  - id: orders
    text: Rohan Buses ordered batteries at the depot of Ulm Street.
    kind: event
    actors: [rohan-buses]
    place: ulm-depot
    when: "2051-03"
""",
    knowledge="""
actors:
  - {id: kessel-plant, kind: plant, names: [{name: Kessel cell plant, from: "2051-11-05"}]}
  - {id: rohan-buses, kind: company, names: [{name: Rohan Buses}]}
places:
  - {id: ulm-depot, kind: depot, names: [{name: depot of Ulm Street}]}
facts:
  - {subject: ulm-depot, relation: located_in, object: kessel, from: "2051-06", source: {citation: "Land register of Kessel"}}
""".replace("places:\n", "places:\n  - {id: kessel, kind: town, names: [{name: Kessel}]}\n"),
    documents={
        "courier": report(
            "Kessel Courier",
            "2051-04-02",
            "The Kessel cell plant delivered the first batteries to Rohan Buses in March, people in the town said.",
        )
    },
    expected=(
        ("shipment", "absent", "existence", ("Kessel cell plant did not exist yet in March 2051: it is known only from 5 November 2051",)),
        ("orders", "absent", "existence_possibly", ("is not known to have existed in March 2051", "June 2051")),
    ),
)  # fmt: skip

DISSOLVED = Field(
    case="""
as_of: "2038-12-31"
claims:
  - id: lease
    text: Mardle Estates signed a lease with Copper Lane Theatre.
    kind: agreement
    actors: [mardle, theatre]
    when: "2038-10-04"
""",
    knowledge="""
actors:
  - {id: mardle, kind: company, names: [{name: Mardle Estates}]}
  - {id: theatre, kind: company, names: [{name: Copper Lane Theatre}]}
  - id: granby
    kind: company
    names: [{name: Granby Holdings}]
    succeeds: [{actor: mardle, kind: merger, when: "2037-01-15"}]
""",
    documents={
        "stage": report(
            "The Stage Door",
            "2038-10-09",
            "Mardle Estates signed a lease with Copper Lane Theatre on 4 October, two actors said.",
        )
    },
    expected=(
        ("lease", "absent", "existence", ("Mardle Estates no longer existed on 4 October 2038: it was merged into Granby Holdings on 15 January 2037",)),
    ),
)  # fmt: skip

WITNESS = Field(
    case="""
as_of: "2033-03-31"
claims:
  - id: blaze
    text: A guard set fire to the archive in Tollen.
    kind: event
    actors: [guard]
    place: tollen
    when: "2033-02-11"
""",
    knowledge="""
actors:
  - {id: guard, kind: person, names: [{name: a guard}]}
  - {id: wren, kind: person, names: [{name: Ida Wren}]}
places:
  - {id: tollen, kind: town, names: [{name: Tollen}], lat: 51.0, lon: 4.0}
  - {id: port-ane, kind: town, names: [{name: Port Ane}], lat: 38.0, lon: 23.0}
facts:
  - {subject: wren, relation: present_in, object: port-ane, from: "2033-02-11", until: "2033-02-11", source: {citation: "Port Ane court, record of the hearing of 11 February"}}
""",
    documents={
        "echo": report(
            "Tollen Echo",
            "2033-02-13",
            "Ida Wren told the Echo that she saw a guard set fire to the archive in Tollen.",
        )
    },
    expected=(
        ("blaze", "record", "alibi", ("Ida Wren", "Port Ane (11 February 2033", "km away)", "and not in Tollen, on 11 February 2033")),
    ),
)  # fmt: skip

GUEST = Field(
    case="""
as_of: "2033-03-31"
claims:
  - id: deal
    text: Larch Rail and Mossford Council agreed on a new line at a meeting in Tollen.
    kind: agreement
    actors: [larch, mossford]
    place: tollen
    when: "2033-02-11"
""",
    knowledge=WITNESS.knowledge.replace(
        "  - {id: guard, kind: person, names: [{name: a guard}]}",
        "  - {id: larch, kind: company, names: [{name: Larch Rail}]}\n"
        "  - {id: mossford, kind: government, names: [{name: Mossford Council}]}",
    ),
    documents={
        "echo": report(
            "Tollen Echo",
            "2033-02-13",
            "Larch Rail and Mossford Council agreed on a new line at a meeting in Tollen on 11 February, attended by "
            "Ida Wren, a clerk told the Echo.",
        )
    },
    expected=(
        ("deal", "absent", "alibi_possibly", ("Ida Wren is said to have taken part (Tollen Echo of 13 February 2033)", "was in Port Ane (11 February 2033")),
    ),
)  # fmt: skip

COURT = Field(
    case="""
as_of: "2046-01-31"
claims:
  - id: ruling
    text: The Water Court ruled in Brook Hall that the dam must go.
    kind: event
    actors: [water-court]
    place: brook-hall
    when: "2045-12-28"
""",
    knowledge="""
actors:
  - {id: water-court, kind: court, names: [{name: Water Court}]}
places:
  - {id: brook-hall, kind: building, names: [{name: Brook Hall}]}
facts:
  - {subject: water-court, relation: absent_from, object: brook-hall, from: "2045-12-20", until: "2046-01-06", source: {citation: "Water Court, calendar of sessions: recess"}}
""",
    documents={
        "beacon": report(
            "Vale Beacon",
            "2045-12-29",
            "The Water Court ruled in Brook Hall on 28 December that the dam must go, a farmer said.",
        )
    },
    expected=(
        ("ruling", "absent", "presence", ("at Brook Hall on 28 December 2045", "it was absent", "20 December 2045")),
    ),
)  # fmt: skip

COUNTRY = Field(
    case="""
as_of: "2061-05-31"
claims:
  - id: pact
    text: The Foreign Ministry of Ostermark and the Republic of Vell have agreed on an alliance.
    kind: agreement
    actors: [ostermark, vell]
    when: "2061-05"
""",
    knowledge="""
actors:
  - {id: ostermark, kind: government, names: [{name: Foreign Ministry of Ostermark}, {name: Ostermark}]}
  - {id: vell, kind: government, names: [{name: Republic of Vell}, {name: Vell}]}
  - {id: quay, kind: government, names: [{name: Quay Islands}]}
""",
    documents={
        "note": report(
            "Foreign Ministry of Ostermark",
            "2061-05-12",
            "The position has not changed. We do not talk to the so-called Republic of Vell.",
            kind="statement",
        ),
        "daily": report(
            "Strait Daily",
            "2061-05-14",
            "Ostermark and the Republic of Vell have agreed on an alliance, a diplomat told the Daily. Quay Islands "
            "refers to Vell as Vell refers to itself: “Free Vell”.",
        ),
    },
    expected=(
        ("pact", "naming", "usage", ("“so-called Republic of Vell” in Foreign Ministry of Ostermark of 12 May 2061", "the name it gives itself is “Free Vell”", "By contrast Quay Islands uses")),
    ),
)  # fmt: skip

FUND = Field(
    case="""
as_of: "2029-08-31"
claims:
  - id: takeover
    text: Linden Press and Marrow Media have agreed to merge.
    kind: agreement
    actors: [linden, marrow]
    when: "2029-08-03"
""",
    knowledge="""
actors:
  - {id: linden, kind: company, names: [{name: Linden Press}]}
  - {id: marrow, kind: company, names: [{name: Marrow Media}]}
  - {id: aster, kind: company, names: [{name: Aster Fund, from: "2029-07-12"}]}
facts:
  - {subject: aster, relation: member_of, object: marrow, from: "2029-07-12", contested: true, source: {citation: "Company register; the fund disputes it"}}
precedents:
  - {id: first-bid, name: First Bid, kind: merger, actors: [linden, marrow], when: "2025", outcome: failed, source: {citation: "Trade press"}}
""",
    documents={
        "ink": report(
            "Ink Weekly",
            "2029-08-05",
            "Linden Press and Marrow Media have agreed to merge, in talks brokered by Aster Fund, an editor told Ink "
            "Weekly.",
        ),
        "page": report(
            "Page Six",
            "2029-08-07",
            "Aster Fund is a letterbox company nobody had heard of before July. Mergers with Marrow Media have "
            "invariably failed.",
        ),
    },
    expected=(
        ("takeover", "naming", "unknown_actor", ("Nothing is known of it before 12 July 2029", "It is recorded as part of Marrow Media")),
        ("takeover", "record", "branches", ("Whether Aster Fund is part of Marrow Media or separate",)),
        ("takeover", "precedent", "0/1", ("“First Bid” (merger, 2025) failed", "“invariably” is its author’s word")),
    ),
)  # fmt: skip

IN_ORDER = Field(
    case=MINISTER.case.replace("orvik, sea", "tamm, sea").replace("Sela Orvik", "Jon Tamm"),
    knowledge=MINISTER.knowledge,
    documents={
        "herald": report(
            "Norrland Herald",
            "2041-09-03",
            "Minister Jon Tamm of the Ministry of the Sea signed a fishing treaty on 2 September, he told the Herald.",
        )
    },
    expected=(),
    never=(("absent", "existence"), ("record", "office")),
)

TEXTS_ALONE = Field(
    case="""
as_of: "2039-12-31"
claims:
  - id: settled
    text: Gorse Oil and Tallow Gas have settled their dispute.
    kind: agreement
    actors: [Gorse Oil, Tallow Gas]
    when: "2039-02"
""",
    knowledge="actors: []\n",
    documents={
        "fuel": report(
            "Fuel Daily",
            "2039-02-10",
            "Gorse Oil and Tallow Gas have settled their dispute at a meeting chaired by Penrose Advisory, a clerk "
            "told Fuel Daily. In his letter Gorse Oil director Abe Cole called Tallow Gas “the gang of the pit”.",
        ),
        "market": report(
            "Market Watcher",
            "2039-02-12",
            "Penrose Advisory is a shell company that nobody had heard of before Christmas. Penrose Advisory is part "
            "of Tallow Gas, the register says. The Shaft Initiative between Gorse Oil and Tallow Gas failed in 2036. "
            "Talks between Gorse Oil and Tallow Gas have never once succeeded, as lawyers of the rival Marsh Energy "
            "have pointed out.",
        ),
    },
    expected=(
        ("settled", "naming", "usage", ("Gorse Oil calls Tallow Gas “the gang of the pit” in Fuel Daily of 10 February 2039",)),
        ("settled", "naming", "unknown_actor", ("“a shell company that nobody had heard of before Christmas.”",)),
        ("settled", "precedent", "0/1", ("“Shaft Initiative”", "2036) failed", "have never once succeeded", "a rival, Marsh Energy, notes it too")),
        ("settled", "record", "branches", ("Whether Penrose Advisory is part of Tallow Gas", "the word of Market Watcher of 12 February 2039")),
    ),
)  # fmt: skip

RESIGNED = Field(
    case="""
as_of: "2031-07-01"
claims:
  - id: loan
    text: Finance minister Anna Berg approved the loan to Skarn Steel.
    kind: event
    actors: [Anna Berg]
    when: "2031-06"
""",
    knowledge="actors: []\n",
    documents={
        "post": report(
            "Skarn Post",
            "2031-06-20",
            "Finance minister Anna Berg approved the loan to Skarn Steel, a banker told the Post. “The loan is safe,” "
            "finance minister Anna Berg told the Post.",
        ),
        "news": report(
            "Capital News",
            "2031-06-22",
            "Anna Berg, who resigned as finance minister in March 2031, lives abroad. The new finance minister, Olaf "
            "Rehn, said nothing.",
        ),
    },
    expected=(
        ("loan", "absent", "existence", ("Anna Berg had ceased to speak for finance minister (March 2031) in June 2031", "Olaf Rehn")),
        ("loan", "record", "office", ("Skarn Post of 20 June 2031 quotes Anna Berg",)),
    ),
)  # fmt: skip

FIELDS = {
    "a minister out of office": MINISTER,
    "a minister in office": IN_ORDER,
    "a plant that had not opened": PLANT,
    "a dissolved company signs": DISSOLVED,
    "a witness surely elsewhere": WITNESS,
    "a guest surely elsewhere": GUEST,
    "a court that did not sit": COURT,
    "a country that is not recognised": COUNTRY,
    "a fund nobody knew": FUND,
    "nothing but texts": TEXTS_ALONE,
    "a resignation that another report tells of": RESIGNED,
}


def run(field: Field, folder) -> Assessment:
    for part in ("documents", "knowledge"):
        (folder / part).mkdir()
    (folder / "case.yaml").write_text(field.case, encoding="utf-8")
    (folder / "knowledge" / "known.yaml").write_text(field.knowledge, encoding="utf-8")
    for name, text in field.documents.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    return assess(folder)


@pytest.mark.parametrize("name", FIELDS)
def test_what_an_analyst_would_find(name, tmp_path):
    field = FIELDS[name]
    result = run(field, tmp_path)
    for claim, kind, subkind, words in field.expected:
        found = [
            one.explanation
            for one in result.findings
            if (one.claim, one.kind, one.subkind) == (claim, kind, subkind)
        ]
        assert found, (kind, subkind)
        assert any(all(word in each for word in words) for each in found), found
    kinds = {(one.kind, one.subkind) for one in result.findings}
    assert not kinds & set(field.never)
    texts = {document.id: document.text for document in result.documents}
    for one in result.findings:
        assert all(texts[span.document][span.start : span.end] == span.quote for span in one.spans)


def test_a_ruling_undoes_what_an_old_register_says(tmp_path):
    """The analyst knows better: the finding stays, marked with the reason, and the claim is as likely as before."""
    plain = run(MINISTER, tmp_path / "plain") if (tmp_path / "plain").mkdir() is None else None
    ruled = Field(
        case=f"{MINISTER.case}findings:\n  - {{kind: absent, subkind: existence, claim: treaty, decision: reject, "
        "who: R. Desk, when: 2041-09-09, why: the register was printed before she came back}\n",
        knowledge=MINISTER.knowledge,
        documents=MINISTER.documents,
        expected=(),
    )
    (tmp_path / "ruled").mkdir()
    result = run(ruled, tmp_path / "ruled")
    (found,) = (
        one for one in result.findings if (one.kind, one.subkind) == ("absent", "existence")
    )
    assert (found.ruling, found.weight, found.ruled_by) == ("rejected", 0, "R. Desk")
    assert plain is not None
    assert result.claims[0].probability > plain.claims[0].probability
    assert all(driver.id != found.id for driver in result.claims[0].drivers)
