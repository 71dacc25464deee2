"""The figures of `wirebench.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
News articles between which copying was planted, so that it is known: cut and dated wire copies, light and heavy
rewrites, excerpts, merges of two, updates, relays of a quotation and some facts, lists of facts; a quarter of the
origins are left out, stamps are wrong or missing in one case of eight, and half of the copies name their source. The
command sees texts, times and publishers, not which documents belong to one event. *Recall* is the share of related
pairs (one from the other, or both from one) found where 95 of 100 reported are right, among all pairs of the corpus;
*edges* are those from a copy to its source; *origins* is the number of independent origins of each event, those left
out included; *calibration* is how far the reported chances are from the truth on average, over pairs of one event. The
models were fitted on seven tenths of the events and are reported on the others, a corpus of their own; *cross-fitted*
judges each event by models fitted on four fifths of all. Settings were chosen with the figures of the others in view,
and these are a hundred events only: take them as somewhat too good, and differences of a few hundredths as chance. What
comes with whence was fitted on all events. *With shared speeches put in*: two independent documents of
each event were given the same quotations, as if both had heard one speaker. Such pairs are reported as related (through
the speaker) and count as wrong here; what should not change are edges and numbers of origins.
"""


def wirebench(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how well the documents of a corpus are linked, and what each kind of sign adds."""
    runs = {name: run for name, run in result["runs"].items() if not name.startswith("shipped")}
    yield from ("## Links in a corpus", "", _MEANING)
    yield "| | recall | relays | edges F1 | P | R | origins exact | off by | calibration |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, run in runs.items():
        yield _row(name, run)
    yield ""
    yield from _kinds(runs["whence"])
    yield from _reliability(runs["whence"])
    if "rumours" in result:
        yield from _rumours(result["rumours"])


def _row(name: str, run: Mapping[str, Any]) -> str:
    one, two, three = run["related"], run["edges"], run["origins"]
    label = f"**{name}**" if name == "whence" else name
    edges = (f"{two[each]:.3f}" if two["f1"] else "" for each in ("f1", "precision", "recall"))
    figures = (
        f"{one['recall']:.3f}", f"{one['kinds'].get('relay', 0):.2f}", *edges,
        f"{100 * three['exact']:.0f} %", f"{three['error']:.2f}", f"{run['calibration']['error']:.3f}",
    )  # fmt: skip
    return f"| {label} | " + " | ".join(figures) + " |"


def _kinds(run: Mapping[str, Any]) -> Iterator[str]:
    yield "Recall by how the second was made from the first (siblings come from one, seen or not):"
    yield ""
    kinds = run["related"]["kinds"]
    yield "| " + " | ".join(kind.replace("_", " ") for kind in kinds) + " |"
    yield "|" + "---|" * len(kinds)
    yield "| " + " | ".join(f"{value:.2f}" for value in kinds.values()) + " |"
    yield ""


def _reliability(run: Mapping[str, Any]) -> Iterator[str]:
    yield "Reported chance that two documents of one event are related, and how often they are:"
    yield ""
    table = run["calibration"]["table"]
    for name, digits in (("said", 2), ("true", 2), ("pairs", 0)):
        cells = [name, *(f"{row[name]:.{digits}f}" for row in table)]
        yield "| " + " | ".join(cells) + " |"
        if name == "said":
            yield "|" + "---|" * len(cells)
    yield ""


def _rumours(found: Mapping[str, Any]) -> Iterator[str]:
    parts = [
        f"{least} or more: precision {row['precision']:.2f}, recall {row['recall']:.2f}"
        for least, row in found.items()
        if isinstance(row, dict)
    ]
    yield (
        f"Real articles on two rumours, undated and without publishers ({found['documents']}, {found['related']} "
        f"related pairs; nothing was fitted on them), by reported chance: {'; '.join(parts)}."
    )
    yield ""
