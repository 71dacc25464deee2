"""Documents as references, read back by bibtexparser and rispy."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hostile_names import names, renamed
from hypothesis import HealthCheck, given, settings

from whence.model import Interval
from whence.report.exports import export
from whence.report.exports.references import references_of
from whence.report.safe import plain, web_address

bibtexparser = pytest.importorskip("bibtexparser")
rispy = pytest.importorskip("rispy")

NAMED = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip
ESCAPE = re.compile(r"\\text\w+\{\}|\\([&%$#_])")


def bibtex(assessment) -> dict[str, dict[str, str]]:
    found = bibtexparser.parse_string(export(assessment, "bibtex"))
    assert found.failed_blocks == []
    return {
        entry.key: {"entry": entry.entry_type}
        | {field.key: bare(field.value) for field in entry.fields}
        for entry in found.entries
    }


def bare(value: str) -> str:
    whole = value[1:-1] if re.fullmatch(r"\{.*\}", value, re.DOTALL) else value
    return ESCAPE.sub(lambda found: NAMED.get(found.group(), found.group(1) or ""), whole)


def ris(assessment) -> list[dict]:
    return rispy.loads(export(assessment, "ris"))


def test_bibtex_has_every_document(merger):
    found = bibtex(merger)
    assert len(found) == len(merger.documents)
    assert found["bugle-0311"] == {
        "entry": "article",
        "title": "Orion and Pavo have agreed to merge",
        "author": "Ada Penn",
        "journal": "Daily Bugle",
        "entrysubtype": "newspaper",
        "date": "2031-03-11",
        "year": "2031",
        "url": "https://bugle.example/orion-pavo",
        "langid": "en",
        "note": f"document bugle-0311; file documents/bugle-0311.txt; SHA-256 {'9f2c' * 16}",
    }
    assert found["pavo-0314"]["entry"] == "misc"
    assert found["pavo-0314"]["organization"] == "Pavo Group"
    assert found["marfa-0313"]["journal"] == "صحيفة المرفأ"


def test_ris_has_every_document(merger):
    by_key = {one["id"]: one for one in ris(merger)}
    assert len(by_key) == len(merger.documents)
    bugle = by_key["bugle-0311"]
    assert bugle["type_of_reference"] == "NEWS"
    assert bugle["authors"] == ["Ada Penn"]
    assert bugle["date"] == "2031/03/11"
    assert bugle["urls"] == ["https://bugle.example/orion-pavo"]
    assert bugle["notes"] == [
        f"document bugle-0311; file documents/bugle-0311.txt; SHA-256 {'9f2c' * 16}"
    ]
    assert by_key["dealwatch-0313"]["type_of_reference"] == "BLOG"


# Types that Zotero's translator knows; of those, what its field for T2, PB and M3 is.
@pytest.mark.parametrize(
    ("kind", "type_of", "publisher", "kind_told"),
    [
        ("report", "NEWS", "T2", None),
        ("post", "BLOG", "T2", "Post"),
        ("comment", "BLOG", "T2", "Comment"),
        ("statement", "RPRT", "PB", "Statement"),
        ("interview", "RPRT", "PB", "Interview"),
        ("transcript", "RPRT", "PB", "Transcript"),
        ("document", "RPRT", "PB", None),
        ("dataset", "DATA", "PB", None),
    ],
)
def test_ris_types_are_those_that_managers_know(merger, kind, type_of, publisher, kind_told):
    document = replace(merger.documents[0], kind=kind, publisher="Bugle")
    lines = export(replace(merger, documents=(document,)), "ris").split("\r\n")
    assert f"TY  - {type_of}" in lines
    assert f"{publisher}  - Bugle" in lines
    assert [line[6:] for line in lines if line.startswith("M3")] == (
        [kind_told] if kind_told else []
    )


DATES = [
    ("2031-03-11", "2031-03-11", "2031", "2031/03/11"),
    ("2031-03", "2031-03", "2031", "2031/03"),
    ("2031", "2031", "2031", "2031"),
    ("2031-03~", "2031-03~", "2031", None),
    ("2031-03-11T07:40Z", "2031-03-11", "2031", "2031/03/11"),
    ("2030-12-30/2031-01-02", "2030-12-30/2031-01-02", None, None),
    ("2031-03-11/..", "2031-03-11/..", None, None),
]


@pytest.mark.parametrize(("written", "date", "year", "day"), DATES)
def test_dates_are_as_precise_as_they_are_known(merger, written, date, year, day):
    document = replace(merger.documents[0], published=Interval.parse(written))
    one = replace(merger, documents=(document,))
    (entry,), (reference,) = bibtex(one).values(), ris(one)
    assert (entry["date"], entry.get("year"), reference.get("date")) == (date, year, day)
    assert day is not None or f"date {date}" in reference["notes"]


def test_when_it_was_fetched_is_told(merger):
    captured = datetime(2031, 4, 1, 12, 30, tzinfo=UTC)
    one = replace(merger, documents=(replace(merger.documents[0], captured=captured),))
    assert bibtex(one)["bugle-0311"]["urldate"] == "2031-04-01"
    assert ris(one)[0]["access_date"] == "2031/04/01"


def test_keys_are_unique_and_ascii(merger):
    ids = ["a b", "a-b", "A/b", "بافو", "…", "é"]
    documents = tuple(replace(merger.documents[0], id=id) for id in ids)
    keys = [one.key for one in references_of(replace(merger, documents=documents))]
    assert keys == ["a-b", "a-b-2", "A-b-3", "document", "document-2", "e"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(name=names)
def test_any_name_comes_back(merger, name):
    hostile = renamed(merger, name)
    shown = plain(name) or "bugle-0311"
    entries, references = bibtex(hostile), ris(hostile)
    assert len(entries) == len(references) == len(merger.documents)
    entry = entries["bugle-0311"]
    assert entry["title"] == shown
    assert entry.get("journal", "") == plain(name)
    (reference,) = [one for one in references if one["id"] == "bugle-0311"]
    assert reference["title"].strip() == shown
    assert web_address(name) or "url" not in entry
