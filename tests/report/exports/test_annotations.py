"""Web Annotations: each at its exact words, and nothing in them that the model does not know."""

import json
from dataclasses import replace
from typing import Any

import pytest

from whence.model import Assessment
from whence.report.exports import export
from whence.report.groups import signs

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
MOTIVATIONS = {"classifying", "assessing", "linking", "commenting"}


def items(assessment: Assessment) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(assessment, "annotations"))["first"]["items"]
    return found


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def tags(annotation: dict[str, Any]) -> list[str]:
    return [one["value"] for one in annotation["body"] if one["purpose"] == "tagging"]


def keys(value: Any) -> set[str]:
    """Return the keys anywhere in data."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = set(value) if isinstance(value, dict) else set()
    return own.union(*map(keys, inner))


def test_the_words_of_every_target_stand_there(assessment):
    texts = [one.text for one in assessment.documents]
    for annotation in items(assessment):
        for target in targets(annotation):
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            (text, *_) = [one for one in texts if one[start:end] == quote["exact"]]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))


def test_expanding_loses_no_property(assessment, expand):
    """What a context does not know is dropped: all keys must still be there, under other names."""
    (found,) = expand(export(assessment, "annotations"))
    (page,) = found[f"{AS}first"]
    (listed,) = page[f"{AS}items"]
    assert found[f"{AS}totalItems"][0]["@value"] == len(listed["@list"])
    for before, after in zip(items(assessment), listed["@list"], strict=True):
        assert len(keys(before)) == len(keys(after) - {"@value"})
        assert after["@type"] == [f"{OA}Annotation"]
        assert after[f"{OA}motivatedBy"] == [{"@id": f"{OA}{before['motivation']}"}]


def test_there_is_one_for_each_statement_finding_span_and_reason(assessment):
    found = items(assessment)
    kinds = [one["motivation"] for one in found]
    assert set(kinds) <= MOTIVATIONS
    assert kinds.count("classifying") == len(assessment.statements)
    assert kinds.count("assessing") == sum(len(one.spans) for one in assessment.findings)
    likely = [link for link in assessment.links if link.probability >= 0.5]
    reasons = [reason for link in likely for reason in signs(link) if reason.spans]
    assert kinds.count("linking") == len(reasons)
    assert len({one["id"] for one in found}) == len(found)


def test_ids_stay_the_same(merger):
    assert [one["id"] for one in items(merger)] == [one["id"] for one in items(merger)]


def test_tags_say_what_a_statement_says(merger):
    first = items(merger)[0]
    assert tags(first) == [
        "document:bugle-0311",
        "asserts",
        "certain",
        "claim:merger-agreed",
        "directness:told",
    ]
    assert first["body"][0]["value"] == "Orion and Pavo have agreed to merge."


def test_a_source_in_the_text_is_named(merger):
    statement = merger.statements[0]
    hop = replace(statement.chain[-1], start=38, end=70)
    changed = replace(statement, chain=(statement.chain[0], hop))
    found = tags(items(replace(merger, statements=(changed,)))[0])
    assert found[-4:] == [
        "source:a senior banker close to the talks",
        "kind:anonymous",
        "unnamed",
        "directness:told",
    ]


@pytest.mark.parametrize("named", ["https://a.example/x", "javascript:alert(1)", None])
def test_a_source_is_an_address_of_the_web_or_a_hash(merger, named):
    documents = tuple(replace(one, url=named) for one in merger.documents)
    source = targets(items(replace(merger, documents=documents))[0])[0]["source"]
    if named == "https://a.example/x":
        assert source["id"] == named
        assert source["canonical"] == f"urn:sha256:{merger.documents[0].sha256}"
    else:
        assert source["id"] == f"urn:sha256:{merger.documents[0].sha256}"


def test_software_is_named_with_its_version(merger):
    assert items(merger)[0]["generator"] == {"type": "Software", "name": "whence 0.1.0"}
