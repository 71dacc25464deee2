"""Chains from what a flat tagger gives: the same as a reader finds, in the tagger's spans."""

from collections.abc import Sequence

import pytest

from whence.extract import Tagged, extract_document
from whence.model import UNSTATED, Document

Row = tuple[str, str, str]


def place(text: str, words: str, near: int = 0) -> tuple[tuple[int, int], ...] | None:
    """Return where words stand, nearest to a place; nothing for no words, None if they are absent."""
    if not words:
        return ()
    found = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(found, key=lambda at: abs(at - near), default=None)
    return None if start is None else ((start, start + len(words)),)


def tagger_of(rows: Sequence[Row]):  # type: ignore[no-untyped-def]
    """Return a tagger that finds these sources, cues and contents in any text that holds them."""

    def tag(text: str) -> list[Tagged]:
        found = []
        for source, cue, content in rows:
            what = place(text, content)
            how = place(text, cue, what[0][0]) if what else None
            who = place(text, source, how[0][0]) if how else None
            if what and how and who is not None:
                found.append(Tagged(who, how, what))
        return sorted(found, key=lambda one: one.cue)

    return lambda texts: [tag(text) for text in texts]


def chains(text: str, rows: Sequence[Row]) -> list[str]:
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    return [
        " > ".join(f"{hop.name} [{hop.cue}]" for hop in one.chain[1:]) + " | " + one.words
        for one in extract_document(page, tagger_of(rows))
        if one.chain[-1].start is not None
    ]


MERGED = [
    # “which” is whatever it stands for
    ("The Post has seen documents which show that the sale is a done deal.",
     [("which", "show", "that the sale is a done deal")],
     ["documents [show] | the sale is a done deal"]),
    # an outlet cites: the source stands inside the content
    ("On Monday, Ann Poe of The Herald cited a “senior banker” claiming “secret talks” between the firms.",
     [("Ann Poe of The Herald", "cited", "a “senior banker” claiming “secret talks” between the firms")],
     ["The Herald [cited] > senior banker [claiming] | “secret talks” between the firms"]),
    # what is cited and what is claimed are two attributions of one report
    ("A report for the Associated Press has come out, citing a clerk and a former mayor, claiming a secret sale.",
     [("A report for the Associated Press", "citing", "a clerk and a former mayor"),
      ("A report for the Associated Press", "claiming", "a secret sale")],
     ["Associated Press [citing] > clerk [claiming] | a secret sale",
      "Associated Press [citing] > former mayor [claiming] | a secret sale"]),
    # a co-claimant for the last part only
    ("The Daily Beacon cited opposition figures claiming a merger, with further allegations, also claimed by the Harbour Observatory, that money was paid.",
     [("The Daily Beacon", "cited", "opposition figures claiming a merger, with further allegations"),
      ("the Harbour Observatory", "also claimed", "that money was paid")],
     ["The Daily Beacon [cited] > opposition figures [claiming] | a merger",
      "The Daily Beacon [cited] > opposition figures [claiming] | money was paid",
      "Harbour Observatory [also claimed] | money was paid"]),
    # the tagger lost the source, the rules have it
    ("The Harbour Union– a group of dockers based in Tarn– has denied to me the claims of a strike at the mill.",
     [("", "has denied", "the claims of a strike at the mill")],
     ["Harbour Union [has denied] | the claims of a strike at the mill"]),
    # nobody is named
    ("It was widely reported that the envoy had left.",
     [("", "was widely reported", "that the envoy had left")],
     [f"{UNSTATED} [was widely reported] | the envoy had left"]),
    # the tagger cuts better than the rules
    ("The crane failed, the harbour master told Reuters by telephone from Tarn.",
     [("the harbour master", "told", "The crane failed")],
     ["Reuters [told] > harbour master [told] | The crane failed"]),
    # what the rules do not know at all
    ("The mayor floated a plan to close the mill.",
     [("The mayor", "floated", "a plan to close the mill")],
     ["mayor [floated] | a plan to close the mill"]),
    # a nested attribution that the second reading finds
    ("The Herald reported that the mill, in the words of its owner, was never safe.",
     [("The Herald", "reported", "that the mill, in the words of its owner, was never safe")],
     ["The Herald [reported] | the mill, in the words of its owner, was never safe"]),
    ("“The dam has gone,” confirmed a guard, who asked not to be named.",
     [("a guard", "confirmed", "“The dam has gone,”"), ("who", "asked", "not to be named")],
     ["guard [confirmed] | “The dam has gone,”"]),
    ("According to the police, witnesses said that the driver fled.",
     [("the police", "According to", "witnesses said that the driver fled"), ("witnesses", "said", "that the driver fled")],
     ["police [According to] > witnesses [said] | the driver fled"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "wanted"), MERGED, ids=[text[:60] for text, *_ in MERGED])
def test_chains_from_flat_tags(text: str, rows: list[Row], wanted: list[str]) -> None:
    assert chains(text, rows) == wanted


def test_what_is_only_planned_is_not_asserted() -> None:
    text = "The union wants to close the harbour."
    page = Document(id="d", text=text, language="en")
    (found,) = extract_document(page, tagger_of([("The union", "wants", "to close the harbour")]))
    assert found.stance == "discusses"


def test_a_tagger_is_not_asked_about_other_languages() -> None:
    def refuse(_texts: Sequence[str]) -> list[list[Tagged]]:
        raise AssertionError("asked")

    page = Document(id="d", text="Der Minister sagte, dass die Brücke gesperrt ist.", language="de")
    assert [one.chain[-1].name for one in extract_document(page, refuse)] == ["Minister"]


def test_a_content_over_two_sentences_stays_with_its_source() -> None:
    text = "The clerk wrote: the mill is unsafe. Its roof will fall. Nobody answered the letter."
    rows = [("The clerk", "wrote", "the mill is unsafe. Its roof will fall")]
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    found = [(one.chain[-1].name, one.words) for one in extract_document(page, tagger_of(rows))]
    assert found == [
        ("clerk", "the mill is unsafe. Its roof will fall"),
        ("The Paper", "Nobody answered the letter."),
    ]
