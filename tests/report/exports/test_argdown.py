"""Argdown, read by its own parser: the claims, what argues for and against them, nothing else."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_names import NASTY, names, renamed
from hypothesis import HealthCheck, given, settings

from whence.report.exports import export
from whence.report.exports.argdown import title_of
from whence.report.safe import plain

PACKAGE = "@argdown/core@2.0.1"
READER = """
import { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin } from "@argdown/core";
import { readFileSync } from "node:fs";
const read = (input) => {
  const app = new ArgdownApplication();
  app.addPlugin(new ParserPlugin(), "parse-input");
  for (const plugin of [new DataPlugin(), new ModelPlugin()]) app.addPlugin(plugin, "build-model");
  const found = app.run({ input, process: ["parse-input", "build-model"], throwExceptions: true });
  const wrong = [...(found.lexerErrors ?? []), ...(found.parserErrors ?? [])].map((e) => e.message);
  const statements = Object.values(found.statements ?? {}).map((one) => ({
    title: one.title, text: one.members.map((m) => m.text ?? "").join(""), data: one.data,
  }));
  const relations = (found.relations ?? []).map((r) => [r.relationType, r.from.title, r.to.title]);
  return { wrong, statements, relations, title: found.frontMatter?.title };
};
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
"""


@pytest.fixture(scope="session")
def reader():
    """Return what reads maps with Argdown's own parser, from a folder outside the project."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are not there to run @argdown/core")
    given = os.environ.get("WHENCE_NODE_MODULES")
    folder = Path(given).parent if given else Path(tempfile.gettempdir()) / "whence-argdown"
    if not (folder / "node_modules" / "@argdown" / "core").is_dir():
        folder.mkdir(exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        wanted = ["npm", "install", "--no-audit", "--no-fund", "--silent", PACKAGE]
        try:
            subprocess.run(wanted, cwd=folder, check=True, capture_output=True, timeout=90)
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"{PACKAGE} cannot be had from npm: {error}")

    def read(maps: list[str]) -> list[dict]:
        script = folder / "read-argdown.mjs"
        script.write_text(READER)
        done = subprocess.run(
            ["node", script.name],
            cwd=folder,
            input=json.dumps(maps),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return read


def test_the_parser_reads_claims_evidence_and_rivals(reader, merger):
    (found,) = reader([export(merger, "argdown")])
    assert found["wrong"] == []
    assert found["title"] == "Merger of Orion and Pavo"
    claim = "C1 Orion and Pavo have agreed to merge."
    (statement,) = [one for one in found["statements"] if one["title"] == claim]
    assert statement["data"] == {"probability": 0.063, "low": 0.021, "high": 0.134}
    kinds = {start.split()[0]: kind for kind, start, end in found["relations"] if end == claim}
    assert kinds == {
        "E1.1": "attack", "E1.2": "support", "E1.3": "attack", "E1.4": "support", "E1.5": "attack",
        "H1.1": "support", **{f"H1.{n}": "attack" for n in range(2, 7)},
    }  # fmt: skip


def test_nothing_that_strangers_write_is_syntax(reader, merger, hostile):
    def named(name: str):
        one, *rest = merger.claims
        drivers = tuple(replace(driver, what=name) for driver in one.drivers)
        return renamed(replace(merger, claims=(replace(one, drivers=drivers), *rest)), name)

    tried = [
        "",
        *NASTY,
        "=== x ===",
        "[a]: b",
        "- <c>",
        "1. d",
        "(1) e",
        "--",
        "__f__ **g**",
        ".h. :i:",
        "a,b {c: d}",
    ]
    maps = [export(merger, "argdown"), *(export(named(f"a {one} b"), "argdown") for one in tried)]
    plain_map, *found = reader([*maps, export(hostile, "argdown")])
    for one, told in zip(tried, found, strict=False):
        assert told["wrong"] == [], one
        assert len(told["statements"]) == len(plain_map["statements"]), one
        assert [(k, s.split()[0]) for k, s, _ in told["relations"]] == [
            (k, s.split()[0]) for k, s, _ in plain_map["relations"]
        ], one
        assert told["title"] == plain(f"a {one} b")
        text = next(s["text"] for s in told["statements"] if s["title"].startswith("C1 "))
        assert text.split(" Very unlikely")[0].rstrip() == plain(f"a {one} b"), one
    assert found[-1]["wrong"] == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(name=names)
def test_every_line_stays_one_line_and_titles_end_where_they_end(merger, name):
    lines = export(renamed(merger, name), "argdown").splitlines()
    assert len(lines) == len(export(merger, "argdown").splitlines())
    assert not set(title_of("C1", name)) & set("[]<>{}:\n")
