"""The figures of `report.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
Every format of `whence export`, written from an assessment that is there already: the examples, and made cases. Seconds
are those of one processor; memory is the peak of the process, assessing included.
The page is meant to take less than 3 s for 200 documents and less than 2 MB for 20.
"""


def report(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how long each format of a report takes, and how large it is."""
    yield from ("## Reports and exports", "", _MEANING)
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    yield from _formats(result["cases"])
    yield ""
    yield from _peers(result["cases"])


def _formats(cases: Any) -> Iterator[str]:
    """Yield a row a format, a column a case: seconds of processor and kilobytes."""
    names = dict.fromkeys(one["format"] for case in cases for one in case["formats"])
    heads = [f"{case['case']}, {case['documents']} documents" for case in cases]
    yield f"| format | {' | '.join(heads)} |"
    yield f"|---|{'---|' * len(heads)}"
    for name in names:
        yield f"| {name} | {' | '.join(_cell(case, name) for case in cases)} |"
    peaks = (max(one.get("megabytes", 0) for one in case["formats"]) for case in cases)
    yield f"| peak of memory | {' | '.join(f'{peak:.0f} MB' for peak in peaks)} |"


def _cell(case: Any, name: str) -> str:
    found = (one for one in case["formats"] if one["format"] == name and "missing" not in one)
    one = next(found, None)
    return f"{one['processor']:.2f} s, {one['bytes'] / 1000:,.0f} KB" if one else "–"


def _peers(cases: Any) -> Iterator[str]:
    """Yield how long others take for the same, and how many times as long whence does."""
    rows = [
        f"| {case['case']} | {one['format']} | {one['peer']} | {one['seconds']:.2f} | "
        f"{ours['seconds'] / one['seconds']:.2f} | {ours['bytes'] / one['bytes']:.2f} |"
        for case in cases
        for one in case["peers"]
        for ours in case["formats"]
        if ours["format"] == one["format"] and "seconds" in ours and "seconds" in one
    ]
    if rows:
        yield "Others making the same of the same page; ratios are ours to theirs, below 1 is faster or smaller."
        yield "Their part begins with the page, ours with the assessment."
        yield ""
        yield "| case | format | by | s | ratio of time | ratio of size |"
        yield "|---|---|---|---|---|---|"
        yield from rows
        yield ""
