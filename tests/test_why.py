"""Two reports of a case, compared from bytes on: what the case for and against their dependence says."""

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import (
    Actor,
    Case,
    CaseError,
    Claim,
    Knowledge,
    Name,
    Override,
    Question,
    RawFile,
    Span,
    UsageError,
    Why,
)
from whence.why import explain_pair

CLAIM = Claim(id="sale", text="Orlo Lines sold the old pier.", actors=("orlo",))
KNOWLEDGE = Knowledge(actors=(Actor(id="orlo", names=(Name(name="Orlo Lines"),)),))
WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday. Pier 9 goes with it, as does the Amberlight warehouse, and nobody asked the fishermen."  # fmt: skip
TEXTS = {
    "wire": ("Ostwire", 3, WIRE),
    "copy": ("The Mirror", 4, WIRE),
    "credit": ("The Sun", 5, "Orlo Lines sold the old pier, Ostwire reports."),
    "eye": ("Tarn Blog", 3, "A docker said that he watched Orlo Lines sell the old pier. It was raining at Tarn, and 12 men in grey stood by."),
    "no": ("Orlo Lines", 6, "Orlo Lines denies that it sold the old pier."),
    "cook": ("The Ladle", 2, "Whisk four eggs with sugar, then fold in the flour."),
    "stew": ("The Spoon", 9, "Whisk four eggs with sugar, then fold in the flour, and let Marta bake it."),
    "page": ("Review", 7, "A report in The Herald cited a “senior clerk” claiming that Orlo Lines sold the old pier. The Post cited a banker claiming that Orlo Lines sold the old pier for 73 crowns."),
    "empty": ("Nobody", 1, " "),
    "word": ("Nobody", 1, "Pier"),
}  # fmt: skip


def a_case(*ids: str, origins: tuple[Override, ...] = (), **texts: str) -> Case:
    files = [
        RawFile(
            id=id,
            path=f"{id}.txt",
            data=f"---\npublisher: {TEXTS[id][0]}\npublished: 2031-05-0{TEXTS[id][1]}\n---\n{TEXTS[id][2]}".encode(),
        )
        for id in ids
    ]
    files += [RawFile(id=id, path=f"{id}.txt", data=text.encode()) for id, text in texts.items()]
    question = Question(claims=(CLAIM,), origins=origins)
    return Case(name="pier", question=question, files=tuple(files), knowledge=KNOWLEDGE)


CASE = a_case(*TEXTS)


def why(a: str, b: str, case: Case = CASE) -> Why:
    return explain_pair(case, a, b)


def spans(record):
    if isinstance(record, Span):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part)


def test_a_copy():
    found = why("copy", "wire")
    (tie,) = found.ties
    assert (tie.claim, tie.one_origin, tie.words) == ("sale", True, "almost certain")
    assert (tie.from_, tie.to) == ("copy", "wire")
    assert (tie.start or 1) < 0.5 < (tie.probability or 0)
    assert tie.reasons_for[0].weight >= tie.reasons_for[-1].weight > 0
    assert found.first == "b"
    passage = max(found.shared, key=lambda one: len(one.a.quote))
    assert passage.kind == "passage"
    assert "Amberlight warehouse" in passage.a.quote == passage.b.quote
    assert (found.only_a, found.only_b) == ((), ())


def test_sides_may_change_places():
    one, other = why("eye", "wire"), why("wire", "eye")
    assert [tie.probability for tie in one.ties] == [tie.probability for tie in other.ties]
    assert (one.first, one.only_a, one.only_b) == (None, other.only_b, other.only_a)


def test_what_only_one_of_them_has_is_told():
    found = why("eye", "wire")
    assert found.ties[0].one_origin is False
    assert {"Tarn", "12"} <= {span.quote for span in found.only_a}
    assert {"73", "Larmona"} <= {span.quote for span in found.only_b}


def test_a_credit():
    found = why("credit", "wire")
    assert [(one.by, one.of, one.span.quote) for one in found.credits] == [
        ("a", "ostwire", "Ostwire")
    ]
    (tie,) = found.ties
    assert (tie.kind, tie.from_, tie.to) == ("cites", "credit", "wire")
    without = {change.without: change.probability for change in tie.changes}
    (text,) = [one.what for one in tie.reasons_for if "credits" in one.what]
    assert without[text] < (tie.probability or 0)


def test_what_is_tied_only_through_a_third_shows_the_way():
    found = why("credit", "copy")
    (tie,) = found.ties
    assert tie.path == ("credit", "wire", "copy")
    assert (tie.path_probability or 0) > (tie.probability or 1)
    assert tie.one_origin


def test_opposite_sides_are_no_origin_and_have_their_texts_compared():
    first, whole = why("no", "wire").ties
    assert (first.stance_a, first.stance_b) == ("denies", "asserts")
    assert (first.one_origin, first.probability) == (None, None)
    assert "opposite sides" in first.notes[0].what
    assert whole.claim is None


def test_without_a_common_claim_the_texts_are_compared():
    found = why("cook", "stew")
    (tie,) = found.ties
    assert (tie.claim, tie.stance_a) == (None, None)
    assert (tie.probability or 0) > (tie.start or 1)
    assert found.shared[0].a.quote == "Whisk four eggs with sugar, then fold in the flour"
    assert [span.quote for span in found.only_b] == ["Marta"]
    assert why("cook", "eye").ties[0].probability == pytest.approx(0.2)


@pytest.mark.parametrize("other", ["wire", "cook", "word"])
def test_next_to_nothing_can_be_compared_too(other):
    for id in ("word", "empty"):
        if id != other and id in {one.id for one in CASE.files}:
            try:
                found = why(id, other)
            except UsageError:  # an empty file is no document
                continue
            assert found.ties


def test_reports_known_only_by_citation():
    found = why("herald", "post")
    assert (found.a.held, found.a.document, found.a.label) == (False, "page", "The Herald")
    assert [piece.document for piece in (*found.a.text, *found.b.text)] == ["page", "page"]
    (tie,) = found.ties
    assert (tie.claim, tie.one_origin) == ("sale", False)
    assert any("known only through page" in one for one in found.next)
    assert found.first is None


def test_one_and_the_same():
    found = why("wire", "wire")
    assert (found.identical, found.ties) == (True, ())


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [("wier", "copy", "did you mean 'wire'"), ("wire", "harald", "did you mean 'herald'")],
)
def test_an_unknown_id_is_told_with_the_nearest(a, b, told):
    with pytest.raises(UsageError, match=told):
        why(a, b)


def test_what_came_later_is_not_unknown():
    with pytest.raises(UsageError, match="no was published after 2031-05-04"):
        explain_pair(CASE, "wire", "no", as_of="2031-05-04")


@pytest.mark.parametrize("apart", [True, False])
def test_what_the_analyst_settled_is_told(apart):
    ids = ("wire", "copy") if apart else ("wire", "eye")
    entry = Override(
        apart=ids if apart else (), same=() if apart else ids, why="the editor says so"
    )
    found = why(*ids, a_case("wire", "copy", "eye", origins=(entry,)))
    (tie,) = found.ties
    assert tie.overrides == (entry,)
    assert tie.one_origin is not apart
    assert tie.probability == (0.0 if apart else 1.0)
    told = (*tie.reasons_for, *tie.reasons_against)
    assert any("settled by the analyst" in one.what and entry.why in one.what for one in told)
    assert (tie.changes[0].probability > 0.5) is apart
    assert found.next == ()


@pytest.mark.parametrize("a", ["copy", "eye", "no", "herald", "cook"])
def test_every_span_quotes_its_text(a):
    texts = {file.id: file.data.decode().split("---\n")[2] for file in CASE.files}
    found = list(spans(why(a, "wire")))
    assert found
    assert all(texts[span.document][span.start : span.end] == span.quote for span in found)


# A file with controls or a few bytes of other encodings may not be read as text at all.
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=200)


@settings(max_examples=15, deadline=None)
@given(TEXT, TEXT)
def test_any_two_texts_can_be_compared(a, b):
    case = a_case("wire", a=f"A report. {a}", b=f"A report. {b}")
    found = why("a", "b", case)
    assert found.ties
    assert all(0 <= (tie.probability or 0) <= 1 for tie in found.ties)


def test_what_was_settled_of_nobody_is_an_error():
    entry = Override(same=("wire", "copi"), why="the editor says so")
    with pytest.raises(CaseError, match="unknown document 'copi'; did you mean 'copy'"):
        why("wire", "eye", a_case("wire", "copy", "eye", origins=(entry,)))
