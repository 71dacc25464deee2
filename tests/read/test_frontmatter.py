"""A front matter is read whole or refused with the line of the slip."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import CaseError, RawFile
from whence.read import read_file
from whence.read.frontmatter import FIELDS, parse_front_matter, split_front_matter


def read(block):
    text = f"---\n{block}\n---\nOrion and Pavo have agreed to merge, officials said.\n"
    return read_file(RawFile(id="a", path="a.txt", data=text.encode()))


def test_every_field():
    (document,), issues = read(
        "publisher: The Ledger\nauthor: Jane Doe\ntitle: 'On: mergers'\npublished: 2014-11-02T16:00Z\n"
        "url: https://ledger.example/a\nlanguage: en\nkind: interview"
    )
    assert issues == []
    assert (document.publisher, document.author, document.title) == (
        "The Ledger",
        "Jane Doe",
        "On: mergers",
    )
    assert str(document.published) == "2014-11-02 16:00"
    assert (document.url, document.language, document.kind) == (
        "https://ledger.example/a",
        "en",
        "interview",
    )
    assert document.text.startswith("Orion")
    assert document.offset == 156


@pytest.mark.parametrize("empty", ["author:", "author: null", "author: ~", "author: ''"])
def test_an_empty_field_is_none(empty):
    (document,), _ = read(empty)
    assert document.author is None


def test_null_in_quotes_is_a_name():
    (document,), _ = read("author: 'null'")
    assert document.author == "null"


@pytest.mark.parametrize(
    ("block", "line", "why"),
    [
        ("publishd: 2014", 2, "did you mean 'published'"),
        ("title: x\nAuthor: y", 3, "did you mean 'author'"),
        ("title: x\npublished: 2014-02-30", 3, "2014-02 has 28 days"),
        ("published: yesterday", 2, "write for example"),
        ("kind: reprot", 2, "did you mean 'report'"),
        ("publisher: A\npublisher: B", 3, "stands twice .first in line 2."),
        ("author: [A, B]", 2, "must be text"),
        ("author:\n  name: A", 3, "must be text"),
        ("author: &a [*a]", 2, "must be text"),
        ("author: *a", 2, "must be text"),
        ("title: On: mergers", 2, "quotes"),
        ("title: 'never closed", 3, "quotes"),
        ("title: [" + "[" * 5000, 2, "deep"),
        ('publisher: "\\ud800"', 2, "must be text"),
        ("publisher: !!python/object/apply:os.system ['echo x']", 2, "must be text"),
        ("title: a\x07b", None, "not YAML"),
    ],
)
def test_a_slip_names_file_and_line(block, line, why):
    with pytest.raises(CaseError, match=why) as raised:
        read(block)
    assert raised.value.path == "a.txt"
    assert line is None or raised.value.line == line


def test_a_key_of_others_is_passed_over_and_said():
    (document,), issues = read("layout: post\ntags: [a, {b: c}]\ntitle: x")
    assert document.title == "x"
    assert [issue.what for issue in issues] == [
        "a.txt:2: front matter key 'layout' is not used",
        "a.txt:3: front matter key 'tags' is not used",
    ]


def test_a_front_matter_that_never_closes_is_refused():
    with pytest.raises(CaseError, match="not closed"):
        split_front_matter("---\ntitle: x\nText.\n", "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.",
        "---\n\nFOR IMMEDIATE RELEASE\n\n---\n\nText",  # rules around a heading
        "---\nNote: this is text.\n",
        "----\ntitle: x\n----\n",
        "\n---\ntitle: x\n---\n",
        "",
        "---",
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    assert split_front_matter(text, "a.txt") == ("", 0)


@given(st.text(max_size=60) | st.text("[]{}&*!|>'\"%@`- \n:#,?~ab\\", max_size=60))
def test_any_block_is_read_or_refused(block):
    with suppress(CaseError):
        fields, _ = parse_front_matter(block, "a.txt", "a")
        assert set(fields) <= set(FIELDS)
