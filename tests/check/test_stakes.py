"""Interests that are read: of whom, which way, by what path; and what they weigh."""

import pytest

from whence.check import find_stakes
from whence.data.likelihoods import load_likelihoods
from whence.model import Actor, Claim, Document, Fact, Hop, Knowledge, Name, Source, Statement
from whence.pipeline import assess
from whence.store.world import KnowledgeBase

SPILL = "The Orion Group hid the oil spill in the bay."
FIND = "The Kestrel mine holds twice the copper that was expected."
# Claim; what is said; what the text adds; the interest of the one who says it, and a piece of the path.
TOLD = [
    (SPILL, "Ada Lindqvist", "Ms Lindqvist was dismissed by the Orion Group in May.", "for", "dismissed by the Orion Group"),
    (SPILL, "Jonas Falk", "Mr Falk is suing the Orion Group.", "for", "is suing the Orion Group"),
    (SPILL, "Jonas Falk", "Falk, a rival of the Orion Group, owns two ships.", "for", "a rival of the Orion Group"),
    (SPILL, "Petra Holm", "Holm stands to lose her pension if the oil spill is proved.", "against", ""),
    (FIND, "Jonas Falk", "Falk, who is backed by Boron Capital, would profit from a copper boom.", "for", "backed by Boron Capital"),
    (FIND, "Jonas Falk", "Mr Falk has every reason to talk up the copper.", "for", ""),
    (FIND, "Jonas Falk", "He has an interest in seeing the copper believed.", "for", ""),
    (FIND, "Jonas Falk", "Mr Falk has no reason to exaggerate the copper.", None, ""),
    (FIND, "Jonas Falk", "Mr Falk has nothing to gain from the copper.", None, ""),
    (FIND, "Jonas Falk", "Mr Falk would benefit from a new pair of shoes.", None, ""),
    (FIND, "Jonas Falk", "Falk, who sold his share, stands to lose a fee if Kestrel is wrong.", "against", ""),
    (FIND, "Jonas Falk", "Mr Falk is a rival of the Kestrel mine.", None, ""),
    (FIND, "Jonas Falk", "The town would benefit from the copper.", None, ""),
]  # fmt: skip


def a_case(folder, claim, speaker, more):
    (folder / "documents").mkdir()
    (folder / "case.yaml").write_text(f"claims: [{{id: c, text: {claim}}}]\n")
    (folder / "documents" / "a.txt").write_text(
        f"---\npublisher: The Bay Times\npublished: 2031-05-02\n---\n"
        f"{claim[:-1]}, {speaker} said on Monday. {more}\n"
    )
    return folder


@pytest.mark.parametrize(
    ("claim", "speaker", "more", "way", "step"), TOLD, ids=[row[2] for row in TOLD]
)
def test_what_a_text_tells_of_an_interest(tmp_path, claim, speaker, more, way, step):
    found = assess(a_case(tmp_path, claim, speaker, more))
    stakes = [stake for source in found.sources for stake in source.stakes]
    assert [stake.direction for stake in stakes] == ([way] if way else [])
    told = [one for one in found.findings if one.kind == "interest" and one.subkind == "told"]
    assert len(told) == len(stakes)
    for one in told:
        assert one.weight == 0
        assert step in one.explanation
        assert ("against interest" in one.explanation) is (way == "against")
        assert "read, not coded" in one.explanation


def judged(folder):
    return assess(folder).claims[0].probability


def test_who_gains_weighs_less_if_it_is_read_and_less_again_if_it_is_coded(tmp_path):
    for name in ("plain", "read", "coded"):
        (tmp_path / name).mkdir()
    plain = a_case(tmp_path / "plain", SPILL, "Ada Lindqvist", "Ms Lindqvist lives in the town.")
    fired = "Ms Lindqvist was dismissed by the Orion Group in May."
    read = a_case(tmp_path / "read", SPILL, "Ada Lindqvist", fired)
    coded = a_case(tmp_path / "coded", SPILL, "Ada Lindqvist", fired)
    (coded / "sources.yaml").write_text(
        "sources:\n  - id: ada\n    names: [Ada Lindqvist]\n    kind: person\n"
        "    interests: [{claim: c, direction: for, why: she was dismissed}]\n"
    )
    assert judged(coded) < judged(read) < judged(plain)


def test_the_table_weighs_what_is_read_between_nothing_and_what_is_coded():
    table = load_likelihoods()
    assert table.motive["none"].mean < table.motive["for_told"].mean < table.motive["for"].mean
    for kind in ("invented", "exaggerated"):
        lifts = [table.lift[interest][kind] for interest in ("none", "for_told", "for")]
        assert lifts == sorted(lifts)


def test_a_commenter_who_repeats_it_is_one_support(tmp_path):
    """The point of the page and of a comment on it is told once, with both places named."""
    source = Source(id="falk", names=("Jonas Falk",))
    texts = {
        "page": "Mr Falk would gain from the oil spill in the bay.",
        "page#1": "As you say: Falk would gain from that oil spill.",
    }
    documents = {
        id: Document(id=id, text=text, author=id, kind="comment" if "#" in id else "report")
        for id, text in texts.items()
    }
    said = Statement(
        id="s",
        document="page",
        start=0,
        end=7,
        text="Mr Falk",
        content=(),
        claim="c",
        chain=(Hop(name="Jonas Falk", source="falk"),),
    )
    found = find_stakes(
        claims=[Claim(id="c", text=SPILL)],
        statements=[said],
        documents=documents,
        sources={"falk": source},
        world=KnowledgeBase(Knowledge()),
    )
    (stake,) = found["falk"]
    assert len(stake.said_by) == 2
    assert "comment" in stake.said_by[1]


WAR = Fact(subject="guild", relation="at_war_with", object="orion", id="w")
ACTORS = tuple(
    Actor(id=id, names=(Name(name=id.title()),)) for id in ("orion", "pavo", "guild", "league")
)


@pytest.mark.parametrize(
    ("body", "stance", "kind", "text", "gains"),
    [
        ("guild", "asserts", "agreement", "Orion and Pavo have a pact.", True),
        ("guild", "denies", "agreement", "Orion and Pavo have a pact.", False),
        ("league", "asserts", "agreement", "Orion and Pavo have a pact.", False),
        ("guild", "asserts", "event", "Orion bribed a judge.", True),
        ("guild", "asserts", "event", "Orion opened a school.", False),
        ("orion", "asserts", "agreement", "Orion and Pavo have a pact.", False),
    ],
    ids=["an enemy", "an enemy denies it", "no enemy", "a charge", "no charge", "a party"],
)
def test_an_enemy_of_a_party_gains_from_the_charge(body, stance, kind, text, gains):
    claim = Claim(id="c", text=text, kind=kind, actors=("orion", "pavo"))
    said = Statement(
        id="s",
        document="d",
        start=0,
        end=5,
        text="Orion",
        content=(),
        claim="c",
        stance=stance,
        chain=(Hop(name="an officer", source="officer"),),
    )
    found = find_stakes(
        claims=[claim],
        statements=[said],
        documents={"d": Document(id="d", text="Orion")},
        sources={"officer": Source(id="officer", names=("an officer",), affiliation=(body,))},
        world=KnowledgeBase(Knowledge(actors=ACTORS, facts=(WAR,))),
    )
    assert bool(found) is gains
    for stake in found.get("officer", ()):
        assert stake.path == ("linked to Guild", "at war with Orion")
        assert stake.facts
