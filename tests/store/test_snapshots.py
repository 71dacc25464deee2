import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import (
    Capture,
    Case,
    Citation,
    Document,
    Fact,
    Knowledge,
    Precedent,
    RawFile,
)
from whence.pipeline import assess, assess_case
from whence.read import read_files
from whence.store.case import open_case
from whence.store.schema import from_json, to_json
from whence.store.snapshots import check_snapshots, orphans, text_sha256

WORDS = "The Guard’s men and the Brigade have\u00a0agreed. They met at Quell Point."


def document(text: str = WORDS, id: str = "x", **fields) -> Document:
    return Document(id=id, text=text, path="documents/x.html", sha256=sha(text), **fields)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def captured(*documents: Document) -> Case:
    """A case whose file was captured when these were its documents."""
    capture = Capture(
        path="documents/x.html",
        url="https://example.com/x",
        final_url="https://example.com/x",
        captured=datetime(2031, 5, 12, tzinfo=UTC),
        status=200,
        sha256=documents[0].sha256,
        text_sha256={one.id: text_sha256(one.text) for one in documents},
        whence="0.1.0",
    )
    return Case(name="c", files=(RawFile(id="x", path="documents/x.html"),), captures=(capture,))


def said(case: Case, *documents: Document) -> list[str]:
    issues = check_snapshots(case, documents)
    assert {issue.level for issue in issues} <= {"warning"}
    return [issue.what for issue in issues]


# Captures.


def test_what_is_as_it_was_needs_no_words():
    assert said(captured(document()), document()) == []
    assert said(Case(name="c"), document()) == []


def test_bytes_that_changed_make_orphans():
    changed = replace(document(), sha256=sha("other"))
    assert said(captured(document()), changed) == [
        "documents/x.html has changed since it was captured on 2031-05-12: "
        "spans into the capture are orphans"
    ]


@pytest.mark.parametrize(
    "now",
    [
        [replace(document(), text=WORDS + " ")],
        [document(), replace(document(), id="x#1", text="Now.")],
        [document()],
        [],
    ],
)
def test_a_rendering_that_changed_makes_orphans(now):
    then = captured(document(), replace(document(), id="x#1", text="No."))
    (what,) = said(then, *now)
    assert what.startswith("documents/x.html is read otherwise than when it was captured")
    assert "with whence 0.1.0 on 2031-05-12: spans into the capture are orphans" in what


def test_a_file_that_is_gone_makes_orphans():
    (what,) = said(replace(captured(document()), files=()))
    assert what.startswith("documents/x.html is gone since it was captured on 2031-05-12")


def test_an_id_that_grew_because_another_file_came_is_no_change():
    """Two files of one name take their endings into their ids."""
    case = captured(document(), replace(document(), id="x#1", text="No."))
    case = replace(case, files=(RawFile(id="x.html", path="documents/x.html"),))
    now = [replace(document(), id="x.html"), replace(document(), id="x.html#1", text="No.")]
    assert said(case, *now) == []


# Quotations.


def cited(quote: str, id: str = "x", **fields) -> Case:
    source = Citation(document=id, quote=quote)
    fact = Fact(subject="a", relation="owns", object="b", source=source, id="fact-1")
    known = Knowledge(facts=(fact,))
    return Case(
        name="c", knowledge=known, files=(RawFile(id="x", path="documents/x.html"),), **fields
    )


@given(st.data())
def test_every_quotation_of_the_text_itself_is_found(data):
    start = data.draw(st.integers(0, len(WORDS) - 1))
    end = data.draw(st.integers(start + 1, len(WORDS)))
    assert said(cited(WORDS[start:end]), document()) == []


LOST = [
    "The Guard's men",  # another apostrophe
    "the Brigade have agreed",  # another space
    "They  met",
    "they met",
    "They met at Quell Point!",
    "Quell\nPoint",
]


@pytest.mark.parametrize("quote", LOST)
def test_words_that_look_alike_are_not_the_words(quote):
    (what,) = said(cited(quote), document())
    assert what == (
        f"fact-1: the quotation “{quote}” is not in 'x', so it is an orphan; "
        "quote the words as they stand there"
    )


def test_letters_that_look_the_same_are_not_the_same():
    assert said(cited("caf\u00e9"), document("a caf\u00e9")) == []
    assert len(said(cited("caf\u00e9"), document("a cafe\u0301"))) == 1


def test_words_of_a_comment_are_not_words_of_the_page():
    comment = replace(document("Never.", id="x#3"), parent="x")
    (what,) = said(cited("Never."), document(), comment)
    assert what.endswith("so it is an orphan; these words stand in 'x#3'")
    assert said(cited("Never.", id="x#3"), document(), comment) == []


def test_a_document_that_was_not_read():
    (what,) = said(cited("Never.", id="x#9"), document())
    assert "no document 'x#9' was read, so the quotation “Never.” is an orphan" in what
    assert said(cited("Never.", id="other"), document()) == []  # told when the case is opened


def test_a_long_quotation_is_cut():
    (what,) = said(cited("word " * 100), document())
    assert len(what) < 250


def test_precedents_quote_too():
    source = Citation(document="x", quote="Never.")
    known = Knowledge(precedents=(Precedent(id="p", kind="truce", source=source),))
    (what,) = said(replace(cited("x"), knowledge=known), document())
    assert what.startswith("p: the quotation")


KNOWLEDGE = """\
actors: [{id: a, names: [{name: A}]}, {id: b, names: [{name: B}]}]
facts:
  - subject: a
    relation: owns
    object: b
    source:
      document: x
      quote: Never.
  - {subject: a, relation: backs, object: b, source: {document: x, quote: A owns B}}
precedents:
  - {id: p, kind: truce, source: {document: x, quote: Never again.}}
"""


def test_file_and_line_of_a_lost_quotation_are_named(tmp_path: Path):
    for name, content in {
        "documents/x.txt": "A owns B, officials said.",
        "knowledge/k.yaml": KNOWLEDGE,
    }.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content)
    case = open_case(tmp_path)
    documents, _ = read_files(case.files)
    told = [issue.what for issue in check_snapshots(case, documents)]
    assert [what.partition(": ")[0] for what in told] == [
        f"{tmp_path}/knowledge/k.yaml:8",
        f"{tmp_path}/knowledge/k.yaml:11",
    ]
    in_result = [issue.what for issue in assess(tmp_path).issues]
    assert set(told) <= set(in_result)


# Spans of an assessment that was saved.

REPORT = (
    "Orion and Pavo have agreed to merge, a senior official said on Monday. "
    "The Pavo Group denied the report on Tuesday.\n"
)
OTHER = "Orion and Pavo have agreed to merge, the mayor said.\n"


def files(**texts: str) -> tuple[RawFile, ...]:
    return tuple(RawFile(id=id, path=f"{id}.txt", data=text.encode()) for id, text in texts.items())


@pytest.fixture(scope="module")
def saved():
    found = assess_case(Case(name="c", files=files(a=REPORT, b=OTHER)))
    return from_json(to_json(found))


def test_nothing_is_an_orphan_while_nothing_changes(saved):
    documents, _ = read_files(files(a=REPORT, b=OTHER, c="Another one, he said."))
    assert orphans(saved, documents) == []


@pytest.mark.parametrize(
    "changed",
    [
        REPORT.replace("Monday", "Sunday"),
        " " + REPORT,
        REPORT + "And more.",
        REPORT.replace("\n", "\r\n"),  # the same text of other bytes
    ],
)
def test_spans_of_a_document_that_changed_are_orphans_and_no_others(saved, changed):
    documents, _ = read_files(files(a=changed, b=OTHER))
    found = orphans(saved, documents)
    assert {span.document for span in found} == {"a"}
    assert {one.span for one in saved.statements if one.document == "a"} & set(found)
    assert len(found) == len(set(found))


def test_spans_of_a_document_that_is_gone_are_orphans(saved):
    documents, _ = read_files(files(b=OTHER))
    assert {span.document for span in orphans(saved, documents)} == {"a"}
    assert {span.document for span in orphans(saved, [])} == {"a", "b"}


def test_a_record_of_other_words_than_its_text_is_an_orphan(saved):
    """As when somebody edits the JSON."""
    documents, _ = read_files(files(a=REPORT, b=OTHER))
    link = saved.links[0]
    reason = link.reasons[0]
    forged = replace(reason.spans[0], quote=reason.spans[0].quote[::-1])
    links = (replace(link, reasons=(replace(reason, spans=(forged,)),)),)
    assert orphans(replace(saved, links=links), documents) == [forged]
