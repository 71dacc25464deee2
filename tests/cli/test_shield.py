"""Broken pipes, full disks, interruptions: one line and a status, never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from whence.cli.shield import shielded
from whence.model import InputError, NothingToAssess

posix = pytest.mark.skipif(os.name != "posix", reason="shells and signals of POSIX")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (InputError("a.txt: broken; mend it"), 2, "whence: a.txt: broken; mend it\n"),
        (NothingToAssess("nothing"), 1, "whence: nothing\n"),
        (KeyboardInterrupt(), 130, "whence: interrupted\n"),
        (
            PermissionError(13, "Permission denied", "a.txt"),
            2,
            "whence: a.txt: permission denied\n",
        ),
        (InputError("\x1b[31m\u202e\udc80"), 2, "whence: \\x1b[31m\\u202e\\udc80\n"),
    ],
)
def test_an_error_is_one_line_and_a_status(capsys, error, status, said):
    def command():
        raise error

    with pytest.raises(SystemExit) as raised:
        shielded(command)()
    assert raised.value.code == status
    assert capsys.readouterr().err == said


def test_errors_that_are_bugs_are_not_hidden():
    def command():
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        shielded(command)()


def read_many(folder: Path, count: int = 200) -> None:
    for index in range(count):
        (folder / f"d{index:03}.txt").write_text("Orion agreed. " * 40, encoding="utf-8")


@posix
def test_a_reader_that_leaves_early_is_no_error(start, tmp_path):
    read_many(tmp_path)
    process = start("read", tmp_path, "--jsonl")
    assert process.stdout.readline().startswith(b'{"id":')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(start):
    with open("/dev/full", "wb") as full:
        process = start("schema", stdout=full)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.lower().startswith(b"whence: standard output: no space left")
    assert err.count(b"\n") == 1


@posix
def test_an_interruption_ends_with_130(start, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = start("read", pipe)
    with open(pipe, "wb"):  # opened once the command waits for what is written
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b"whence: interrupted\n"


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_streams_break_nothing(closed):
    command = f'"{sys.executable}" -m whence assess - {closed}'
    done = subprocess.run(
        ["sh", "-c", command], input=b"", capture_output=True, timeout=30, check=False
    )
    assert done.returncode in (1, 2)
    assert done.stderr.startswith(b"whence: standard input is ")


def test_output_is_utf8_whatever_the_locale(start):
    process = start("schema", "case")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    out.decode("utf-8")
