"""The figures of `rumour_verdicts.py` as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WAYS = {
    "gold": "By a reader's stances of the headlines, and the links that tracing finds",
    "bodies": "By what whence reads in the texts",
}
_BANDS = ("below 5 %", "5-20", "20-45", "45-55", "55-80", "80-95", "above 95 %")


def rumour_verdicts(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how good verdicts on rumours are, beside baselines, and what was fitted."""
    claims = result["claims"]
    yield "## Verdicts on rumours"
    yield ""
    yield (
        f"Measured on {result['date']} on {claims['true']} true and {claims['false']} false rumours "
        f"({result['articles']} articles). Brier scores, lower is better, with 90 % intervals over "
        "claims drawn anew; differences from a baseline are over pairs, and bold where their interval "
        "leaves 0 out. Baselines are fitted without the claim they are asked about. *Held out*: the "
        "constants fitted without a tenth of the claims, which are then judged; *as shipped*: the "
        "table of constants, which lies between that fit and what was reasoned, on the claims it was "
        "fitted on. *Blind* leaves out the articles that are against, as if no debunk had come yet."
    )
    for way, title in _WAYS.items():
        if way in result:
            yield from _way(title, result[way])


def _way(title: str, part: Mapping[str, Any]) -> Iterator[str]:
    shipped = part["table"]
    held_out = part.get("held out", {})
    first = next(iter(shipped.values()))
    others = [name for name in first if not name.startswith("whence")]
    yield ""
    yield f"### {title}"
    yield ""
    yield _row(["articles", "held out", "as shipped", *others, "log loss", "accuracy"])
    yield _row(["---"] * (5 + len(others)))
    for name, rows in shipped.items():
        best = held_out.get(name, rows)
        yield _row(
            [
                name,
                _brier(held_out[name]["whence"]) if name in held_out else "–",
                _brier(rows["whence"]),
                *(_other(best[other]) for other in others),
                f"{best['whence']['log_loss']:.3f}",
                f"{best['whence']['accuracy']:.0%}",
            ]
        )
    if "whence, unseen claims" in first:
        yield ""
        yield (
            "On the claims that the model of stances was not trained on, as shipped: "
            + ", ".join(
                f"{name} {rows['whence, unseen claims']['brier']:.3f}"
                for name, rows in shipped.items()
            )
            + "."
        )
    yield ""
    yield "Calibration, all articles" + (", held out:" if held_out else ":")
    yield ""
    yield from _calibration(held_out.get("all", shipped["all"])["whence"]["calibration"])
    yield ""
    yield "Share of claims in each band of the ICD 203 scale, all articles, as shipped:"
    yield ""
    yield _row(["outcome", *_BANDS])
    yield _row(["---"] * (1 + len(_BANDS)))
    for outcome in ("true", "false"):
        yield _row([outcome, *(f"{share:.0%}" for share in part[outcome])])
    yield _row(["left open", *(f"{share:.0%}" for share in part["unknown"]["all"])])
    if "fit" in part:
        yield ""
        yield "Constants (90 % interval of the fit):"
        yield ""
        yield _row(["constant", "reasoned", "fitted", "interval"])
        yield _row(["---"] * 4)
        for name, one in part["fit"].items():
            span = f"{one['low']:.2f} to {one['high']:.2f}"
            yield _row([name, f"{one['reasoned']:.2f}", f"{one['fitted']:.2f}", span])
    yield ""


def _brier(one: Mapping[str, Any]) -> str:
    low, high = one["brier_interval"]
    return f"{one['brier']:.3f} ({low:.2f} to {high:.2f})"


def _other(one: Mapping[str, Any]) -> str:
    gap = one["difference"]
    number = f"{gap['mean']:+.3f}"
    return f"{one['brier']:.3f} ({f'**{number}**' if gap['significant'] else number})"


def _calibration(rows: Sequence[Mapping[str, float]]) -> Iterator[str]:
    yield _row(["said", "claims", "mean", "came true"])
    yield _row(["---"] * 4)
    for row in rows:
        band = f"{row['from']:.0%} to {row['to']:.0%}"
        yield _row([band, f"{row['claims']}", f"{row['said']:.2f}", f"{row['true']:.2f}"])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
