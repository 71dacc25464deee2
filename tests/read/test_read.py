"""Any file gives documents whose words lie in it, or says why not."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import SIZE_LIMIT, CaseError, InputError, RawFile
from whence.read import READERS, read_file, read_files
from whence.read.decode import decode
from whence.read.limits import LONGEST_SEARCHED

ENDINGS = st.sampled_from([*READERS, ".csv", ""])
LINES = st.sampled_from(
    (
        *("---", "publisher: X", "published: 2014-11-02", "", "Comments (2)", "Sami said:"),
        *("Anna says:", "November 14th, 2014, 3:56 pm", "Post a comment", "\r", "سامي قال:"),
    )
)
WORDS = st.text("aé\u00a0“”’\u202eمُ\u0301\u200f \n.", max_size=40)
PAGES = st.lists(LINES | WORDS, max_size=25).map("\n".join)


def raw(data, path="page.txt"):
    return RawFile(id="page", path=path, data=data)


@settings(deadline=None)
@given(st.binary(max_size=300), ENDINGS)
def test_any_bytes_are_read_or_refused_as_ours(data, ending):
    with suppress(CaseError):  # a slip in a front matter; nothing else is raised
        documents, issues = read_file(raw(data, f"page{ending}"))
        assert documents or issues


@settings(deadline=None)
@given(PAGES)
def test_every_document_of_a_plain_text_lies_in_its_file(text):
    data = text.encode()
    decoded, _ = decode(data, "page.txt")
    try:
        documents, issues = read_file(raw(data))
    except CaseError:
        return
    last = 0
    for one in documents:
        assert one.offset >= last
        assert decoded[one.offset : one.offset + one.characters] == one.text
        assert one.sha256 == hashlib.sha256(data).hexdigest()
        assert (one.parent == "page") == ("#" in one.id)
        last = one.offset + one.characters
    for issue in issues:
        if issue.start is not None:
            assert 0 <= issue.start < issue.end <= len(decoded)
            assert decoded[issue.start : issue.end].strip()


def test_documents_know_where_and_when_their_file_was_fetched():
    """A page may say that it stands elsewhere; where it was fetched is known better."""
    front = "---\nurl: https://elsewhere.example/\n---\n"
    text = f"{front}Text.\n\nComments (2)\n\nSami said:\n\nNo.\n\nAnna said:\n\nWhy?\n"
    when = datetime(2031, 5, 12, tzinfo=UTC)
    file = replace(raw(text.encode()), url="https://example.com/x", captured=when)
    (page, *comments), _ = read_file(file)
    assert page.url == "https://example.com/x"
    assert [one.captured for one in (page, *comments)] == [when] * 3
    (alone, *_), _ = read_file(raw(text.encode()))
    assert (alone.url, alone.captured) == ("https://elsewhere.example/", None)


@pytest.mark.parametrize(
    "text",
    [
        "قال «نبّه معاذ الخطيب» \u200fإنه 73.\n",
        "No\u00a0break\u202fspace, “curly” ‘quotes’, e\u0301 and é.\n",
        "Orion \u202eovaP\u202c \u2066agreed\u2069.\n",
        "नमस्ते — می‌گوید — 👩‍👩‍👧.\n",
    ],
)
def test_text_is_kept_as_it_stands(text):
    (document,), issues = read_file(raw(text.encode()))
    assert document.text == text
    assert issues == []


def test_control_sequences_stay_text_and_do_nothing():
    (document,), _ = read_file(raw(b"Orion \x1b[31magreed\x1b[0m."))
    assert "\x1b[31m" in document.text


def test_a_file_of_any_other_ending_is_tried_as_text():
    (document,), _ = read_file(raw(b"Orion agreed.", "page.log"))
    assert document.text == "Orion agreed."


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"---\ntitle: x\n---\n"])
def test_a_file_without_text_is_said(data):
    documents, issues = read_file(raw(data))
    assert documents == []
    assert [issue.what for issue in issues] == ["page.txt: the file holds no text"]


def test_one_bad_file_does_not_stop_the_rest():
    good, bad = raw(b"Orion agreed."), RawFile(id="bad", path="bad.txt", data=b"\0\1\2" * 99)
    seen = []
    documents, issues = read_files([bad, good], seen.append)
    assert [one.id for one in documents] == ["page"]
    assert [(issue.level, issue.document) for issue in issues] == [("error", "bad")]
    assert seen == ["bad.txt", "page.txt"]


def test_where_no_file_can_be_read_that_is_the_error():
    bad = [RawFile(id=f"b{i}", path=f"b{i}.txt", data=b"\0\1\2" * 99) for i in range(12)]
    with pytest.raises(InputError, match=r"b0\.txt: not a text file") as raised:
        read_files(bad)
    assert "and 2 more" in str(raised.value)


def test_a_file_over_the_limit_is_an_issue():
    large = raw(b"a" * (SIZE_LIMIT + 1))
    documents, (issue,) = read_file(large)
    assert documents == []
    assert issue.level == "error"
    assert issue.what.startswith("page.txt could not be read: larger than 64 MB")


def test_a_slip_in_a_front_matter_is_for_its_author_to_mend():
    with pytest.raises(CaseError, match=r"page\.txt:2"):
        read_files([raw(b"---\npublished: 2014-02-30\n---\nText.\n")])


@pytest.mark.parametrize(
    "piece", ["a", "a ", "\n", "“", "said ", "(", "ا", " ", "x said:\n", "by A ", "@x ", "# "]
)
def test_hostile_files_are_read(piece):
    data = (piece * (200_000 // len(piece))).encode()
    documents, issues = read_file(raw(data))
    assert documents or issues


def test_a_text_too_long_to_be_searched_is_read_and_said():
    thread = "Sami said:\nOn 3 May 2014 it fell.\n\nAnna said:\nNo.\n\n"
    text = "Comments (2)\n\n" + thread + "a\n" * (LONGEST_SEARCHED // 2)
    (document,), (issue,) = read_file(raw(text.encode()))
    assert document.text == text
    assert document.dates == ()
    assert issue.what.startswith(f"page.txt: longer than {LONGEST_SEARCHED:,} characters")
    documents, _ = read_file(raw(text[:500].encode()))
    assert len(documents) == 2
    assert documents[0].dates
