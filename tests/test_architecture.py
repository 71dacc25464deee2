"""The shape of the code: imports point one way, modules stay small, tests mirror the tree."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "whence"
TESTS = ROOT / "tests"
PACKAGES = sorted(path.parent for path in SOURCE.rglob("__init__.py"))
MODULES = sorted(SOURCE.rglob("*.py"))
# A module beyond this holds more than one idea; split it.
LONGEST = 300


def name(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def test_imports_point_one_way(monkeypatch, capsys):
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    failed = lint_imports(no_cache=True)
    assert not failed, capsys.readouterr().out


def test_every_stage_is_under_contract():
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    named = {module.strip() for layer in layers for module in layer.split("|")}
    packages = {f"whence.{path.name}" for path in PACKAGES if path.parent == SOURCE}
    assert packages <= named, f"add to the layers in pyproject.toml: {packages - named}"


@pytest.mark.parametrize("package", PACKAGES, ids=name)
def test_a_package_says_what_it_is(package):
    module = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(module)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_is_short(module):
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST


def test_tests_mirror_the_source():
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    strays = [
        folder for folder in folders if not (SOURCE / folder).is_dir() and folder not in EXTRA
    ]
    assert not strays


# Checks of the work as a whole, which no one package owns.
EXTRA = {Path("bench"), Path("cases"), Path("quality")}
