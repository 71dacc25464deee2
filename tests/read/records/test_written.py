"""What `whence read --jsonl` wrote is read back as it was."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import (
    Block,
    Damage,
    DateExpression,
    Document,
    Interval,
    RawFile,
    ReplyTo,
)
from whence.read import read_file
from whence.store.schema import document_json

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1
).filter(str.strip)
MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.none()
INTERVALS = st.builds(
    lambda low, high, rule: Interval(
        low=min(low, high) if low and high else low,
        high=max(low, high) if low and high else high,
        rule=rule,
    ),
    MOMENTS,
    MOMENTS,
    TEXTS,
)
NAMES = TEXTS | st.none()


@st.composite
def documents(draw):
    text = draw(TEXTS)
    id = draw(TEXTS)
    blank = Document(
        id=id,
        text=text,
        path=draw(st.text()),
        sha256="ab" * 32,
        kind=draw(st.sampled_from(["report", "comment", "document"])),
        publisher=draw(NAMES),
        author=draw(NAMES),
        title=draw(NAMES),
        url=draw(NAMES),
        language=draw(st.sampled_from(["en", "ar"])),
        published=draw(INTERVALS),
        parent=draw(NAMES),
        position=draw(st.none() | st.integers(0, 99)),
        offset=draw(st.integers(0, 10**6)),
        captured=draw(MOMENTS),
    )
    start = draw(st.integers(0, len(text) - 1))
    span = blank.span(start, draw(st.integers(start + 1, len(text))))
    marks = {
        "dates": (DateExpression(span=span, when=draw(INTERVALS)),),
        "blocks": (Block(kind="quotation", span=span, of=id, distance=2),),
        "replies": (ReplyTo(to=id, kind="name", span=span, doubtful=True),),
        "replies_to": id,
        "damage": (Damage(kind="cut_off", what="cut", span=span), Damage(kind="cut_off", what="")),
    }
    return replace(blank, **{key: marks[key] for key in draw(st.sets(st.sampled_from([*marks])))})


def reread(*lines):
    data = "\n".join(lines).encode()
    return read_file(RawFile(id="w", path="w.jsonl", data=data))


@settings(max_examples=50, deadline=None)
@given(st.lists(documents(), min_size=1, max_size=4, unique_by=lambda document: document.id))
def test_documents_written_and_read_are_equal(wanted):
    found, issues = reread(*map(document_json, wanted))
    assert found == wanted
    assert issues == []


PAGE = Document(id="p", text="Sami said no.", path="p.txt", sha256="00" * 32, language="en")
WRITTEN = json.loads(
    document_json(
        Document(
            id="p",
            text="Sami said no.",
            path="p.txt",
            sha256="00" * 32,
            author="Ann",
            language="en",
            published=Interval.parse("2014-11-02"),
            captured=datetime(2014, 11, 3, tzinfo=UTC),
            blocks=(Block(kind="pasted", span=PAGE.span(0, 4)),),
        )
    )
)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "Anna said no."}, r"expected 'Sami'"),
        ({"text": "Sami said no!!"}, "another length"),
        ({"text": "Sami said no\r"}, "another length"),
        ({"blocks": [{"kind": "pasted"}]}, "blocks.0.span"),
        ({"blocks": [{"kind": "joke", "span": WRITTEN["blocks"][0]["span"]}]}, "blocks.0.kind"),
        ({"offset": "far"}, "offset"),
        ({"kind": "joke"}, "kind"),
        ({"published": {"low": "2014-11-02"}}, "an interval needs|must be a date"),
        ({"published": WRITTEN["published"] | {"low": "2014-11-02T00:00:00"}}, "an interval needs"),
        ({"published": WRITTEN["published"] | {"precision": "era"}}, "wrong field"),
        ({"captured": "2014-11-03T00:00:00"}, "captured: no zone"),
        ({"sha256": None}, "sha256"),
    ],
)
def test_what_was_changed_since_is_read_as_any_record(change, reason):
    (found,), issues = reread(json.dumps(WRITTEN | change))
    assert found.id == "p"
    assert found.author == "Ann"
    assert found.text == (WRITTEN | change)["text"].replace("\r", "\n")
    assert found.blocks == ()
    assert issues[0].level == "warning"
    assert re.search(reason, issues[0].what)


def test_a_document_written_twice_is_read_twice_under_two_ids():
    line = json.dumps(WRITTEN)
    found, (issue,) = reread(line, line)
    assert [(document.id, document.text) for document in found] == [
        ("p", "Sami said no."),
        ("w#2", "Sami said no."),
    ]
    assert "given before" in issue.what
    assert all(block.span.document == one.id for one in found for block in one.blocks)
