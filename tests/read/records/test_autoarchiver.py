"""Tables of auto-archiver."""

import csv
import datetime
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file

SHEET = (
    *("Link", "Archive status", "Destination folder", "Archive location", "Archive date"),
    *("Thumbnail", "Upload timestamp", "Upload title", "Text content", "Hash"),
)
DONE = (
    *("https://t.me/x/1", "telethon: success", "f", "s3://1", "2022-05-01T10:00:00+00:00"),
    *("", "2022-04-30T09:00:00+00:00", "Orion", "Orion agreed.", "ab"),
)


def read(*rows, columns=SHEET):
    out = StringIO()
    csv.writer(out).writerows([columns, *rows])
    return read_file(RawFile(id="a", path="a.csv", data=out.getvalue().encode()))


@pytest.mark.parametrize("name", ["Text content", "Textual content", "text content"])
def test_an_archived_post_is_a_document(name):
    columns = [name if column == "Text content" else column for column in SHEET]
    (document,), issues = read(DONE, columns=columns)
    assert issues == []
    assert document.id == "a#2"
    assert (document.text, document.title, document.kind) == ("Orion agreed.", "Orion", "post")
    assert document.url == "https://t.me/x/1"
    assert document.captured == datetime.datetime(2022, 5, 1, 10, tzinfo=datetime.UTC)
    assert document.published.low == datetime.datetime(2022, 4, 30, 9, tzinfo=datetime.UTC)


def test_where_there_is_no_text_the_title_is_it():
    (document,), _ = read((*DONE[:8], "", "ab"))
    assert (document.text, document.title) == ("Orion", None)


def test_links_that_were_not_archived_are_told_ten_times_and_counted():
    failed = ("https://x.org/a", "Archive failed no archiver", *[""] * 8)
    documents, issues = read(DONE, *[failed] * 13, ("https://x.org/b", "", *[""] * 8))
    assert len(documents) == 1
    assert issues[0].what == (
        "a.csv: row 3: not archived (Archive failed no archiver): https://x.org/a"
    )
    assert len(issues) == 11
    assert issues[-1].what == "a.csv: more links that were not archived: 4"


def test_archived_media_without_text_are_counted():
    media = (*DONE[:7], "", "", "ab")
    documents, (issue,) = read(DONE, media, media)
    assert len(documents) == 1
    assert issue.what == "a.csv: archived links without text, passed over: 2"


def test_a_text_whose_archive_failed_is_kept_and_said():
    (document,), (issue,) = read(("x.org/a", "wayback: failed", *DONE[2:]))
    assert document.text == "Orion agreed."
    assert issue.what == (
        "a.csv: row 2: archiving failed (wayback: failed); its text is here, at s3://1"
    )


CSV_DB = ("status", "metadata", "media")
METADATA = {
    "_processed_at": datetime.datetime(2022, 5, 1, 10, 0, 0, 99, tzinfo=datetime.UTC),
    "url": "https://x.org/1",
    "title": 'It\'s "on"',
    "content": "Orion\nagreed 'title': no.",
    "timestamp": datetime.datetime(2022, 4, 30, 9, tzinfo=datetime.UTC),
    "other": {"title": "wrong", "set": {1, 2}, "of": [None, object]},
}


def test_what_csv_db_writes_is_read():
    (document,), issues = read(("twitter: success", repr(METADATA), "[]"), columns=CSV_DB)
    assert issues == []
    assert (document.text, document.title) == ("Orion\nagreed 'title': no.", 'It\'s "on"')
    assert document.url == "https://x.org/1"
    assert document.captured == datetime.datetime(2022, 5, 1, 10, tzinfo=datetime.UTC)
    assert document.published.low == datetime.datetime(2022, 4, 30, 9, tzinfo=datetime.UTC)


def test_a_time_without_zone_is_said_to_have_none():
    naive = {"content": "x", "timestamp": datetime.datetime(2022, 4, 30, 9, 1)}
    (document,), _ = read(("a: success", repr(naive), "[]"), columns=CSV_DB)
    assert document.published.rule.endswith("zone unknown")


@pytest.mark.parametrize(
    "metadata",
    [
        "__import__('os').abort()",
        "{'content': __import__('os').abort()}",
        "{'content': datetime.datetime(99999, 1, 1)}",
        "{'content': datetime.datetime(10**10, 1, 1)}",
        "{**{'content': 'x'}}",
        "'content': 'x'",
        "{'a': {'content': 'x'}}",
        "{'a': 'content', 'b': 'x'}",
        "\\'" * 100_000,
        "'" + "\\'" * 100_000,
        "\"'" * 100_000,
        "['content']",
        "{[1]: 2}",
        "[" * 500,
        "-" * 100_000 + "1",
        "1+" * 100_000 + "1",
        "{'content': f" + "(" * 100 + ")" * 100 + "}",
        "{'content': ''}",
        "{'content': '" + "x" * 2_000_000 + "'}",
        "9" * 10_000,
        "\0",
    ],
)
def test_metadata_is_never_run_and_only_what_it_plainly_says_is_read(metadata):
    documents, issues = read(("a: success", metadata, "[]"), columns=CSV_DB)
    assert documents == []
    assert issues


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["content", "x", "url"]), st.text(), min_size=1))
def test_texts_are_read_as_python_prints_them(metadata):
    metadata |= {"content": f"Orion: {metadata.get('content')}"}
    documents, _ = read(("a: success", repr(metadata), "[]"), columns=CSV_DB)
    (document,) = documents
    assert document.text == metadata["content"].replace("\r\n", "\n").replace("\r", "\n")


def test_metadata_cut_off_is_read_as_far_as_it_goes():
    cut = repr(METADATA)[:200]
    (document,), _ = read(("a: success", cut, "[]"), columns=CSV_DB)
    assert document.url == "https://x.org/1"


@settings(deadline=None)
@given(st.text("{}[]()'\":,=ab1.datetime\\\n ", max_size=60))
def test_any_metadata_is_read_or_becomes_an_issue(metadata):
    documents, issues = read(("a: success", metadata, "[]"), columns=CSV_DB)
    assert documents or issues
