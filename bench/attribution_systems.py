"""The taggers that can be measured by name, and what running one costs.

A tagger may tell where its time goes: an attribute `times` that maps a part to CPU seconds so far.
"""

import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time, time

from whence.extract.tagged import Tagged, Tagger

_FIRST = "The port is closed, the harbour master said on Monday."
_BATCH = 16  # documents handed over at once, as a corpus would be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a tagger found in each text, and its costs.

    Seconds are of one process: `cpu` and `wall` for all texts, `start` from the start of Python to
    the first sentence tagged, `start_cpu` of it on processors. Memory is in MB, at its highest, and
    before the tagger was loaded, with the texts.
    """

    found: list[list[Tagged]]
    cpu: float
    wall: float
    start: float
    start_cpu: float
    memory: float
    memory_before: float
    times: dict[str, float]


def _rules() -> Tagger:
    from whence.extract.rules import tag_by_rules

    return tag_by_rules


def _crf() -> Tagger:
    from crf_tagging import load_crf

    return load_crf()


def _model(name: str) -> Tagger:
    from whence.extract.tagging import load_tagger

    return load_tagger(name)


SYSTEMS: dict[str, Callable[[], Tagger]] = {
    "rules": _rules,
    "crf": _crf,
    "encoder": partial(_model, "encoder"),
    "fast": partial(_model, "fast"),
}


def run_alone(name: str, texts: Sequence[str]) -> Run:
    """Run a system on texts in a process of its own, so that memory and start are its own.

    Raises RuntimeError where that process fails; what it said stands on the terminal.
    """
    done = subprocess.run(
        [sys.executable, "-c", "import attribution_systems as here; here.serve()"],
        input=pickle.dumps((name, list(texts), time())),
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name} ended with code {done.returncode}; see above")
    return pickle.loads(done.stdout)


def serve() -> None:
    """Run what standard input asks for; whatever a tagger prints goes to standard error."""
    name, texts, started = pickle.load(sys.stdin.buffer)
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    pickle.dump(run(name, texts, started), answer)


def run(name: str, texts: Sequence[str], started: float) -> Run:
    """Run a system on texts in this process, which was started at a time of `time.time()`."""
    before = _memory()
    tagger = SYSTEMS[name]()
    tagger([_FIRST])
    start, start_cpu = time() - started, process_time()
    warm = dict(getattr(tagger, "times", {}))
    begin, begin_cpu = perf_counter(), process_time()
    found: list[list[Tagged]] = []
    for first in range(0, len(texts), _BATCH):
        found += tagger(texts[first : first + _BATCH])
    cpu, wall = process_time() - begin_cpu, perf_counter() - begin
    times = dict(getattr(tagger, "times", {}))
    return Run(
        found=found,
        cpu=cpu,
        wall=wall,
        start=start,
        start_cpu=start_cpu,
        memory=_memory(),
        memory_before=before,
        times={part: spent - warm.get(part, 0.0) for part, spent in times.items()},
    )


def _memory() -> float:
    """Return the highest resident memory so far in MB."""
    status = Path("/proc/self/status")
    if status.is_file():  # what `getrusage` says begins with the memory of the parent
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
