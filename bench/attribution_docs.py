"""The figures of `attribution.py` as Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attribution_tables import KINDS, peers, percent

_MEASURES = (
    "relaxed",
    "exact",
    "link",
    "reporting",
    "cue overlap",
    "cue exact",
    "source exact",
    "content exact",
    "content by token",
)
_MEANING = """\
News articles in which people marked every attribution (PolNeAR; Newell, Margolin and Ruths, LREC 2018).
An attribution is found, *relaxed*, when the cue shares a word with the marked one and at least half of the
words of content and source are the same (Dice), each matched once; *exact*: all words are the same; *link*:
who said what, whatever the cue; *reporting*: relaxed, of those whose cue is a reporting verb or “according
to”. F in hundredths over all articles; recall by how the content is quoted. Two annotators agree with each
other in 74.7 by the relaxed measure (20 articles that several people marked, all pairs), which is about as far
as such figures mean anything. Settings were chosen on the part dev; the part test is kept back.
"""


def attribution(result: dict[str, Any]) -> Iterator[str]:
    """Yield how well attributions are found, by which system, and at what cost."""
    systems = sorted(result["systems"], key=lambda one: (one["part"], -_relaxed(one)))
    yield from ("## Attributions in news articles", "", _MEANING)
    yield from _quality(systems)
    yield from _speed(systems)
    yield from _errors(systems)


def _relaxed(one: dict[str, Any]) -> float:
    return one["measures"]["relaxed"]["f1"] or 0.0


def _quality(systems: Sequence[dict[str, Any]]) -> Iterator[str]:
    names = (*_MEASURES, *(f"recall {kind}" for kind in KINDS))
    ours = ((f"**{one['name']}**", one["part"], *_figures(one)) for one in systems)
    theirs = (
        (one["name"], "test, earlier", *(_tenth(one.get(name)) for name in (*_MEASURES, *KINDS)))
        for one in peers()
    )
    yield from _table(("", "part", *names), (*ours, *theirs))


def _figures(one: dict[str, Any]) -> Iterator[str]:
    for name in _MEASURES:
        yield percent(one["measures"][name]["f1"])
    for kind in KINDS:
        yield percent(one["recall"][kind]["recall"])


def _speed(systems: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield quality against speed, the fastest first."""
    measured = [one for one in systems if one["costs"]]
    rows = [
        (
            one["costs"]["documents_a_second"],
            f"**{one['name']}**",
            one["part"],
            percent(_relaxed(one)),
            percent(one["measures"]["reporting"]["f1"]),
            f"{one['costs']['documents_a_second']:.1f}",
            f"{one['costs']['start_s']:.1f} s",
            f"{one['costs']['memory_mb']:.0f} MB",
        )
        for one in measured
    ]
    rows += [
        (
            one["documents_a_second"],
            one["name"] + (f" ({one['note']})" if "note" in one else ""),
            "test, earlier",
            _tenth(one["relaxed"]),
            _tenth(one["reporting"]),
            f"{one['documents_a_second']:.1f}",
            "–",
            "–",
        )
        for one in peers()
        if "documents_a_second" in one
    ]
    machines = sorted({f"{one['machine']}, {one['date']}" for one in measured})
    yield "### Quality against speed"
    yield ""
    yield (
        "Documents of 700 words a second of processor time on one core, first start and highest memory "
        f"({'; '.join(machines)}). Speeds measured earlier are of articles of some 800 words, on "
        "the machine of that day."
    )
    yield ""
    header = ("", "part", "relaxed F", "reporting F", "documents a second", "start", "memory")
    yield from _table(header, (row[1:] for row in sorted(rows, key=lambda row: -row[0])))


def _errors(systems: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what kind of errors each system makes."""
    yield from ("### Errors by kind", "")
    kinds = [kind for kind in systems[0]["errors"] if any(one["errors"][kind] for one in systems)]
    rows = (
        (f"**{one['name']}**", one["part"], *(str(one["errors"][kind]) for kind in kinds))
        for one in systems
    )
    yield from _table(("", "part", *kinds), rows)


def _tenth(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
