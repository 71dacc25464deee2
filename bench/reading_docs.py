"""The figures of `reading.py`, `pages.py` and `fuzz.py` as Markdown."""

from collections.abc import Iterator
from typing import Any

_COUNTS = {
    "in one comment": "comment segments that stand in one comment",
    "in the article": "comment segments that stand in the article",
    "author right": "authors right",
    "author wrong": "authors wrong",
    "date right": "dates right",
    "date wrong": "dates wrong",
}


def marked(result: dict[str, Any]) -> Iterator[str]:
    """Yield what came out of pages that a reader has marked."""
    yield "## Reading: marked pages"
    yield ""
    yield (
        f"Measured on {result['date']}. Every item is compared with exact offsets. The marks were in "
        "view while the readers were written, so these are no held-out figures."
    )
    for name, page in result["pages"].items():
        rows = page["kinds"]
        yield from ("", f"| {name} | marked | right | shifted | wrong | missing | extra |")
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        columns = ("gold", "right", "shifted", "wrong", "missing", "extra")
        for kind, one in rows.items():
            yield f"| {kind} | {' | '.join(str(one[column]) for column in columns)} |"
    yield ""


def pages(result: dict[str, Any]) -> Iterator[str]:
    """Yield how pages with comments are read, beside trafilatura."""
    ours, theirs, rate = result["whence"], result["trafilatura"], result["pages_a_second"]
    total, present = ours["segments"], ours["in the markup"]
    yield "## Reading: web pages with comments"
    yield ""
    yield (
        f"Measured on {result['date']} on {result['pages']} pages of trafilatura's evaluation set, both "
        f"readers in one run ({result['machine']}). Of {total} segments that are comments {present} "
        "stand in the saved markup; the others are loaded by scripts. Rules were written with these "
        "pages in view."
    )
    yield from ("", "| | whence | trafilatura |", "| --- | --- | --- |")
    for name, words in _COUNTS.items():
        yield f"| {words} | {ours.get(name, 0)} | {theirs.get(name, 0)} |"
    yield f"| article segments, F1 | {_f1(ours):.3f} | {_f1(theirs):.3f} |"
    yield f"| pages a second of processor time | {rate['whence']:.1f} | {rate['trafilatura']:.1f} |"
    yield f"| ratio | {rate['whence'] / rate['trafilatura']:.2f} | 1.00 |"
    yield ""


def damaged(results: list[dict[str, Any]]) -> Iterator[str]:
    """Yield how damaged files of every format were read."""
    yield "## Reading: damaged files"
    yield ""
    yield "Random damage to whole files; a finding is an exception, more than 5 s or more than 1 GB."
    yield from (
        "",
        "| format | time | files | slowest | memory | findings |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    for one in results:
        cells = (
            f"`{one['format']}`",
            f"{one['seconds']:g} s",
            f"{one['files']:,}",
            f"{one['slowest_s']:.1f} s",
            f"{one['memory_mb']:.0f} MB",
            str(len(one["findings"])),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _f1(count: dict[str, int]) -> float:
    right = 2 * count.get("has", 0)
    return right / max(1, right + count.get("has missed", 0) + count.get("lacks wrong", 0))
