"""What the documents say is so: commands, keys, fields, links and examples are checked here."""

import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import whence.check
from whence.cli import app
from whence.model import CaseError
from whence.pipeline import assess
from whence.report.exports import FORMATS, SHORT
from whence.report.wording import SCALE
from whence.store.case import open_case
from whence.store.kinds import KINDS
from whence.store.schema import assessment_schema, case_schema, why_schema

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CASE_FORMAT = (DOCS / "case-format.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")]
BLOCK = re.compile(r"^`(?P<file>[\w./-]+)`\n\n```\w+\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE)


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate_cli", DOCS / "generate_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_cli_reference_is_fresh():
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == generator().cli_reference(), "run `make docs`"


def test_every_command_and_option_is_documented():
    """As shown by the commands themselves, by another way than the generator's."""
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        section = written.partition(f"## `whence {command.name}`")[2].partition("\n## ")[0]
        assert section, f"no section on {command.name}"
        wide = {"TERM": "dumb", "COLUMNS": "200"}
        shown = CliRunner().invoke(app, [str(command.name), "--help"], env=wide)
        assert shown.exit_code == 0
        options = set(re.findall(r"--[a-z][a-z-]+", shown.stdout))
        assert "--help" in options
        assert options - {"--help"} <= set(re.findall(r"--[a-z][a-z-]+", section))


def test_every_extra_is_named():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for extra in project["optional-dependencies"]:
        assert f"`{extra}`" in README, f"the README does not name the extra {extra}"


def test_every_format_and_kind_is_told():
    """In the table of docs/exports.md and in the reference of the commands."""
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    table = page.partition("| format |")[2].partition("\n\n")[0]
    told = {name for cell in table.splitlines() for name in re.findall(r"`(\w+)`", cell)}
    assert {"json", *FORMATS, *SHORT} <= told
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    for name, what in [*FORMATS.items(), *KINDS.items()]:
        assert f"{name}: {what.what}" in reference
    kinds = page.partition("| kind |")[2].partition("\n\n")[0]
    assert set(KINDS) == set(re.findall(r"^\| \[`(\w+)`", kinds, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name} links to {target}"


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as made by common Markdown renderers."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def test_every_path_of_the_readme_exists():
    for path in re.findall(r"`((?:src|docs|examples|tests)/[\w./-]*)`", README):
        assert (ROOT / path).exists(), f"the README names {path}"


def keys(schema: dict[str, Any]) -> Iterator[str]:
    """Yield every property name of a schema."""
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {})


def test_every_key_of_a_case_is_documented():
    missing = {key for key in keys(case_schema()) if not re.search(rf"\b{key}\b", CASE_FORMAT)}
    assert not missing


def test_every_field_of_the_output_is_documented():
    written = (DOCS / "output.md").read_text(encoding="utf-8")
    missing = {key for key in keys(assessment_schema()) if f"`{key}`" not in written}
    # The fields of spans and intervals are told once, as `{document, start, end, quote}`.
    assert missing <= {"quote", "rule", "precision", "approximate"}


@pytest.fixture
def documented_case(tmp_path, monkeypatch) -> Path:
    """The case that docs/case-format.md spells out, as a folder."""
    monkeypatch.chdir(tmp_path)
    for match in BLOCK.finditer(CASE_FORMAT):
        path = Path("coast", match["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(match["text"])
    return Path("coast")


def test_the_documented_case_works(documented_case):
    case = open_case(documented_case)
    assert not case.issues
    result = assess(documented_case)
    assert [one.id for one in result.claims] == ["pact", "talks", "raid"]
    assert {one.stance for one in result.statements} >= {"asserts", "denies"}


def test_the_documented_case_shows_every_key(documented_case):
    shown = "".join(match["text"] for match in BLOCK.finditer(CASE_FORMAT))
    missing = {key for key in keys(case_schema()) if not re.search(rf"\b{key}:", shown)}
    assert missing <= {"case", "knowledge", "grade"}


def test_error_messages_look_as_documented(documented_case):
    slips = {
        "case.yaml": [
            ("kind: agreement", "knid: agreement"),
            ("when: 2031-05", "when: 2031-04-31"),
        ],
        "sources.yaml": [("directness: told", "directness: tld")],
    }
    for name, changes in slips.items():
        path = documented_case / name
        text = path.read_text(encoding="utf-8")
        for right, wrong in changes:
            text = text.replace(right, wrong, 1)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as error:
        open_case(documented_case)
    assert f"whence: {error.value}\n" in CASE_FORMAT


def test_the_shown_verdicts_are_the_real_ones(assessed):
    """The README shows what a run says today; paste a new one if this fails."""
    shown = " ".join(README.partition("```text\n")[2].partition("```")[0].split())
    terms = {word.capitalize() for _, _, word in SCALE}
    claims = [one for one in assessed["grand-alliance"].claims if f"{one.text} " in shown]
    assert len(claims) >= 2
    for claim in claims:
        after = shown.partition(f"{claim.text} ")[2]
        (term,) = (word for word in terms if after.startswith(f"{word} — "))
        assert term == claim.words.capitalize(), claim.text


def test_the_check_that_contributing_shows_works(documented_case):
    """A reader who copies it into the checks gets a finding."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = (
        one for one in re.findall(r"```python\n(.*?)```", guide, re.DOTALL) if "Inquiry" in one
    )
    place: dict[str, Any] = {"__package__": "whence.check", "__name__": "whence.check.anonymity"}
    exec(code, place)  # our own words
    found = (*whence.check.CHECKS, place["check_anonymity"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whence.check, "CHECKS", found)
        result = assess(documented_case)
    assert "Nobody who asserts it is named." in {one.explanation for one in result.findings}


def test_every_field_of_a_comparison_is_documented():
    written = (DOCS / "why.md").read_text(encoding="utf-8")
    missing = {key for key in keys(why_schema()) if f"`{key}`" not in written}
    # The fields of spans and intervals are told in output.md.
    told = {"start", "end", "quote", "low", "high", "rule", "precision", "approximate"}
    assert missing <= told
