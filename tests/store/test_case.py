import os
from pathlib import Path

import pytest

from whence.model import CaseError, InputError, Interval, NothingToAssess, Reliability
from whence.store.case import open_case, read_stdin

CASE = """\
title: Merger
question: Will they merge?
as_of: 2031-04-02
claims:
  - id: merger
    text: Orion and Pavo have agreed to merge.
    kind: agreement
    actors: [orion, Pavo Group]
    place: azaz
    when: 2031-03-20/2031-04-01
    requires: [owned, offer]
  - {id: offer, text: There was an offer.}
hypotheses:
  - {id: real, claim: merger, text: It is real., prior: 0.2, implies: {merger: true}}
"""
KNOWLEDGE = """\
actors:
  - {id: orion, kind: company, names: [{name: Orion}]}
  - id: pavo
    names: [{name: Pavo Group}, {name: Pavo Holdings, until: 2029-06}]
    succeeds: [{actor: orion, kind: split, when: 2020}]
places:
  - {id: azaz, names: [{name: A'zaz}], lat: 36.586, lon: 37.044, within: north}
  - {id: north}
routes:
  - {between: [azaz, north]}
facts:
  - {subject: orion, relation: owns, object: pavo, from: 2014-03~, until: null, id: owned}
  - subject: pavo
    relation: controls
    object: azaz
precedents:
  - {id: first, kind: mediation, actors: [orion], when: 2014-01, outcome: failed}
"""
SOURCES = """\
sources:
  - id: banker
    names: [a banker]
    kind: anonymous
    affiliation: [orion]
    interests: [{claim: merger, direction: for, why: fees}]
    reliability: D
    directness: told
"""


def make(folder: Path, **changed: str) -> Path:
    """Write a case folder; `case`, `knowledge` and `sources` replace the text of a file."""
    (folder / "documents").mkdir(parents=True)
    (folder / "knowledge").mkdir()
    (folder / "case.yaml").write_text(changed.get("case", CASE), encoding="utf-8")
    (folder / "sources.yaml").write_text(changed.get("sources", SOURCES), encoding="utf-8")
    knowledge = changed.get("knowledge", KNOWLEDGE)
    (folder / "knowledge" / "world.yaml").write_text(knowledge, encoding="utf-8")
    (folder / "documents" / "report.txt").write_text("They have agreed.", encoding="utf-8")
    return folder


def test_a_whole_case(tmp_path: Path) -> None:
    case = open_case(make(tmp_path / "bridge"))
    assert case.name == "bridge"
    assert case.question.as_of == Interval.parse("2031-04-02")
    assert [(file.id, file.path, file.content()) for file in case.files] == [
        ("report", "documents/report.txt", b"They have agreed.")
    ]
    assert case.sources[0].reliability == "D"
    assert case.knowledge.facts[0].id == "owned"
    assert case.knowledge.facts[1].id.startswith("fact-")
    assert case.issues == ()


def test_names_in_claims_become_ids(tmp_path: Path) -> None:
    text = CASE.replace("place: azaz", "place: a’ZAZ\n    target: ORION")
    claim = open_case(make(tmp_path / "c", case=text)).question.claims[0]
    assert (claim.actors, claim.place, claim.target) == (("orion", "pavo"), "azaz", "orion")


def test_without_knowledge_plain_names_will_do(tmp_path: Path) -> None:
    text = "claims: [{id: a, text: A., actors: [Anyone at all], place: Somewhere}]"
    case = open_case(make(tmp_path / "c", case=text, knowledge="", sources=""))
    assert case.question.claims[0].actors == ("Anyone at all",)


def test_knowledge_is_joined_in_the_order_of_file_names(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "knowledge" / "a.yml").write_text("actors: [{id: early}]")
    assert [actor.id for actor in open_case(folder).knowledge.actors] == ["early", "orion", "pavo"]


def test_a_repeated_fact_is_kept_once_and_said(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "knowledge" / "z.yaml").write_text(
        "facts: [{subject: pavo, relation: controls, object: azaz}]"
    )
    case = open_case(folder)
    assert len(case.knowledge.facts) == 2
    assert [issue.what for issue in case.issues] == [
        "a fact is stated twice: pavo controls azaz",
    ]


def test_empty_sections_and_files_are_as_good_as_left_out(tmp_path: Path) -> None:
    folder = make(tmp_path / "c", case="claims:\ntitle:\n", knowledge="facts:\n", sources="")
    case = open_case(folder)
    assert (case.question.claims, case.question.title, case.knowledge.facts) == ((), None, ())


def test_numbers_where_text_is_wanted_keep_their_digits(tmp_path: Path) -> None:
    text = "title: 1984\nas_of: 2031\nclaims: [{id: 1.10, text: 007}]"
    question = open_case(make(tmp_path / "c", case=text, sources="")).question
    assert (question.title, question.claims[0].id, question.claims[0].text) == (
        "1984",
        "1.10",
        "007",
    )


def test_reliability_as_a_probability(tmp_path: Path) -> None:
    text = SOURCES.replace("D", "{mean: 0.70, low: 0.5, high: 0.9}")
    source = open_case(make(tmp_path / "c", sources=text)).sources[0]
    assert source.reliability == Reliability(mean=0.7, low=0.5, high=0.9)


# Which file, what is replaced in it, by what, and words that the message must have.
# fmt: off
BROKEN = [
    # misspelt keys, at each level
    ("case", "question:", "quesiton:", "case.yaml:2: quesiton: unknown key; did you mean 'question'?"),
    ("case", "kind:", "knid:", "case.yaml:7: claims[0].knid: unknown key; did you mean 'kind'?"),
    ("case", "prior:", "piror:", "case.yaml:14: hypotheses[0].piror: unknown key; did you mean 'prior'"),
    ("knowledge", "actors:\n", "actor:\n", "world.yaml:1: actor: unknown key; did you mean 'actors'?"),
    ("knowledge", "{name: Orion}", "{nmae: Orion}", "actors[0].names[0].nmae: unknown key; did you mean 'name'?"),
    ("knowledge", "from: 2014", "form: 2014", "world.yaml:12: facts[0].form: unknown key; did you mean 'from'?"),
    ("knowledge", "until: null", "until_: null", "facts[0].until_: unknown key; did you mean 'until'?"),
    ("sources", "why:", "because:", "sources[0].interests[0].because: unknown key; known: claim,"),
    ("sources", "reliability: D", "reliability: {mean: 0.7, lwo: 0.5, high: 1}", "unknown key; did you mean 'low'?"),
    # fixed words
    ("case", "agreement", "agrement", "case.yaml:7: claims[0].kind: 'agrement' is not one of: agreement,"),
    ("case", "agreement", "agrement", "did you mean 'agreement'?"),
    ("knowledge", "owns", "own", "facts[0].relation: 'own' is not one of: owns,"),
    ("knowledge", "outcome: failed", "outcome: fail", "world.yaml:17: precedents[0].outcome: 'fail' is not"),
    ("sources", "anonymous", "anonymus", "sources.yaml:4: sources[0].kind: 'anonymus'"),
    ("sources", "reliability: D", "reliability: G", "'G' is not one of: A, B, C, D, E, F, or {mean, low"),
    ("sources", "reliability: D", "reliability: 0.7", "0.7 is not one of: A, B"),
    # dates
    ("case", "2031-04-02", "2014-02-30", "case.yaml:3: as_of: '2014-02-30' is not a date: 2014-02 has 28 days"),
    ("case", "2031-04-02", "2 April 2031", "as_of: '2 April 2031' is not a date; write for example 2014"),
    ("case", "2031-03-20/2031-04-01", "2031-04-01/2031-03-20", "claims[0].when: the interval"),
    ("case", "2031-03-20/2031-04-01", "[2031]", "case.yaml:10: claims[0].when: must be a date"),
    ("case", "2031-04-02", "9999-12~", "as_of: '9999-12~' is outside the years 1 to 9999"),
    ("knowledge", "until: null", "until: 2013-01", "world.yaml:12: facts[0].until: 2013-01 is before from"),
    ("knowledge", "until: 2029-06", "until: 2029-06, from: 2030", "actors[1].names[1].until: 2029-06 is before"),
    # missing and of the wrong kind
    ("case", "    text: Orion and Pavo have agreed to merge.\n", "", "claims[0]: 'text' is missing"),
    ("case", "text: There was an offer.", "text: null", "case.yaml:12: claims[1]: 'text' is missing"),
    ("case", "[orion, Pavo Group]", "orion", "claims[0].actors: must be a list: [one, two]"),
    ("case", "prior: 0.2", "prior: low", "hypotheses[0].prior: must be a number"),
    ("case", "prior: 0.2", "prior: true", "hypotheses[0].prior: must be a number"),
    ("case", "{merger: true}", "{merger: maybe}", "hypotheses[0].implies.merger: must be true or false"),
    ("case", "{merger: true}", "[merger]", "hypotheses[0].implies: must be a mapping"),
    ("case", "title: Merger", "title: [Merger]", "case.yaml:1: title: must be text; put it in quotes"),
    ("knowledge", "[{name: Orion}]", "[Orion]", "names[0]: must be a mapping with keys: name, from, until,"),
    ("knowledge", "[azaz, north]", "[azaz]", "world.yaml:10: routes[0].between: must have more than 1 item"),
    ("knowledge", "[azaz, north]", "[azaz, north, azaz]", "routes[0].between: must have 2 items, not more"),
    ("case", CASE, "- a list", "case.yaml:1: must be a mapping with keys: title, question, as_of"),
    # numbers out of range
    ("knowledge", "lat: 36.586", "lat: 136.586", "world.yaml:7: places[0].lat: 136.586 is not between -90"),
    ("knowledge", "lon: 37.044", "lon: nan", "places[0].lon: nan is not between -180"),
    ("knowledge", "lat: 36.586, ", "", "places[0]: lat and lon go together"),
    ("knowledge", "id: owned", "id: owned, confidence: 1.5", "facts[0].confidence: must lie between 0 and 1"),
    ("case", "prior: 0.2", "prior: 1.2", "hypotheses[0].prior: must lie between 0 and 1"),
    ("case", CASE, CASE + '  - {id: b, claim: merger, text: B., prior: 0.9}', "the priors of merger add up to 1.10"),
    ("sources", "reliability: D", "reliability: {mean: 0.4, low: 0.5, high: 0.9}", "low, mean and high must lie"),
    # unknown ids
    ("case", "[orion, Pavo Group]", "[oroin]", "claims[0].actors[0]: unknown actor 'oroin'; did you mean 'orion'?"),
    ("case", "[orion, Pavo Group]", "[Pavo Grup]", "unknown actor 'Pavo Grup'; did you mean 'pavo'?"),
    ("case", "place: azaz", "place: azas", "case.yaml:9: claims[0].place: unknown place 'azas'; did you mean 'azaz'"),
    ("case", "place: azaz", "target: oryon", "claims[0].target: unknown actor 'oryon'; did you mean 'orion'?"),
    ("case", "[owned, offer]", "[ofer]", "claims[0].requires[0]: unknown claim or fact 'ofer'; did you mean 'offer'"),
    ("case", "claim: merger", "claim: megrer", "hypotheses[0].claim: unknown claim 'megrer'; did you mean 'merger'?"),
    ("case", "{merger: true}", "{mergr: true}", "hypotheses[0].implies.mergr: unknown claim 'mergr'"),
    ("knowledge", "subject: pavo", "subject: pawo", "world.yaml:13: facts[1].subject: unknown actor or place 'pawo'; did"),
    ("knowledge", "object: azaz", "object: asaz", "world.yaml:15: facts[1].object: unknown actor or place 'asaz'"),
    ("knowledge", "id: owned", "id: owned, scope: local, place: nroth", "facts[0].place: unknown place 'nroth'"),
    ("knowledge", "id: owned", "id: owned, scope: local", "facts[0].scope: a local fact needs a place"),
    ("knowledge", "within: north", "within: nort", "places[0].within: unknown place 'nort'; did you mean 'north'?"),
    ("knowledge", "[azaz, north]", "[azaz, south]", "routes[0].between[1]: unknown place 'south'"),
    ("knowledge", "{actor: orion", "{actor: orino", "actors[1].succeeds[0].actor: unknown actor 'orino'"),
    ("knowledge", "actors: [orion]", "actors: [orient]", "precedents[0].actors[0]: unknown actor 'orient'"),
    ("sources", "[orion]", "[oriom]", "sources.yaml:5: sources[0].affiliation[0]: unknown actor 'oriom'; did you"),
    ("sources", "claim: merger", "claim: xyz", "interests[0].claim: unknown claim 'xyz'; known: merger, offer"),
    # ids given twice, and circles
    ("case", "id: offer,", "id: merger,", "claims[1].id: the id 'merger' is already used in"),
    ("knowledge", "{id: orion,", "{id: pavo,", "actors[1].id: the id 'pavo' is already used in"),
    ("knowledge", "{id: north}", "{id: azaz}", "places[1].id: the id 'azaz' is already used in"),
    ("sources", SOURCES, SOURCES + '  - {id: banker}', "sources.yaml:9: sources[1].id: the id 'banker'"),
    ("case", CASE, CASE + '  - {id: real, text: B.}', "hypotheses[1].id: the id 'real' is already used in"),
    ("knowledge", KNOWLEDGE, KNOWLEDGE + '  - {id: first, kind: x}', "precedents[1].id: the id 'first'"),
    ("case", "id: offer,", "id: ' ',", "claims[1].id: must not be empty"),
    ("knowledge", "{id: north}", "{id: north, within: azaz}", "places[0].within: azaz lies within itself"),
    ("case", "an offer.}", "an offer., requires: [merger]}", "claims[1].requires: offer requires itself"),
    # not YAML
    ("case", "title: Merger", "title: Merger: now", "case.yaml:1: not valid YAML"),
    ("case", "title: Merger", "title: &a Merger", "case.yaml:1: anchors"),
    ("case", "title: Merger", "title: a\ntitle: b", "case.yaml:2: the key 'title' appears twice"),
]
# fmt: on


@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    text = {"case": CASE, "knowledge": KNOWLEDGE, "sources": SOURCES}[file]
    assert old in text
    folder = make(tmp_path / "c", **{file: text.replace(old, new, 1)})
    with pytest.raises(CaseError) as raised:
        open_case(folder)
    assert words in str(raised.value)
    assert "pydantic" not in str(raised.value)
    assert "Input should" not in str(raised.value)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    case = CASE.replace("kind: agreement", "knid: agreement").replace("prior: 0.2", "prior: x")
    sources = SOURCES.replace("told", "tod")
    with pytest.raises(CaseError) as raised:
        open_case(make(tmp_path / "c", case=case, sources=sources))
    told = [line.removeprefix(f"{tmp_path}/c/") for line in str(raised.value).splitlines()]
    assert [line.split(": ")[0] for line in told] == [
        "case.yaml:7",
        "case.yaml:14",
        "sources.yaml:8",
    ]


def test_a_misspelt_key_is_not_also_told_as_missing(tmp_path: Path) -> None:
    text = CASE.replace("text: There", "txet: There")
    with pytest.raises(CaseError) as raised:
        open_case(make(tmp_path / "c", case=text))
    assert len(str(raised.value).splitlines()) == 1


def test_very_many_mistakes_are_cut_short(tmp_path: Path) -> None:
    text = "claims:\n" + "  - {id: a, text: b, colour: c}\n" * 200
    with pytest.raises(CaseError) as raised:
        open_case(make(tmp_path / "c", case=text))
    assert str(raised.value).splitlines()[-1] == "and 150 more"


def test_a_name_of_two_actors_is_not_guessed(tmp_path: Path) -> None:
    knowledge = KNOWLEDGE.replace("{name: Orion}", "{name: Pavo Group}")
    with pytest.raises(CaseError, match="'Pavo Group' may be orion or pavo; write the id"):
        open_case(make(tmp_path / "c", knowledge=knowledge))


def test_an_id_twice_in_two_files_names_both(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "knowledge" / "zz.yaml").write_text("actors: [{id: pavo}]")
    with pytest.raises(CaseError, match=r"zz\.yaml:1: .*'pavo' is already used in .*world\.yaml:3"):
        open_case(folder)


def test_a_case_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "knowledge" / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(InputError, match=r"loop\.yaml cannot be read"):
        open_case(folder)


def test_both_spellings_of_a_file_are_one_too_many(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "case.yml").write_text("")
    with pytest.raises(InputError, match=r"both case\.yaml and case\.yml"):
        open_case(folder)


def test_a_cited_document_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    cited = KNOWLEDGE.replace("id: owned", "id: owned, source: {document: reprot, quote: x}")
    case = open_case(make(tmp_path / "c", knowledge=cited))
    (issue,) = case.issues
    assert issue.level == "warning"
    assert "world.yaml:12: facts[0].source.document: no document 'reprot'" in issue.what
    assert "did you mean 'report'?" in issue.what


def test_a_cited_comment_is_known_by_its_page(tmp_path: Path) -> None:
    cited = KNOWLEDGE.replace("id: owned", "id: owned, source: {document: report-c4}")
    assert open_case(make(tmp_path / "c", knowledge=cited)).issues == ()


def test_files_that_nobody_reads_are_issues(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "source.yaml").write_text("")
    (folder / "README.md").write_text("")
    (folder / "knowledge" / "notes.txt").write_text("")
    first, second = open_case(folder).issues
    assert "source.yaml is not part of a case, not read; did you mean sources.yaml?" in first.what
    assert "notes.txt was not read" in second.what


# Documents, wherever they lie.


def test_one_document(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("words")
    case = open_case(tmp_path / "page.txt")
    assert [(file.id, file.path) for file in case.files] == [("page", "page.txt")]
    assert case.name == "page"


def test_a_folder_of_documents(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    case = open_case(str(tmp_path))
    assert sorted((file.id, file.path) for file in case.files) == [
        ("a", "a.md"),
        ("b", "b.txt"),
        ("c", "sub/c.html"),
    ]
    assert case.issues == ()


def test_a_glob(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md", "sub/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [f.path for f in open_case(f"{tmp_path}/*.txt").files] == ["a.txt", "b.txt"]
    deep = open_case(f"{tmp_path}/**/*.txt").files
    assert [f.path for f in deep] == ["a.txt", "b.txt", "sub/d.txt"]
    assert [f.path for f in open_case(f"{tmp_path}/s*").files] == ["sub/d.txt"]


def test_case_yaml_itself_stands_for_its_folder(tmp_path: Path) -> None:
    assert open_case(make(tmp_path / "c") / "case.yaml").question.title == "Merger"


def test_nothing_to_assess(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "documents" / "report.txt").unlink()
    with pytest.raises(
        NothingToAssess, match=r"put reports \(\.txt, \.md, \.html\) into .*documents"
    ):
        open_case(folder)
    (folder / "documents").rmdir()
    with pytest.raises(NothingToAssess):
        open_case(folder)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToAssess):
        open_case(tmp_path / "empty")
    with pytest.raises(NothingToAssess):
        open_case(f"{tmp_path}/*.nothing")


def test_a_path_that_does_not_exist_names_the_nearest(tmp_path: Path) -> None:
    make(tmp_path / "merger")
    with pytest.raises(InputError, match=r"mreger does not exist; did you mean .*/merger"):
        open_case(tmp_path / "mreger")
    with pytest.raises(InputError, match=r"mreger does not exist; did you mean .*/merger"):
        open_case(tmp_path / "mreger" / "documents")
    with pytest.raises(InputError, match=r"does not exist$"):
        open_case(tmp_path / "quite else")
    with pytest.raises(InputError, match="does not exist"):
        open_case("a\0b")


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text("secret")
    documents = folder / "documents"
    (documents / "out.txt").symlink_to(tmp_path / "secret.txt")
    (documents / "out").symlink_to(tmp_path / "elsewhere")
    (documents / "circle.txt").symlink_to("circle.txt")
    (documents / "same.txt").symlink_to("report.txt")
    case = open_case(folder)
    assert [file.id for file in case.files] == ["report"]
    reasons = "\n".join(issue.what for issue in case.issues)
    assert reasons.count("a link that leaves the folder") == 2
    assert reasons.count("a link that leads nowhere") == 1
    assert reasons.count("a link to a file that is read anyway") == 1


def test_what_is_not_a_regular_file_is_an_issue(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    os.mkfifo(folder / "documents" / "pipe")
    case = open_case(folder)
    assert [file.id for file in case.files] == ["report"]
    assert "not a regular file" in case.issues[0].what


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_an_unreadable_document_is_an_issue(tmp_path: Path) -> None:
    folder = make(tmp_path / "c")
    (folder / "documents" / "closed.txt").write_text("x")
    (folder / "documents" / "closed.txt").chmod(0)
    (issue,) = open_case(folder).issues
    assert issue.level == "error"
    assert "closed.txt could not be read: permission denied" in issue.what


def test_an_only_document_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    with pytest.raises(InputError, match=r"circle\.txt could not be read: too many levels"):
        open_case(tmp_path / "circle.txt")


def test_standard_input() -> None:
    (file,) = read_stdin(b"words").files
    assert (file.id, file.path, file.content()) == ("stdin", "-", b"words")
    with pytest.raises(NothingToAssess, match="standard input is empty"):
        read_stdin(b" \n")
