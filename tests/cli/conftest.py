"""The real command, run as a user runs it, and in this process where that is enough."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from whence.cli import app


@pytest.fixture
def run():
    """Run a command in this process; give exit status, standard output and standard error."""

    def runner(*arguments, stdin=None):
        result = CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout, result.stderr

    return runner


@pytest.fixture
def start():
    """Start a command as a process of its own."""

    def starter(*arguments, **options):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        command = [sys.executable, "-m", "whence", *map(str, arguments)]
        return subprocess.Popen(command, env=os.environ | {"TERM": "dumb"}, **streams)

    return starter


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files, given as a mapping of paths to content, where the commands then run."""
    monkeypatch.chdir(tmp_path)

    def writer(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return writer
