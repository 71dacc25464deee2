"""Annotations come in at their words, or are told to be orphans; nothing is moved by likeness."""

import json
from typing import Any

import pytest

from whence.model import Document, InputError
from whence.read import read_files
from whence.store.case import open_case
from whence.store.imports import import_file

TEXT = (
    "The Guard told the Post that the boats are gone.\n"
    "The boats are gone, said a clerk.   He had counted them.\n"
    "On Monday the boats are back."
)
CASE = "claims:\n  - {id: gone, text: The boats are gone.}\n"


@pytest.fixture
def case(tmp_path: Any) -> Any:
    folder = tmp_path / "case"
    (folder / "documents").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE)
    head = "---\npublisher: Post\nurl: https://post.example/boats\n---\n"
    (folder / "documents" / "post.txt").write_text(head + TEXT)
    (folder / "documents" / "other.txt").write_text("Nothing of the kind.")
    return folder


def documents(folder: Any) -> list[Document]:
    return read_files(open_case(folder).files)[0]


def take(case: Any, data: Any) -> Any:
    file = case.parent / "a.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data))
    told = import_file(case, file, "annotations", lambda: documents(case)).told
    return open_case(case).question, told


def row(exact: str, text: str = "", tags: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """Return an annotation as Hypothesis' API gives it."""
    quote = {"type": "TextQuoteSelector", "exact": exact}
    quote |= {key: more.pop(key) for key in ("prefix", "suffix") if key in more}
    selectors: list[dict[str, Any]] = [{"type": "RangeSelector", "startOffset": 1}, quote]
    if "start" in more:
        start = more.pop("start")
        selectors.append({"type": "TextPositionSelector", "start": start, "end": 0})
    uri = more.pop("uri", "http://post.example/boats/#x")
    return {
        "id": "abc",
        "uri": uri,
        "user": "acct:jane@hypothes.is",
        "created": "2031-05-12T10:11:12.131415+00:00",
        "text": text,
        "tags": list(tags),
        "links": {"html": "https://hypothes.is/a/abc"},
        "target": [{"source": uri, "selector": selectors}],
        **more,
    }


READ = ("asserts", "claim:gone", "source:a clerk", "kind:anonymous", "unnamed", "probable")


def test_tags_make_a_reading(case):
    question, _ = take(case, {"rows": [row("said a clerk", "He saw it.", READ)]})
    (one,) = question.statements
    assert (one.document, one.quote, one.claim, one.stance) == (
        "post",
        "said a clerk",
        "gone",
        "asserts",
    )
    assert (one.source, one.kind, one.named, one.certainty) == (
        "a clerk",
        "anonymous",
        False,
        "probable",
    )
    assert (one.why, one.who, str(one.when)) == ("He saw it.", "jane", "2031-05-12")


def test_a_text_without_tags_is_a_remark(case):
    question, _ = take(case, {"rows": [row("said a clerk", "<b>Find</b> him.", ("todo",))]})
    (note,) = question.notes
    assert (note.quote, note.text, note.url) == (
        "said a clerk",
        "Find him.",
        "https://hypothes.is/a/abc",
    )


@pytest.mark.parametrize(
    ("made", "start"),
    [
        (row("boats are gone", "x", start=TEXT.index("boats are gone, said")), 53),
        (row("boats are gone", "x", start=3, suffix=", said"), 53),
        (row("boats are gone", "x", prefix="that the "), 33),
        (row("boats are gone", "x"), None),
        (row("boats are gone", "x", start=34, prefix="whales and "), None),
        (row("boats are gon", "x", start=40, suffix="g"), None),
        (row("the boats are back.", "x", start=0), TEXT.index("the boats are back")),
        (row("said a clerk. He had", "x", start=0), TEXT.index("said a clerk.   He")),
        (row("said a clark", "x"), None),
    ],
)
def test_words_are_found_where_they_stand_or_not_at_all(case, made, start):
    question, told = take(case, {"rows": [made]})
    if start is None:
        assert not question.notes
        assert any("orphan" in line for line in told)
        return
    (note,) = question.notes
    at = note.start if note.start is not None else TEXT.index(note.quote)
    assert at == start
    assert TEXT[at : at + len(note.quote)] == note.quote


@pytest.mark.parametrize(
    "made",
    [
        row("said a clerk", "x", uri="https://else.example/"),
        row("", "about the whole page"),
        row("said a clerk", "x") | {"target": [{"source": "https://post.example/boats"}]},
        row("said a clerk", "x") | {"target": "https://post.example/boats"},
    ],
)
def test_what_has_no_place_is_told(case, made):
    question, told = take(case, {"rows": [made]})
    assert not question.notes
    assert any("orphan" in line for line in told)


def test_a_note_on_a_page_and_a_reply_are_told_apart_and_with_their_words(case):
    address = "https://post.example/boats"
    page = row("", "about the whole page", uri=address) | {"target": [{"source": address}]}
    _, told = take(
        case, {"rows": [page, page | {"text": "I do not think so", "references": ["x"]}]}
    )
    about = [line for line in told if line.startswith("orphan")]
    assert about == [
        "orphan: “about the whole page” quotes no words, so it is about a whole page: "
        "https://post.example/boats",
        "orphan: “I do not think so” quotes no words, so it answers another annotation: "
        "https://post.example/boats",
    ]


def test_a_claim_that_nobody_knows_makes_a_remark(case):
    question, told = take(case, {"rows": [row("said a clerk", "x", ("denies", "claim:nope"))]})
    assert not question.statements
    assert question.notes
    assert any("nope" in line for line in told)


def test_two_readings_of_the_same_words_are_told(case):
    rows = [row("said a clerk", "", READ), row("said a clerk", "", ("denies", *READ[1:]))]
    question, told = take(case, {"rows": rows})
    assert [one.stance for one in question.statements] == ["asserts"]
    assert any("read twice" in line for line in told)


def test_one_source_may_know_the_same_words_in_two_ways(case):
    ways = ("directness:told", "directness:witnessed")
    rows = [row("said a clerk", "", (*READ, way)) for way in ways]
    question, told = take(case, {"rows": [*rows, rows[0]]})
    assert [one.directness for one in question.statements] == ["told", "witnessed"]
    assert not any("read twice" in line for line in told)
    against = row("said a clerk", "", ("denies", *READ[1:], "directness:relayed"))
    assert any("read twice" in line for line in take(case, {"rows": [*rows, against]})[1])


def test_the_same_file_twice_adds_nothing(case):
    made = {"rows": [row("said a clerk", "x", READ), row("He had counted", "y")]}
    take(case, made)
    _, told = take(case, made)
    assert told[-1].startswith("nothing new")


def test_a_web_annotation_of_another_tool(case):
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Kim"},
        "body": [{"type": "TextualBody", "value": "Who?"}, "https://img.example/x.png"],
        "target": {
            "source": "https://post.example/boats",
            "selector": {"type": "TextQuoteSelector", "exact": "said a clerk"},
        },
    }
    question, _ = take(case, annotation)
    (note,) = question.notes
    assert (note.text, note.who) == ("Who?", "Kim")


@pytest.mark.parametrize("data", ["{}", "[]", '{"rows": []}', "{", "[" * 99_999, '{"uri": "x"}'])
def test_what_has_no_annotation_is_said_to_have_none(case, data):
    with pytest.raises(InputError):
        take(case, data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"tags": "asserts", "text": {"a": 1}, "user": 7, "created": [], "links": "x"},
        {"target": [3, {"selector": "x"}, None]},
        {"target": {"selector": [{"type": "TextQuoteSelector", "exact": 5}]}},
        {"text": "\x1b[31m\u202e" + "x" * 99_999, "links": {"html": "javascript:alert(1)"}},
    ],
)
def test_odd_values_do_no_harm(case, wrong):
    take(case, {"rows": [row("said a clerk", "x") | wrong]})
    written = (case / "case.yaml").read_text()
    assert "\x1b" not in written
    assert "javascript:" not in written
    assert open_case(case).question.claims
