"""The commands that need no case, and the command itself."""

import json

import jsonschema
import pytest

from whence import __version__


@pytest.mark.parametrize("what", ["assessment", "case", "why"])
def test_schemas_are_schemas(run, what):
    status, out, err = run("schema", what)
    assert (status, err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(out))


def test_the_assessment_is_the_schema_asked_for_by_default(run):
    assert run("schema") == run("schema", "assessment")


def test_a_case_to_start_from_can_be_assessed(run, write, tmp_path):
    write({})
    status, out, err = run("init", "new")
    assert status == 0
    assert all((tmp_path / line).is_file() for line in out.split("\n") if line)
    assert "whence assess new" in err
    assert run("assess", "new", "--json")[0] == 0


def test_a_case_is_not_written_over_anything(run, write):
    write({"a.txt": "x"})
    status, out, err = run("init", "a.txt")
    assert (status, out) == (2, "")
    assert "a.txt" in err


def test_the_version(run):
    assert run("--version") == (0, f"whence {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["asess", "x"], ["schema", "nope"], ["--nope"], []])
def test_wrong_usage_ends_with_two(run, arguments):
    assert run(*arguments)[0] == 2


@pytest.mark.parametrize(
    "command", [[], ["add"], ["assess"], ["read"], ["init"], ["schema"], ["why"]]
)
def test_help_is_on_standard_output(run, command):
    status, out, err = run(*command, "--help")
    assert (status, err) == (0, "")
    assert "Usage:" in out
