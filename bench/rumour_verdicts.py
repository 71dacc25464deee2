"""Judge rumours whose outcome is known, and fit the constants of the judge on them.

    python bench/rumour_verdicts.py /data/rumours [--bodies FOLDER] [--fit] [-o out/rumour_verdicts.json]

Claims are the unit, true or false; those whose outcome stayed open are shown apart. A verdict is
given for all articles of a claim, for the first one, three and five in the order of the file, and
*blind*: without the articles that are against, as if no debunk had come yet (and the first few of
those). Two ways in: *gold*, a reader's stances and the links between bodies that tracing finds;
*bodies*, the whole way, with nothing but the texts and the claim. `--bodies` names the folder in
which what reaches the judge is kept (read anew where it is not there: about a minute for every
hundred articles with the model that comes with whence).

Baselines are fitted without the claim they are asked about; so are the verdicts with `--fit`, which
fits the constants by maximum posterior near their reasoned values (see `rumour_verdicts_fit`), ten
times without a tenth of the claims. Without it, the table that comes with whence is scored as it
is. Every Brier score has a 90 % interval over claims drawn anew, and every difference from a
baseline one for the pairs.

The model that reads stances was trained on some of these claims (see `rumours`); the figures for
bodies are therefore also given for the claims that it has not seen.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rumour_verdicts_baselines import BASELINES, counts, leave_one_out
from rumour_verdicts_data import (
    SETS,
    Judged,
    Kept,
    Rumour,
    chosen,
    gold_testimonies,
    read_rumours,
    traced,
)
from rumour_verdicts_fit import KNOWN, Constants, Fit, fit, probability, table_with
from rumour_verdicts_model import verdict, verdicts
from rumour_verdicts_scores import difference, scores
from rumours import fold_of, part_of
from whence import __version__
from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.extract.tagging import load_tagger

Array = NDArray[np.float64]
OUTCOMES = ("true", "false", "unknown")
FOLDS = 10
FITTED_SETS = ("all", "first 1", "first 3", "first 5")
# Four sets of articles of one claim overlap: together they count as three claims.
WEIGHT = 0.75
# What is left of links, where nothing is fitted: traced links as they are, no others.
PLAIN = {"scale": 1.0, "unlinked": 0.0}
_BANDS = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)


class Ways:
    """The verdicts on some rumours, both ways."""

    def __init__(self, rumours: Sequence[Rumour], kept: Sequence[Mapping[str, Judged]]) -> None:
        """Judge `rumours`; `kept` holds what the pipeline handed to the judge for each."""
        self.rumours, self.kept = rumours, kept
        self.links = [
            traced(rumour, judged.get("all")) for rumour, judged in zip(rumours, kept, strict=True)
        ]

    def given(
        self, way: str, table: Likelihoods, constants: Constants, place: int, name: str
    ) -> Judged:
        """Return what the judge is given for the articles of one set of a claim."""
        if way == "bodies":
            return self.kept[place].get(name, Judged())
        said = gold_testimonies(
            chosen(self.rumours[place].articles, name),
            self.links[place],
            table,
            scale=constants["scale"],
            unlinked=constants["unlinked"],
        )
        return Judged(testimonies=said)

    def answers(
        self, way: str, table: Likelihoods, constants: Constants, sets: Sequence[str], draws: int
    ) -> Array:
        """Return the verdicts, shape (sets, claims)."""

        def answer(place: int, name: str) -> float:
            given = self.given(way, table, constants, place, name)
            return verdict(given.testimonies, given.findings, table, draws)

        everyone = range(len(self.rumours))
        return np.array([[answer(place, name) for place in everyone] for name in sets])

    def many(
        self,
        way: str,
        table: Likelihoods,
        settings: Sequence[Constants],
        sets: Sequence[str],
        places: Sequence[int],
    ) -> Array:
        """Return the verdicts under many settings of the constants, (settings, sets, claims)."""
        tables = [table_with(table, one) for one in settings]
        found = np.empty((len(settings), len(sets), len(places)))
        # Only these two change what is given to the judge; the rest is in the tables.
        alike: dict[tuple[float, float], list[int]] = {}
        for number, one in enumerate(settings):
            alike.setdefault((one["scale"], one["unlinked"]), []).append(number)
        for numbers in alike.values():
            some = [tables[number] for number in numbers]
            for row, name in enumerate(sets):
                for column, place in enumerate(places):
                    given = self.given(way, table, settings[numbers[0]], place, name)
                    found[numbers, row, column] = verdicts(given.testimonies, given.findings, some)
        return found


def fitted(ways: Ways, way: str, truth: Array, table: Likelihoods) -> Fit:
    """Fit the constants on one way in, with one parameter set at the middle of each constant."""

    def answers(settings: Sequence[Constants], places: Sequence[int]) -> Array:
        return ways.many(way, table, settings, FITTED_SETS, places)

    folds = np.array([fold_of(one.id, FOLDS) for one in ways.rumours])
    return fit(answers, truth, folds, KNOWN, weight=WEIGHT)


def compared(answers: Array, truth: Array, stances: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the scores of our answers and of every baseline, with the paired differences."""
    seen = np.array([counts(one) for one in stances])
    found: dict[str, Any] = {"whence": scores(answers, truth)}
    for name, baseline in BASELINES.items():
        theirs = leave_one_out(baseline, seen, truth)
        found[name] = scores(theirs, truth) | {"difference": difference(answers, theirs, truth)}
    return found


def shown(answers: Array) -> list[float]:
    """Return the shares of answers in the bands of the ICD 203 scale, lowest first."""
    return [float(share) for share in np.histogram(answers, (0, *_BANDS, 1))[0] / len(answers)]


def _stances(rumours: Sequence[Rumour], name: str) -> list[list[str]]:
    return [[one.stance for one in chosen(rumour.articles, name)] for rumour in rumours]


def _measured(
    ways: Ways, way: str, truth: Array, answers: Array, sets: Sequence[str]
) -> dict[str, Any]:
    found = {}
    unseen = np.array([part_of(one.id) != "train" for one in ways.rumours])
    for place, name in enumerate(sets):
        found[name] = compared(answers[place], truth, _stances(ways.rumours, name))
        if way == "bodies":
            found[name]["whence, unseen claims"] = scores(answers[place][unseen], truth[unseen])
    return found


def _fit_json(found: Fit) -> dict[str, Any]:
    return {
        name: {
            "reasoned": KNOWN[name].value,
            "fitted": probability(value),
            "low": probability(value - 1.645 * spread),
            "high": probability(value + 1.645 * spread),
        }
        for name, value, spread in zip(found.names, found.values, found.spreads, strict=True)
    }


def measure(
    rumours: Sequence[Rumour], kept: Sequence[Mapping[str, Judged]], *, fit_too: bool, draws: int
) -> dict[str, Any]:
    """Return all figures as one JSON object."""
    table = load_likelihoods()
    known = [place for place, one in enumerate(rumours) if one.truth != "unknown"]
    ways = Ways([rumours[place] for place in known], [kept[place] for place in known])
    truth = np.array([float(one.truth == "true") for one in ways.rumours])
    result: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "claims": {name: sum(one.truth == name for one in rumours) for name in OUTCOMES},
        "articles": sum(len(one.articles) for one in ways.rumours),
    }
    for way in ("gold", "bodies") if any(kept) else ("gold",):
        print(f"judging, {way}", file=sys.stderr)
        answers = ways.answers(way, table, PLAIN, SETS, draws)
        result[way] = {"table": _measured(ways, way, truth, answers, SETS)}
        if fit_too:
            found = fitted(ways, way, truth, table)
            result[way]["fit"] = _fit_json(found)
            result[way]["held out"] = _measured(ways, way, truth, found.held_out, FITTED_SETS)
    open_ones = [place for place, one in enumerate(rumours) if one.truth == "unknown"]
    others = Ways([rumours[place] for place in open_ones], [kept[place] for place in open_ones])
    for way in ("gold", "bodies") if any(kept) else ("gold",):
        left_open = others.answers(way, table, PLAIN, SETS, draws)
        result[way]["unknown"] = {n: shown(row) for n, row in zip(SETS, left_open, strict=True)}
        everything = ways.answers(way, table, PLAIN, ("all",), draws)[0]
        result[way]["true"] = shown(everything[truth == 1])
        result[way]["false"] = shown(everything[truth == 0])
    return result


def print_figures(result: Mapping[str, Any]) -> None:
    """Print Brier scores and differences, one line for each set, and the constants fitted."""
    for way in ("gold", "bodies"):
        for kind in ("table", "held out"):
            for name, rows in result.get(way, {}).get(kind, {}).items():
                _print_set(f"{way}, {kind}, {name}", rows)
        for name, one in result.get(way, {}).get("fit", {}).items():
            span = f"{one['low']:.2f} to {one['high']:.2f}"
            print(f"{way}: {name} {one['reasoned']:.2f} -> {one['fitted']:.3f} ({span})")


def _print_set(title: str, rows: Mapping[str, Any]) -> None:
    names = {"brier": "Brier", "log_loss": "log loss", "accuracy": "accuracy"}
    names["calibration_error"] = "calibration error"
    ours = rows["whence"]
    print(f"{title}: " + ", ".join(f"{name} {ours[key]:.3f}" for key, name in names.items()))
    for other in BASELINES:
        gap = rows[other]["difference"]
        low, high = gap["interval"]
        mark = "" if gap["significant"] else ", not significant"
        print(
            f"    {other}: {rows[other]['brier']:.3f}; "
            f"difference {gap['mean']:+.3f} ({low:+.3f} to {high:+.3f}{mark})"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, measure, print and write the figures."""
    parser = argparse.ArgumentParser(description="Judge rumours whose outcome is known.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bodies", type=Path, help="folder to keep what reaches the judge")
    parser.add_argument("--fit", action="store_true", help="fit the constants, cross-validated")
    parser.add_argument("--draws", type=int, default=400, help="parameter sets of a verdict")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/rumour_verdicts.json"))
    given = parser.parse_args(arguments)
    rumours = read_rumours(given.folder)
    kept: list[Mapping[str, Judged]] = [{} for _ in rumours]
    if given.bodies:
        store = Kept(given.bodies, load_tagger())
        kept = [store.of(rumour) for rumour in rumours]
    result = measure(rumours, kept, fit_too=given.fit, draws=given.draws)
    print_figures(result)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
