"""PROV: read back by the prov library, and true to who relies on whom."""

import importlib
import json
import re
import sys
from dataclasses import replace
from typing import Any

import prov_notation
import pytest
from hostile_names import names, renamed
from hypothesis import HealthCheck, given, settings
from prov.model import ProvDocument

from whence.model import Link, MissingExtra
from whence.report.exports import export
from whence.report.exports.provenance import name, provenance

RELATIONS = {"cites": "prov:PrimarySource", "copies": "prov:Quotation", "repeats": None}


def read(assessment: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(assessment, "prov"))
    return found


def test_prov_reads_it_back_as_it_was(assessment):
    written = str(export(assessment, "prov"))
    assert ProvDocument.deserialize(content=written, format="json") == provenance(assessment)


def test_the_notation_names_the_same_records(assessment):
    written = str(export(assessment, "provn"))
    assert written.startswith("document\n")
    assert written.rstrip().endswith("endDocument")
    records = [line for line in written.splitlines() if re.match(r"  \w+\(", line)]
    assert len(records) == len(provenance(assessment).get_records())


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(name=names)
def test_the_notation_is_that_of_the_recommendation_whatever_things_are_called(merger, name):
    written = str(export(renamed(merger, name), "provn"))
    assert prov_notation.check(written) == len(provenance(renamed(merger, name)).get_records())


@pytest.mark.parametrize(
    "wrong",
    [
        'entity(a:b, [c="unclosed])',
        "entity(a:b c)",
        "used(a:b, c:d)",
        "wasDerivedFrom(a:b, c:d, -)",
        'entity(a:b, [c="x" %%])',
        "entity(a:b, [c=x])",
        "entity(a:(b))",
        "hadMember(a:b, c:d, [e=1])",
        "telephone(a:b)",
    ],
)
def test_what_is_not_the_notation_is_told_apart(wrong):
    """The oracle of the test above is no yes-man."""
    with pytest.raises((ValueError, KeyError)):
        prov_notation.check(f"document\n{wrong}\nendDocument")


def test_everything_named_is_there(assessment):
    """An edge to something that no record describes would be a hole in the graph."""
    found = read(assessment)
    there = {id for kind in ("entity", "agent", "activity") for id in found.get(kind, ())}
    for kind, records in found.items():
        if kind in ("prefix", "entity", "agent", "activity"):
            continue
        for record in records.values():
            for one in record if isinstance(record, list) else [record]:
                for key, value in one.items():
                    if re.fullmatch(
                        r"prov:(\w*[eE]ntity|agent|activity|delegate|responsible)", key
                    ):
                        assert value in there, (kind, key, value)


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_link_with_a_direction_keeps_it(merger, kind):
    link = Link(from_="wire-0312", to="bugle-0311", kind=kind, probability=0.7, reasons=())
    derived = read(replace(merger, links=(link,), statements=()))["wasDerivedFrom"]
    (one,) = derived.values()
    assert one["prov:generatedEntity"] == "whence:report-wire-0312"
    assert one["prov:usedEntity"] == "whence:report-bugle-0311"
    assert float(one["whence:probability"]["$"]) == 0.7
    assert one.get("prov:type", {}).get("$") == RELATIONS[kind]


@pytest.mark.parametrize("kind", ["shares_details", "shares_origin", "quotes"])
def test_of_two_that_share_an_origin_neither_comes_from_the_other(merger, kind):
    link = Link(from_="wire-0312", to="bugle-0311", kind=kind, probability=0.7, reasons=())
    derived = read(replace(merger, links=(link,), statements=()))["wasDerivedFrom"].values()
    assert {one["prov:generatedEntity"] for one in derived} == {
        "whence:report-wire-0312",
        "whence:report-bugle-0311",
    }
    assert len({one["prov:usedEntity"] for one in derived}) == 1


def test_what_relies_on_others_is_no_primary_source(merger):
    links = tuple(
        Link(from_=one, to=other, kind="cites", probability=0.9, reasons=())
        for one, other in (("mirror-0312", "wire-0312"), ("wire-0312", "bugle-0311"))
    )
    derived = read(replace(merger, links=links, statements=()))["wasDerivedFrom"].values()
    kinds = {one["prov:usedEntity"]: one.get("prov:type", {}).get("$") for one in derived}
    assert kinds == {
        "whence:report-wire-0312": None,
        "whence:report-bugle-0311": "prov:PrimarySource",
    }


def test_the_assessment_is_the_work_of_software(merger):
    found = read(merger)
    assert found["agent"]["whence:software"]["whence:version"] == merger.whence
    generated = {one["prov:entity"] for one in found["wasGeneratedBy"].values()}
    assert "whence:assessment" in generated
    assert {name("verdict", one.id) for one in merger.claims} <= generated


@pytest.mark.parametrize("id", ["a b/é", "../x", "", "x" * 200, "a:b", "-a", "a."])
def test_names_are_such_as_the_notation_can_write(id):
    assert re.fullmatch(r"whence:report-[A-Za-z0-9_-]*[A-Za-z0-9]", name("report", id))


def test_without_the_library_it_says_what_to_install(merger, monkeypatch):
    monkeypatch.setitem(sys.modules, "prov.model", None)
    importlib.invalidate_caches()
    with pytest.raises(MissingExtra, match="prov"):
        export(merger, "prov")
