"""`whence facts`: what documents state, as a knowledge file."""

import json

from whence.store.case import open_case

TEXT = """Notes from the coast

The local group that controls Dorn- Lake Guard- is affiliated with the Sea Front, of which Red Lake is
still a part. Officials said that Pavo owns Orion. Does Pavo own Keel?
"""


def test_candidates_as_yaml(run, write):
    write({"notes.txt": TEXT})
    status, out, _ = run("facts", "notes.txt")
    assert status == 0
    assert out.startswith("# What documents state")
    assert "  # The local group that controls Dorn- Lake Guard- is affiliated" in out
    for relation in ("controls", "affiliate_of", "member_of"):
        assert f"relation: {relation}\n" in out
    assert "relation: owns" not in out
    assert out.count("stated: true") == 3


def test_it_loads_as_knowledge_of_the_case(run, write, tmp_path):
    write({"documents/notes.txt": TEXT})
    _, out, _ = run("facts", ".")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "stated.yaml").write_text(out, "utf-8")
    case = open_case(tmp_path)
    assert not case.issues
    assert {fact.relation for fact in case.knowledge.facts} == {
        "controls", "affiliate_of", "member_of",
    }  # fmt: skip


def test_candidates_as_json(run, write):
    write({"notes.txt": TEXT})
    status, out, _ = run("facts", "notes.txt", "--json")
    assert status == 0
    data = json.loads(out)
    assert set(data) == {"actors", "places", "routes", "facts", "precedents"}
    for row in data["facts"]:
        source = row["source"]
        assert TEXT[source["start"] :].startswith(source["quote"])


def test_nothing_stated(run, write):
    write({"notes.txt": "Does Pavo own Keel?\n"})
    status, out, _ = run("facts", "notes.txt")
    assert status == 0
    assert out.endswith("facts: []\n")


def test_wrong_usage(run, write):
    write({"notes.txt": TEXT})
    assert run("facts", "none.txt")[0] == 2
    assert run("facts", "notes.txt", "--as-of", "someday")[0] == 2
