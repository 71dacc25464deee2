"""What if: leaving something out, or supposing it, judged against the case as it is."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from whence.extract.tagging import load_tagger
from whence.model import NothingToAssess, RawFile, UsageError
from whence.pipeline import assess_case
from whence.store.case import open_case
from whence.what_if import Asked, assess_what_if

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = """\
claims:
  - {id: sale, text: Lorne Dairy has agreed to sell its creamery at Holm to Vetter Foods., kind: agreement, actors: [lorne, vetter], place: holm}
  - {id: strike, text: Workers of Lorne Dairy went on strike at Holm., kind: event, actors: [lorne]}
"""
KNOWN = """\
actors:
  - {id: lorne, kind: company, names: [{name: Lorne Dairy}]}
  - {id: vetter, kind: company, names: [{name: Vetter Foods}]}
places:
  - {id: holm, names: [{name: Holm}]}
facts:
  - {subject: lorne, relation: owns, object: holm, source: {citation: land register}}
  - {subject: lorne, relation: hostile_to, object: vetter, source: {document: courier, quote: "have fought in court for years"}}
"""
DOCUMENTS = {
    "courier": "---\npublisher: Holm Courier\npublished: 2032-02-01\n---\nLorne Dairy has agreed to sell its creamery at Holm to Vetter Foods, a manager of the dairy told the Holm Courier. The two have fought in court for years.\n",
    "herald": "---\npublisher: County Herald\npublished: 2032-02-02\n---\nLorne Dairy has agreed to sell its creamery at Holm to Vetter Foods, the Holm Courier reported, citing a manager of the dairy.\n",
    "vetter": "---\npublisher: Vetter Foods\npublished: 2032-02-03\nkind: statement\n---\nVetter Foods has not agreed to buy the creamery of Lorne Dairy at Holm.\n",
    "union": "---\npublisher: Dairy Union\npublished: 2032-02-03\n---\nWorkers of Lorne Dairy went on strike at Holm on Monday, the Dairy Union said.\n",
}


@pytest.fixture
def case(tmp_path):
    def made(*names: str):
        (tmp_path / "documents").mkdir(exist_ok=True)
        (tmp_path / "knowledge").mkdir(exist_ok=True)
        for old in (tmp_path / "documents").iterdir():
            old.unlink()
        for name in names or DOCUMENTS:
            (tmp_path / "documents" / f"{name}.txt").write_text(DOCUMENTS[name], encoding="utf-8")
        (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
        (tmp_path / "knowledge" / "k.yaml").write_text(KNOWN, encoding="utf-8")
        return open_case(tmp_path)

    return made


def without(case, *names: str):
    return assess_what_if(case, Asked(without=names))


def test_a_document_left_out_is_as_if_it_had_never_been_read(case):
    for gone in ("vetter", "herald"):
        less = without(case(), f"document:{gone}")
        never = assess_case(case(*(set(DOCUMENTS) - {gone})))
        assert replace(less, what_if=None, issues=()) == replace(never, issues=())


def test_nothing_is_extracted_twice(case):
    tagged = Counter[str]()
    tagger = load_tagger()

    def counting(texts):
        tagged.update(texts)
        return tagger(texts)

    assess_case(case(), tagger=counting)
    once = tagged.copy()
    tagged.clear()
    assess_what_if(case(), Asked(without=("document:herald",)), tagger=counting)
    assert tagged == once


def test_a_source_takes_every_statement_that_passes_through_it_along(case):
    less = without(case(), "Holm Courier")
    assert {one.document for one in less.statements if one.claim == "sale"} == {"vetter"}
    taken = {(one.kind, one.id) for one in less.what_if.without}
    assert ("document", "courier") in taken
    assert not any(kind == "document" and id == "herald" for kind, id in taken)
    assert less.claims[0].reports == 0


def test_facts_coded_from_a_document_go_with_it(case):
    less = without(case(), "document:courier")
    (fact,) = (one for one in less.what_if.without if one.kind == "fact")
    assert (fact.of, fact.what.startswith("Lorne Dairy")) == ("Holm Courier", True)


def test_a_place_stands_for_all_facts_about_it(case):
    less = without(case(), "Holm")
    assert [one.what for one in less.what_if.without] == ["Lorne Dairy owns Holm"]
    assert {one.id for one in less.documents} == set(DOCUMENTS)


def test_a_finding_is_gone_and_its_weight_with_it(case):
    whole = assess_case(case())
    denial = next(one for one in whole.findings if one.weight < -0.05)
    less = without(case(), denial.id)
    assert denial.id not in {one.id for one in less.findings}
    (changed,) = (one for one in less.what_if.findings if one.id == denial.id)
    assert (changed.change, changed.before, changed.after) == ("gone", denial.weight, None)
    moved = next(one for one in less.what_if.claims if one.id == denial.claim)
    assert moved.after.probability > moved.before.probability
    assert moved.weight > 0


def test_before_is_what_is_said_without_asking(case):
    whole, less = assess_case(case()), without(case(), "document:union")
    for claim, changed in zip(whole.claims, less.what_if.claims, strict=True):
        assert (changed.id, changed.before.probability) == (claim.id, claim.probability)
        assert (changed.before.words, changed.before.low) == (claim.words, claim.low)
    assert less.what_if.claims[0].before == less.what_if.claims[0].after


WRONG = [
    ("corier", "did you mean 'courier'?"),
    ("Vetter Food", "did you mean 'vetter-foods'?"),
    ("fact:nothing", "no document, source, fact, precedent, finding or place is called so"),
    ("vetter", "may mean several things; write document:vetter or source:vetter"),
]


@pytest.mark.parametrize(("name", "told"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_name_is_an_error_that_says_what_to_write(case, name, told):
    made = case()
    if name == "vetter":  # two things of one id: a document, and the source the case codes
        source = replace(_coded(), id="vetter")
        made = replace(made, sources=(source,))
    with pytest.raises(UsageError) as error:
        without(made, name)
    assert told in str(error.value)


def _coded():
    from whence.model import CodedSource

    return CodedSource(id="x", names=("Vetter Foods",), kind="organisation")


def test_leaving_everything_out_leaves_nothing_to_assess(case):
    with pytest.raises(NothingToAssess, match="no document is left"):
        without(case(), *(f"document:{name}" for name in DOCUMENTS))


def test_claims_that_were_found_stay_the_same_claims(case):
    made = case()
    made = replace(made, question=replace(made.question, claims=()))
    whole = assess_case(made)
    less = without(made, "document:courier")
    assert [one.id for one in less.what_if.claims] == [one.id for one in whole.claims]
    assert [one.before.probability for one in less.what_if.claims] == [
        one.probability for one in whole.claims
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(suppose={"sael": True}), "did you mean 'sale'?"),
        (Asked(priors={"real": 0.3}), "explains sale, strike; say which, as in sale:real=0.3"),
        (Asked(priors={"sale:rael": 0.3}), "did you mean 'sale:real'?"),
        (Asked(priors={"sale:real": 0.7, "sale:invented": 0.6}), "those of claim sale sum to 1.3"),
    ],
)
def test_what_cannot_be_supposed_is_an_error(case, asked, told):
    with pytest.raises(UsageError) as error:
        assess_what_if(case(), asked)
    assert told in str(error.value)


@pytest.fixture(scope="module")
def alliance():
    return open_case(EXAMPLES / "grand-alliance")


def change(case, id: str, *names: str):
    result = without(case, *names)
    return next(one for one in result.what_if.claims if one.id == id)


def test_the_facts_on_azaz_matter_to_a_joint_front(alliance):
    joint = change(alliance, "C5", "azaz")
    assert joint.weight > 0.5  # the odds of it more than trebled
    assert joint.after.probability > 3 * joint.before.probability


def test_the_contradiction_with_the_defections_matters(alliance):
    whole = assess_case(alliance)
    found = [one for one in whole.findings if one.claim == "C1" and one.subkind == "internal"]
    assert found
    planning = change(alliance, "C1", *(one.id for one in found))
    assert planning.weight > 0.2
    assert planning.after.probability > 1.5 * planning.before.probability


def test_ten_copies_of_the_agency_report_do_not_matter(alliance):
    report = next(file for file in alliance.files if file.id == "ap-full")
    text = report.content().decode("utf-8")
    copies = tuple(
        RawFile(id=f"copy-{n}", path=f"documents/copy-{n}.txt", data=_reprinted(text, n).encode())
        for n in range(10)
    )
    before = {one.id: one for one in assess_case(alliance).claims}
    after = {
        one.id: one
        for one in assess_case(replace(alliance, files=(*alliance.files, *copies))).claims
    }
    assert after["C3"].reports >= before["C3"].reports + 10
    for id, claim in before.items():
        assert after[id].probability == pytest.approx(claim.probability, abs=0.01)
        assert after[id].origins.mean == pytest.approx(claim.origins.mean, abs=0.1)


def _reprinted(text: str, n: int) -> str:
    """Give a copy the publisher of a local paper, and a later date."""
    lines = text.splitlines()
    head = {"publisher": f"Valley Paper {n}", "published": "2014-11-14"}
    kept = [line for line in lines if line.partition(":")[0] not in (*head, "url", "author")]
    return "\n".join([kept[0], *(f"{key}: {value}" for key, value in head.items()), *kept[1:]])
