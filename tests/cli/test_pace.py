"""How far long work is."""

import pytest

from whence.cli.pace import Pace, clock, describe_progress, describe_stage
from whence.engine import Progress, Stage

CASES = [
    (
        Progress(documents=120, rows=900, share=0.25),
        60,
        "25% · 120 documents · 900 statements · 2.0/s · 1:00 · 3:00 to go",
    ),
    # Half of the input was kept from an earlier run: a quarter took a minute, and one is left.
    (
        Progress(documents=1200, kept=800, rows=9000, share=0.75),
        60,
        "75% · 1,200 documents · 9,000 statements · 6.7/s · 1:00 · 1:00 to go",
    ),
    (
        Progress(documents=120, rows=900),
        60,
        "120 documents · 900 statements · 2.0/s · 1:00",
    ),
    (
        Progress(documents=64, kept=64, share=0.5),
        0,
        "64 documents · 0 statements · 0:00",
    ),
]


@pytest.mark.parametrize(("progress", "elapsed", "said"), CASES)
def test_what_is_said(progress, elapsed, said):
    assert describe_progress(progress, elapsed) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (7.4, "0:07"), (3599.6, "1:00:00"), (3723, "1:02:03")]
)
def test_clock(seconds, said):
    assert clock(seconds) == said


STAGES = [
    (Stage(name="reading", unit="documents", done=0), 0, "reading · 0 documents · 0:00"),
    (
        Stage(name="comparing", unit="pairs", done=6_000, share=0.25),
        60,
        "comparing · 25% · 6,000 pairs · 100/s · 1:00 · 3:00 to go",
    ),
    # What an earlier run did counts as done, and not for the speed.
    (
        Stage(name="matching", unit="parts", done=12, kept=6, share=0.75),
        60,
        "matching · 75% · 12 parts · 0.1/s · 1:00 · 0:40 to go",
    ),
]


@pytest.mark.parametrize(("stage", "elapsed", "said"), STAGES)
def test_what_is_said_of_a_stage(stage, elapsed, said):
    assert describe_stage(stage, elapsed) == said


def test_where_each_stage_begins_is_said(capsys):
    with Pace() as pace:
        for name in ("reading", "reading", "matching", "matching"):
            pace.show_stage(Stage(name=name, unit="parts", done=1))
    assert [line.split(" ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "reading", "matching",
    ]  # fmt: skip
