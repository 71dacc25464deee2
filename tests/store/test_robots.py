from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.robots import parse_robots

# The text, a path, and whether it may be fetched. Most are the examples of RFC 9309, section 2.2.
CASES = [
    ("", "/", True),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /a", "/b", True),
    ("User-agent: *\nDisallow: /a", "/abc?x=/", False),
    ("USER-AGENT : *\r\n dISALLOW :  /a  # not this\r\n", "/a", False),
    ("\ufeffUser-agent: *\rDisallow: /a\r", "/a", False),
    ("User-agent: whence\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", False),
    ("User-agent: whence\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
    ("User-agent: Whence/1.0\nDisallow: /a", "/a", False),
    ("User-agent: whencebot\nDisallow: /a", "/a", True),
    ("User-agent: other\nUser-agent: whence\nDisallow: /a", "/a", False),
    ("User-agent: whence\nDisallow: /a\nUser-agent: whence\nDisallow: /b", "/a", False),
    ("User-agent: whence\nCrawl-delay: 9\nDisallow: /a\nSitemap: x\nDisallow: /b", "/b", False),
    ("Disallow: /a\nUser-agent: *\nAllow: /a", "/a", True),
    # the longest rule, in any order; the kinder of two alike
    ("User-agent: *\nAllow: /\nDisallow: /private", "/private/x", False),
    ("User-agent: *\nDisallow: /\nAllow: /public", "/public/x", True),
    ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),
    ("User-agent: *\nAllow: /p\nDisallow: /*.html", "/page.html", False),
    # wildcards
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
    ("User-agent: *\nDisallow: /*?s=", "/x?s=1", False),
    ("User-agent: *\nDisallow: /a$", "/a", False),
    ("User-agent: *\nDisallow: /a$", "/ab", True),
    ("User-agent: *\nDisallow: /*a*b$", "/xaxb", False),
    ("User-agent: *\nDisallow: /*ab*b$", "/ab", True),
    ("User-agent: *\nDisallow: *", "/x", False),
    # octets are compared, however they are written
    ("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
    ("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", False),
    ("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
    ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_rules(text, path, allowed):
    assert parse_robots(text, "whence").allow(path) is allowed


# Without two slashes in a row, of which the standard library makes one.
path = st.lists(st.sampled_from(["a", "b", "ab"]), max_size=3).map(
    lambda parts: f"/{'/'.join(parts)}"
)


@given(path, path, st.sampled_from(["*", "whence", "other"]))
def test_one_rule_is_read_as_the_standard_library_reads_it(pattern, asked, agent):
    text = f"User-agent: {agent}\nDisallow: {pattern}\n"
    oracle = RobotFileParser()
    oracle.parse(text.splitlines())
    assert parse_robots(text, "whence").allow(asked) is oracle.can_fetch("whence", asked)


@given(st.text(st.sampled_from("ab*$/%C3é\n :") | st.characters(), max_size=80), path)
def test_any_text_can_be_read(text, asked):
    found = parse_robots(f"User-agent: *\nDisallow: {text}", "whence").allow(asked)
    assert found in (True, False)


def test_a_pattern_made_to_take_for_ever_does_not():
    text = "User-agent: *\nDisallow: /" + "*a" * 2_000 + "*b$\n"
    assert parse_robots(text, "whence").allow("/" + "a" * 4_000)


def test_very_many_rules_are_read():
    text = "User-agent: *\n" + "".join(f"Disallow: /{n}/\n" for n in range(30_000))
    rules = parse_robots(text, "whence")
    assert not rules.allow("/29999/x")
    assert rules.allow("/x")
