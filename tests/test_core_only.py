"""A plain install is enough, and importing whence brings nothing heavy along."""

import json
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
# What each optional distribution is imported as; None where nothing of it is ever imported.
IMPORTED_AS = {
    "bibtexparser": "bibtexparser",
    "clingo": "clingo",
    "edtf": "edtf",
    "followthemoney": "followthemoney",
    "hypothesis": "hypothesis",
    "import-linter": "importlinter",
    "jsonschema": "jsonschema",
    "mcp": "mcp",
    "mypy": "mypy",
    "networkx": "networkx",
    "openai": "openai",
    "openpyxl": "openpyxl",
    "pandas": "pandas",
    "prov": "prov",
    "pyagrum": "pyagrum",
    "pyarrow": "pyarrow",
    "pyld": "pyld",
    "pypdf": "pypdf",
    "pyspark": "pyspark",
    "pytest": "pytest",
    "pytest-xdist": "xdist",
    "python-docx": "docx",
    "resiliparse": "resiliparse",
    "rispy": "rispy",
    "ruff": "ruff",
    "scikit-learn": "sklearn",
    "scipy": "scipy",
    "starlette": "starlette",
    "stix2": "stix2",
    "stix2-validator": "stix2validator",
    "types-pyyaml": None,
    "uvicorn": "uvicorn",
    "weasyprint": "weasyprint",
}
BLOCKED = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"{name} is no core dependency", name=name)

blocked = set(%r)
sys.meta_path.insert(0, Blocked())
"""


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def optional() -> set[str]:
    """Return every distribution that some extra asks for."""
    asked = (one for extra in project()["optional-dependencies"].values() for one in extra)
    return {canonicalize_name(Requirement(one).name) for one in asked} - {"whence"}


def core() -> set[str]:
    """Return the core dependencies with all that they depend on in turn, as installed here."""
    found: set[str] = set()
    waiting = [Requirement(one) for one in project()["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found and not wanted.extras:
            continue
        found.add(name)
        for line in distribution(name).requires or ():
            need = Requirement(line)
            extras = wanted.extras or {""}
            if not need.marker or any(need.marker.evaluate({"extra": each}) for each in extras):
                waiting.append(need)
    return found


def not_core() -> set[str]:
    """Return the top-level modules of everything that a plain install lacks."""
    kept = core()
    installed = {
        module
        for module, owners in packages_distributions().items()
        if not {canonicalize_name(owner) for owner in owners} & {*kept, "whence", "pip"}
    }
    return installed | {module for module in IMPORTED_AS.values() if module}


def test_the_list_of_optional_distributions_is_complete():
    assert optional() == set(IMPORTED_AS)


def test_no_extra_is_a_core_dependency_in_disguise():
    assert not optional() & core()


def test_the_main_job_needs_the_core_only():
    """Text, Markdown, HTML and a thread become a verdict, a page and JSON."""
    out = run(
        BLOCKED % sorted(not_core())
        + """
from whence.pipeline import assess
from whence.report.html import render_html
from whence.store.schema import to_json

result = assess("examples/harbour-merger")
assert "<html" in render_html(result)
print(to_json(result))
"""
    )
    result = json.loads(out)
    assert {claim["id"] for claim in result["claims"]} == {
        "merger-agreed",
        "chairwoman-there",
        "haulage",
        "talks",
        "prior-consent",
    }
    assert "seaboard-review" in {document["id"] for document in result["documents"]}


@pytest.mark.parametrize(
    ("ending", "extra"), [("pdf", "pdf"), ("docx", "docx"), ("parquet", "parquet")]
)
def test_a_missing_extra_is_named(tmp_path, ending, extra):
    """A file that needs an extra says which, and how to get it."""
    for name, text in (("kept.txt", b"The mayor said that the bridge is closed."), ("x", b"%PDF-")):
        (tmp_path / (name if "." in name else f"{name}.{ending}")).write_bytes(text)
    code = f"""
from whence.model import WhenceError
from whence.pipeline import assess
try:
    result = assess({str(tmp_path)!r})
except WhenceError as error:
    print(error)
else:
    print(*(issue.what for issue in result.issues))
"""
    assert f"whence[{extra}]" in run(BLOCKED % sorted(not_core()) + code)


def test_a_missing_client_of_language_models_is_named_before_anything_is_read():
    code = """
from whence.cli import app
app(["assess", "examples/harbour-merger", "--llm", "tiny", "--llm-cache", ""], standalone_mode=False)
"""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED % sorted(not_core()) + code],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert (
        done.stderr
        == "whence: asking a language model needs an optional part: pip install 'whence[llm]'\n"
    )


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("whence", ["numpy", "pydantic", "trafilatura", "rich", "typer", "yaml", "jinja2"]),
        ("whence.cli", ["numpy", "trafilatura", "pydantic", "py3langid", "jinja2", "httpx"]),
        ("whence.store.case", ["httpx", "httpcore"]),
    ],
)
def test_an_import_stays_light(module, heavy):
    loaded = run(f"import sys, {module}; print(*sys.modules)").split()
    assert not set(heavy) & set(loaded)
