"""Damage files of every format and see whether reading them stays calm.

    python bench/fuzz.py [ENDING ...] [--seconds 600] [--jobs 2] [-o out/fuzz.json]

For each format a whole file (`seeds.py`) is damaged at random, and read, for the given time: bytes
flipped, cut, repeated, moved, hostile pieces put in. What may come back are documents and issues; an
exception, more than 5 seconds of processor time for one file, or a process of more than 1 GB is a finding, written to
`out/fuzz/` to be read again. Every span found is checked against its text.
"""

import argparse
import json
import random
import resource
import signal
import sys
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from seeds import SEEDS
from whence.model import CaseError, RawFile
from whence.read import read_file

_SLOWEST = 5  # seconds of processor time
_LARGEST = 1024  # MB
_PIECES = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\xc2\xa0",
        b"\r",
        b"\n\n",
        b"\x1b[31m",
    ),
    *(
        b"<div>" * 300,
        b"</div>" * 300,
        b'<p class="comment" id="comment-9">',
        b"<!--",
        b"<![CDATA[",
        b"&#xD800;",
    ),
    *(
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;" * 50,
        b"../" * 9,
        b"{" * 500,
        b"[" * 500,
        b'"\\ud800"',
        b"NaN",
    ),
    *(
        b"9" * 400,
        b"-1",
        b"1e999",
        b"Content-Length: 99999999\r\n",
        b"From ",
        b"--",
        b"=?utf-8?b?/w==?=",
        b"PK\x03\x04",
    ),
    *(
        b"said:\n",
        b"Comments (99)\n",
        b"\xe2\x80\x9c" * 300,
        b"@" * 300,
        b"a " * 2000,
        b"a" * 20_000,
        b"," * 5000,
    ),
    *(
        b"stream\n",
        b"endobj\n",
        b"/Filter /FlateDecode ",
        b"/Kids [3 0 R 2 0 R]",
        b"1 0 R ",
        b"\x1f\x8b\x08\x00",
    ),
]


class Slow(Exception):
    """Reading one file took too long."""


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return the file with one to six kinds of damage."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(found) + 1)
        length = min(chance.choice((1, 1, 4, 32, 512)), max(1, len(found)))
        match chance.randrange(6):
            case 0:
                for _ in range(length):
                    if found:
                        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
            case 1:
                del found[place : place + length]
            case 2:
                found[place:place] = found[place : place + length] * chance.choice((1, 2, 50))
            case 3:
                found[place:place] = chance.choice(_PIECES)
            case 4:
                other = chance.randrange(len(found) + 1)
                found[place:place] = found[other : other + length]
            case _:
                found[place : place + length] = bytes(chance.randrange(256) for _ in range(length))
    return bytes(found[: chance.randrange(len(found) + 1)] if chance.random() < 0.1 else found)


def read(data: bytes, ending: str) -> None:
    """Read a file and check every span. Raises whatever reading raises."""
    try:
        documents, _ = read_file(RawFile(id="f", path=f"f{ending}", data=data))
    except CaseError:  # a slip in a front matter, for its author to mend
        return
    for one in documents:
        one.text.encode()
        spans = [part.span for part in (*one.blocks, *one.dates, *one.replies, *one.damage)]
        for span in spans:
            if span is not None:
                one.check(span)


def _too_slow(_signal: int, _frame: Any) -> None:
    raise Slow


def fuzz(ending: str, seconds: float, seed: int) -> dict[str, Any]:
    """Return how many damaged files of a format were read, and what went wrong."""
    signal.signal(signal.SIGPROF, _too_slow)
    chance, whole = random.Random(seed), SEEDS[ending]()
    found: list[str] = []
    count, slowest, begin = 0, 0.0, monotonic()
    read(whole, ending)
    while monotonic() - begin < seconds and len(found) < 20:
        data, count = damage(whole, chance), count + 1
        started = process_time()
        signal.setitimer(signal.ITIMER_PROF, _SLOWEST)
        try:
            read(data, ending)
        except BaseException:  # noqa: BLE001 - everything that comes out is what is looked for
            found.append(_keep(data, ending, len(found), traceback.format_exc()))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, process_time() - started)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if megabytes > _LARGEST:
            found.append(_keep(data, ending, len(found), f"{megabytes:.0f} MB"))
            break
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "format": ending,
        "seconds": seconds,
        "files": count,
        "slowest_s": slowest,
        "memory_mb": size,
        "findings": found,
    }


def _keep(data: bytes, ending: str, number: int, why: str) -> str:
    folder = Path("out/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{ending[1:].replace('.', '-')}-{number}{ending}"
    path.write_bytes(data)
    return f"{path}: {why.strip().splitlines()[-1]}\n{why}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("endings", nargs="*", metavar="ENDING", help=" ".join(SEEDS))
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    endings = options.endings or list(SEEDS)
    results = []
    # A fresh process for each format, so that the memory is its own.
    with ProcessPoolExecutor(options.jobs, max_tasks_per_child=1) as pool:
        waiting = [pool.submit(fuzz, one, options.seconds, options.seed) for one in endings]
        for done in waiting:
            results.append(done.result())
            row = results[-1]
            print(
                f"{row['format']}: {row['files']} files, {len(row['findings'])} findings",
                file=sys.stderr,
            )
    table = Table(title=f"{options.seconds:g} s of damaged files a format")
    for column in ("format", "files", "slowest, s", "memory, MB", "findings"):
        table.add_column(column, justify="left" if column == "format" else "right")
    for row in results:
        cells = (
            f"{row['files']:,}",
            f"{row['slowest_s']:.2f}",
            f"{row['memory_mb']:.0f}",
            str(len(row["findings"])),
        )
        table.add_row(row["format"], *cells)
    Console().print(table)
    for row in results:
        for finding in row["findings"]:
            print(finding)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
