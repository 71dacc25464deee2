"""JSON Lines, line by line."""

import json
import tracemalloc
from io import BufferedReader, RawIOBase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, RawFile
from whence.read import read_each, read_file
from whence.read.records.jsonlines import read_jsonlines

GOOD = '{"text": "Orion agreed.", "id": "good"}'


def read(data, path="a.jsonl"):
    data = data.encode() if isinstance(data, str) else data
    return read_file(RawFile(id="a", path=path, data=data))


@pytest.mark.parametrize("path", ["a.jsonl", "a.ndjson", "A.JSONL"])
def test_each_line_is_a_document(path):
    documents, issues = read('{"text": "a"}\n\n{"body": "b"}\r\n{"text": "c"}', path)
    assert [(one.id, one.text) for one in documents] == [("a#1", "a"), ("a#3", "b"), ("a#4", "c")]
    assert issues == []


@pytest.mark.parametrize(
    ("line", "level", "reason"),
    [
        ("nope", "error", "not JSON"),
        ('{"text": "a"', "error", "not JSON"),
        ("[" * 9_999, "error", "nested too deeply"),
        ('{"text": "x", "n": ' + "9" * 5_000 + "}", "error", "thousands of digits"),
        ("[1, 2]", "error", "not an object"),
        ("7", "error", "not an object"),
        ('{"a": 1}', "error", "no text: none of full_text, text, content, body"),
        ('{"text": 7}', "error", "not text but int"),
        ('{"text": NaN}', "info", "without text"),
        ('{"text": "a", "text": "b"}', "warning", "'text' stands twice"),
        ('{"text": "a", "date": 5e9}', "warning", "'5000000000.0' is not a date"),
    ],
)
def test_a_bad_line_is_said_and_the_rest_goes_on(line, level, reason):
    documents, issues = read(f"{GOOD}\n{line}\n{GOOD.replace('good', 'too')}\n")
    assert [one.id for one in documents if one.id != "a#2"] == ["good", "too"]
    (issue,) = issues
    assert issue.level == level
    assert reason in issue.what
    assert issue.what.startswith("a.jsonl:2: ") or level == "info"


def test_ten_bad_lines_are_told_and_the_rest_counted():
    documents, issues = read(f"{GOOD}\n" + "nope\n" * 25)
    assert len(documents) == 1
    assert len(issues) == 11
    assert issues[-1].what == "a.jsonl: more lines that are no JSON: 15"


def test_half_characters_become_marks_of_loss():
    (document,), issues = read(r'{"text": "a\ud800b\udc00 \ud83d\ude00", "author": "\udfff"}')
    assert document.text == "a\ufffdb\ufffd 😀"
    assert document.author == "\ufffd"
    assert issues == []


class Endless(RawIOBase):
    """A line of 100 MB, made as it is read, with a line before and after it."""

    def __init__(self):
        self.left = [GOOD.encode() + b"\n", b'{"text": "', *[b"a" * 65_536] * 1_600, b'"}\n']
        self.left.append(GOOD.replace("good", "too").encode())
        self.left.reverse()

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.left.pop() if self.left else b""
        buffer[: len(piece)] = piece[: len(buffer)]
        if piece[len(buffer) :]:
            self.left.append(piece[len(buffer) :])
        return min(len(piece), len(buffer))


def test_a_line_that_is_too_long_is_passed_over_without_being_held():
    file = RawFile(id="a", path="a.jsonl", opener=lambda: BufferedReader(Endless()))
    tracemalloc.start()
    parts = list(read_jsonlines(file, Document(id="a", text="", path="a.jsonl"), limit=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [part.id for part in parts if isinstance(part, Document)] == ["good", "too"]
    (issue,) = (part for part in parts if not isinstance(part, Document))
    assert issue.what.startswith("a.jsonl:2: a line of more than 1,000,000 characters")
    assert peak < 20_000_000


def test_documents_come_while_the_rest_is_unread():
    parts = read_each([RawFile(id="a", path="a.jsonl", data=f"{GOOD}\nnope".encode())])
    assert next(parts).id == "good"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read(encoding):
    (document,), _ = read('{"text": "Größe"}\n'.encode(encoding))
    assert document.text == "Größe"


def test_a_json_file_of_another_name_is_pointed_out():
    documents, (issue,) = read('[\n  {"text": "a"}\n]')
    assert documents == []
    assert issue.what == "a.jsonl: JSON over many lines, not JSON Lines; name it .json"


LINES = st.sampled_from(
    [GOOD, '{"id": 1, "text": "\\ud83d", "published": {"low": null}}', "[]", "nope", "\0", "{"]
)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1), st.data())
def test_any_damage_is_read_or_becomes_an_issue(lines, data):
    whole = bytearray("\n".join(lines).encode())
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
    for document in documents:
        json.dumps(document.text, ensure_ascii=False).encode()
