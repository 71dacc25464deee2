"""`whence score`: what it prints, what it keeps, and that the next case uses it."""

import json

import pytest

CASE = """\
as_of: 2031-05-04
claims:
  - {id: aground, text: The ferry Meridian ran aground off Skerry Point., kind: event}
"""
FILES = {
    "cases/harbour/case.yaml": CASE,
    "cases/harbour/sources.yaml": (
        "sources:\n  - {id: line, names: [The Meridian Line], kind: organisation}\n"
    ),
    "cases/harbour/documents/wire.txt": (
        "---\npublisher: The Coast Wire\npublished: 2031-05-02\n---\n"
        "The ferry Meridian ran aground off Skerry Point, Ada Lindqvist, the pilot, said on Friday.\n"
    ),
    "cases/harbour/documents/line.txt": (
        "---\npublisher: The Meridian Line\npublished: 2031-05-03\nkind: statement\n---\n"
        "The Meridian Line denies that the ferry Meridian ran aground off Skerry Point.\n"
    ),
    "cases/quay/case.yaml": (
        "as_of: 2031-09-01\nclaims:\n  - {id: oil, text: The tanker Orla spilled oil in the bay.}\n"
    ),
    "cases/quay/documents/wire.txt": (
        "---\npublisher: The Bay Times\npublished: 2031-08-30\n---\n"
        "The tanker Orla spilled oil in the bay, Ada Lindqvist said on Saturday.\n"
    ),
}


def of_lindqvist(run, *options):
    status, out, err = run("assess", "cases/quay", "--json", *options)
    assert status == 0
    assessment = json.loads(out)
    named = [one for one in assessment["sources"] if "Ada Lindqvist" in one["names"]]
    return named[0]["reliability"], assessment, err


def test_scoring_and_using_what_was_scored(run, write):
    write(FILES)
    before, _, err = of_lindqvist(run)
    assert err == ""
    status, out, err = run(
        "score", "cases/harbour", "--outcome", "aground=true", "--known", "2031-08-31"
    )
    assert status == 0
    assert "came out true" in out
    assert "Brier" in out
    assert "right: Ada Lindqvist asserts it" in out
    assert "wrong: The Meridian Line denies it" in out
    assert "track-record.yaml" in err
    after, assessment, err = of_lindqvist(run)
    assert "track record of sources" in err
    assert after["mean"] > before["mean"]
    assert "its record: 1 of 1 word right" in after["basis"]
    assert any("track record" in issue["what"] for issue in assessment["issues"])
    early, _, _ = of_lindqvist(run, "--as-of", "2031-08-30")
    assert early["mean"] == before["mean"]


def test_scoring_twice_counts_once_and_the_last_word_stands(run, write):
    write(FILES)
    for came in ("true", "true", "false"):
        assert run("score", "cases/harbour", "--outcome", f"aground={came}")[0] == 0
    status, out, _ = run("score", "cases/harbour", "--outcome", "aground=false")
    assert status == 0
    assert "1 claim scored, 0 came out true" in out


def test_reports_that_are_no_case_need_a_record_named(run, write):
    """A record among documents would be read as one of them."""
    write(FILES)
    report = "cases/harbour/documents/wire.txt"
    status, _, err = run("score", report, "--outcome", "C1=true")
    assert status == 2
    assert "name the track record with --record" in err
    status, out, _ = run("score", report, "--outcome", "C1=true", "--record", "mine.yaml")
    assert status == 0
    assert "came out true" in out


def test_a_case_is_not_judged_by_its_own_outcome(run, write):
    write(FILES)
    first = json.loads(run("assess", "cases/harbour", "--json")[1])["claims"]
    run("score", "cases/harbour", "--outcome", "aground=true", "--known", "2031-05-01")
    assert json.loads(run("assess", "cases/harbour", "--json")[1])["claims"] == first


def test_no_claim_came_out_true_without_what_it_requires(run, write):
    both = CASE + (
        "  - {id: sank, text: The ferry Meridian sank off Skerry Point., requires: [aground]}\n"
    )
    write({**FILES, "cases/harbour/case.yaml": both})
    outcomes = ("--outcome", "sank=true", "--outcome", "aground=false")
    status, _, err = run("score", "cases/harbour", *outcomes)
    assert status == 2
    assert "sank requires aground" in err
    outcomes = ("--outcome", "sank=false", "--outcome", "aground=true")
    assert run("score", "cases/harbour", *outcomes)[0] == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--outcome", "aground"), "CLAIM=true"),
        (("--outcome", "aground=maybe"), "CLAIM=true"),
        (("--outcome", "sunk=true"), "there is no claim 'sunk'; judged were: aground"),
        (("--outcome", "aground=true", "--outcome", "aground=false"), "both as true and as false"),
        (("--outcome", "aground=true", "--known", "soon"), "--known"),
        (("--outcome", "aground=true", "--record", "cases"), "is a folder"),
        (("--outcome", "aground=true", "--record", "none/x.yaml"), "cannot be written"),
    ],
)
def test_what_cannot_be_scored(run, write, options, message):
    write(FILES)
    status, _, err = run("score", "cases/harbour", *options)
    assert status == 2
    assert message in err
