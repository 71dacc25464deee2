"""Who calls whom by which name, and what that form of name does."""

import pytest

from whence.check import name_uses
from whence.model import Actor, Document, Name
from whence.store.world import KnowledgeBase

ACTORS = {
    "republic": ("Republic of Sund", "Sund"),
    "ministry": ("the Foreign Ministry", "Ministry"),
    "marl": ("Marl",),
    "veld": ("Veld",),
    "orion": ("Orion Freight", "Orion"),
    "pavo": ("Pavo Lines", "Pavo"),
    "league": ("the Salt League", "League"),
    "court": ("the High Court",),
}

# text, who calls whom by which name, and what it does
TOLD = [
    ("The Ministry refers to Sund as “the northern entity”.", ("ministry", "republic", "the northern entity", "denies")),
    ("Marl constantly referred to Sund as Hagal ad-Sund (“the gang of Sund”), an insult to its ears.", ("marl", "republic", "Hagal ad-Sund", "denies")),
    ("In its letters Orion calls Pavo “the former distributor”.", ("orion", "pavo", "the former distributor", "denies")),
    ("Orion referred to Pavo only as the former distributor.", ("orion", "pavo", "former distributor", "denies")),
    ("Unlike Marl’s constant use of ‘Lower Sund’ to refer to Sund, others are polite.", ("marl", "republic", "Lower Sund", "unknown")),
    ("Pavo calls itself “the First Line”.", ("pavo", "pavo", "the First Line", "self")),
    ("Marl and Veld simply refer to the Republic of Sund as Sund refers to itself: ‘Sundmark’ [‘the land of Sund’].", ("veld", "republic", "Sundmark", "self")),
    ("Marl and Veld simply refer to the Republic of Sund as Sund refers to itself: ‘Sundmark’ [‘the land of Sund’].", ("marl", "republic", "Sundmark", "self")),
    ("Marl and Veld simply refer to the Republic of Sund as Sund refers to itself: ‘Sundmark’.", ("republic", "republic", "Sundmark", "self")),
    ("The Salt League, known to its enemies as “the Brine Gang”, met on Friday.", ("enemies of league", "league", "the Brine Gang", "rival")),
    ("Pavo met the Salt League. Whenever the talk turned to the League, Pavo chairman Ivo Tarn was cold: he called it “the mob”.", ("pavo", "league", "the mob", "denies")),
    ("Pavo said that it would sail on Monday as planned.", None),
    ("Pavo called the High Court on Monday.", None),
    ("The Ministry described the talks with Sund as useful.", None),
    ("Orion named Pavo as its partner.", None),
]  # fmt: skip


@pytest.fixture
def read(make):
    def uses(text, *, known=ACTORS, statements=(), world=None, **signed):
        actors = [
            Actor(id=id, names=tuple(n if isinstance(n, Name) else Name(name=n) for n in names))
            for id, names in known.items()
        ]
        scene = make.scene()
        scene.know(*actors, *(world or ()))
        return name_uses(
            claims=(),
            documents=[Document(id="d", text=text, **signed)],
            statements=statements,
            sources={},
            mentions={},
            world=KnowledgeBase(scene.knowledge),
        )

    return uses


def rows(uses):
    return {(one.user, one.called, one.name, one.valence) for one in uses}


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[row[0][:50] for row in TOLD])
def test_what_a_text_tells_of_naming(read, text, expected):
    found = read(text)
    assert expected in rows(found) if expected else not found
    for one in found:
        assert all(text[span.start : span.end] == span.quote for span in one.spans)


def test_a_body_speaks_through_whoever_holds_an_office_in_it(read):
    text = (
        "Marl leader Ada Quist spoke for an hour. Quist referred to Sund as “the occupied shore”."
    )
    assert ("marl", "republic", "the occupied shore", "denies") in rows(read(text))


def test_a_document_of_its_own_is_a_sample(read):
    found = read("We shall not talk to the so-called Republic of Sund.", publisher="Marl")
    assert rows(found) == {("marl", "republic", "so-called Republic of Sund", "denies")}
    assert [span.quote for span in found[0].spans] == ["so-called Republic of Sund"]
    neutral = read("We shall talk to Sund, and Sund knows it.", publisher="Marl")
    assert rows(neutral) == {("marl", "republic", "Sund", "neutral")}
    assert len(neutral[0].spans) == 2


def test_a_text_that_tells_how_somebody_names_another_is_no_sample_of_it(read):
    text = "On Sund she said much. Marl calls Sund “the gang”."
    assert rows(read(text, publisher="Marl")) == {("marl", "republic", "the gang", "denies")}


def test_what_knowledge_says_of_names(read):
    known = {
        "republic": (
            Name(name="Sundmark", kind="self-name", used_by=("veld",)),
            Name(name="Lower Sund", used_by=("marl",)),
            Name(name="the Sund gang", kind="pejorative", used_by=("marl",)),
        ),
        "marl": ("Marl",),
        "veld": ("Veld",),
    }
    found = read("Nothing.", known=known)
    assert rows(found) == {
        ("veld", "republic", "Sundmark", "self"),
        ("republic", "republic", "Sundmark", "self"),
        ("marl", "republic", "Lower Sund", "rival"),
        ("marl", "republic", "the Sund gang", "denies"),
    }
    assert all(one.document == "" and not one.spans for one in found)
    told = read("Marl calls Sundmark “Lower Sund”.", known=known)
    assert ("marl", "republic", "Lower Sund", "rival") in rows(told)


def test_one_finding_for_a_name_with_every_document_and_the_contrast(scene, make):
    scene.know(make.actor("marl"), make.actor("sund"), make.actor("veld"))
    scene.report("echo", "Marl calls Sund “the gang”. Veld calls Sund “Sundmark”.")
    scene.report("tide", "Marl refers to Sund as “the gang”. Sund calls itself “Sundmark”.")
    asked = make.claim("agreement", ("marl", "sund"), dated="2031-03")
    (found,) = scene.findings(asked, kind="naming", subkind="usage")
    assert {span.document for span in found.spans} == {"echo", "tide"}
    assert "in Echo and Tide (2 times)" in found.explanation
    assert "the name it gives itself is “Sundmark”" in found.explanation
    assert "By contrast Veld uses “Sundmark”, as Sund does." in found.explanation
    assert "The inference is that Marl withholds recognition from Sund." in found.explanation


def test_cost_is_linear(read):
    """A hostile page of names and verbs: no text is read more than a few times."""
    text = "Marl calls Sund “the gang” and refers to Sund as Sund refers to itself " * 400
    assert read(text)
