"""`whence assess` with `--without`, `--suppose` and `--prior`: what is read, and what is printed."""

import json

import jsonschema
import pytest

FILES = {
    "mill/case.yaml": (
        "claims:\n"
        "  - {id: sale, text: Orlo Lines has agreed to sell its mill to Tarn Bank., kind: agreement, actors: [Orlo Lines, Tarn Bank]}\n"
    ),
    "mill/documents/post.txt": (
        "---\npublisher: Valley Post\npublished: 2031-05-02\n---\n"
        "Orlo Lines has agreed to sell its mill to Tarn Bank, a clerk of the bank told the Valley Post.\n"
    ),
    "mill/documents/tarn.txt": (
        "---\npublisher: Tarn Bank\npublished: 2031-05-03\nkind: statement\n---\n"
        "Tarn Bank has not agreed to buy the mill of Orlo Lines.\n"
    ),
}


@pytest.fixture
def mill(write):
    write(FILES)
    return "mill"


def test_the_terminal_says_before_and_after(run, mill):
    status, out, err = run("assess", mill, "--without", "document:tarn")
    assert (status, err) == (0, "")
    assert "What if: this is not the verdict on the case as it stands" in out
    assert "Without the document “Tarn Bank”." in out
    assert " → " in out
    assert "If so, " in out


def test_json_holds_what_was_asked_and_fits_the_schema(run, mill):
    status, out, _ = run(
        "assess", mill, "--json", "--without", "document:tarn", "--suppose", "sale=false", "--prior", "real=0.4"
    )  # fmt: skip
    assert status == 0
    told = json.loads(out)
    jsonschema.Draft202012Validator(json.loads(run("schema")[1])).validate(told)
    asked = told["what_if"]
    assert [one["id"] for one in asked["without"]] == ["tarn"]
    assert (asked["suppose"], asked["priors"]) == ({"sale": False}, {"sale:real": 0.4})
    (claim,) = asked["claims"]
    assert claim["after"]["probability"] == pytest.approx(0)
    assert json.loads(run("assess", mill, "--json")[1])["what_if"] is None


def test_the_page_says_so_too(run, mill, tmp_path):
    status, *_ = run("assess", mill, "--suppose", "sale=true", "--html", "page.html")
    assert status == 0
    assert "What if: this is not the verdict" in (tmp_path / "page.html").read_text("utf-8")


WRONG = [
    (["--without", "trn"], "did you mean 'tarn'?"),
    (["--without", " "], "--without needs the id or name of what to leave out"),
    (["--suppose", "sale"], "--suppose 'sale': write it like CLAIM=true"),
    (["--suppose", "sale=perhaps"], "--suppose sale=perhaps: must be true or false"),
    (["--suppose", "sael=true"], "did you mean 'sale'?"),
    (["--suppose", "sale=true", "--suppose", "sale=false"], "sale is given as true and as false"),
    (["--prior", "real=2"], "--prior real=2: must be a number from 0 to 1"),
    (["--prior", "real=nan"], "must be a number from 0 to 1"),
    (["--prior", "=0.3"], "write it like real=0.3"),
    (["--prior", "rael=0.3"], "did you mean 'real'?"),
]


@pytest.mark.parametrize(("options", "told"), WRONG, ids=[row[1] for row in WRONG])
def test_a_slip_is_an_error_that_says_what_to_write(run, mill, options, told):
    status, out, err = run("assess", mill, *options)
    assert (status, out) == (2, "")
    assert told in err
