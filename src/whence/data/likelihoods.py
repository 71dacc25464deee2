"""The table of every constant behind a verdict, read from `likelihoods.yaml` and checked."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, get_args

from whence.model import (
    Certainty,
    Directness,
    ExplanationKind,
    Finding,
    FindingKind,
    SourceKind,
    UsageError,
)

from .beta import Beta
from .lexicons import read_yaml

EXPLANATIONS: tuple[ExplanationKind, ...] = get_args(ExplanationKind)
_INTERESTS = ("none", "for", "against", "for_told", "against_told")
MOST = 6  # of a log10 likelihood ratio: a million to one
SHAPES = ("members", "value", "beta", "log10")


class RowError(UsageError):
    """A row that cannot be: `row` is its path in the file, `what` is wrong with it."""

    def __init__(self, row: tuple[str, ...], what: str) -> None:
        super().__init__(f"likelihoods: {'.'.join(row)}: {what}")
        self.row, self.what = row, what


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """What one kind of finding says about each explanation, as log10 likelihoods.

    `carried` is the share left when a testimony already holds the same words.
    """

    log10: Mapping[str, float]
    carried: float = 1.0

    def pointing(self, direction: Literal["for", "against"]) -> dict[str, tuple[float, float]]:
        """Return the log10 likelihoods of a finding that points this way, by explanation.

        Each is given for the claim false and true. Under an explanation by which the claim should
        be false, a claim that is true all the same makes the finding as likely as `real` does.
        A row is written for the side on which it puts `real`; pointing the other way, it takes
        opposite signs. A row that leaves `real` at 0 is about other explanations and stays.
        """
        real = self.log10.get("real", 0.0)
        sign = -1 if real != 0 and (real > 0) != (direction == "for") else 1
        false = {kind: sign * self.log10.get(kind, 0.0) for kind in EXPLANATIONS}
        return {
            kind: (number, number if kind in ("real", "local") else sign * real)
            for kind, number in false.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihoods:
    """Every constant of the model; `likelihoods.yaml` says what each means and why.

    `appearance` is keyed by `own`, `seen` or `heard`, `motive` by interest, `lift` by interest and
    explanation, `findings` by kind and subkind (each kind has a `default`), `bands` lists words
    with their upper edge in order; `families` names the family of a kind or `kind/subkind`, where
    findings of several share a cause. `reasons` holds the reason of every row by its dotted path.
    """

    prior: Mapping[ExplanationKind, float]
    prior_worth: float
    theta: Mapping[str, Beta]
    appearance: Mapping[str, Mapping[str, Beta]]
    access: Mapping[str, Beta]
    quality: Mapping[str, Beta]
    grade: Mapping[str, Beta]
    record: Mapping[str, float]
    guess: Beta
    push: Beta
    discipline: Beta
    later: Beta
    later_half: float
    motive: Mapping[str, Beta]
    motive_pushes: Mapping[str, float]
    lift: Mapping[str, Mapping[str, float]]
    relay: Mapping[str, Beta]
    sure_link: float
    camp_voice: float
    unseen: float
    certainty: Mapping[str, float]
    doubts: float
    step_up: float
    kappa: Mapping[str, Beta]
    repeat: float
    families: Mapping[str, str]
    told: Mapping[str, float]
    findings: Mapping[str, Mapping[str, FindingRow]]
    bands: tuple[tuple[str, float], ...]
    confidence: Mapping[str, float]
    questions: Mapping[str, float]
    reasons: Mapping[str, str]

    def row(self, kind: FindingKind, subkind: str = "") -> FindingRow:
        """Return the row of a finding; an unknown subkind takes the default of its kind."""
        rows = self.findings[kind]
        return rows.get(subkind, rows["default"])

    def family(self, finding: Finding) -> str:
        """Return the name of the family of findings that share a cause with this one."""
        own = f"{finding.kind}/{finding.subkind}"
        return self.families.get(own) or self.families.get(finding.kind) or own

    def trust(self, finding: Finding) -> float:
        """Return how much of a finding counts: less where all its facts are a report's own word."""
        if finding.circular:
            return self.told["circular"]
        stated = bool(finding.facts) and all(fact.stated for fact in finding.facts)
        return self.told["stated"] if stated else 1.0


def load_likelihoods(overrides: Mapping[str, Any] | None = None) -> Likelihoods:
    """Return the table, with some rows replaced.

    `overrides` has the shape of the file, leaves included: `{"doubts": {"value": 0.4}}`; a leaf
    may leave out its reason. It may change rows and add subkinds of findings, nothing else.
    Raises `UsageError` naming the row for an unknown name, a number that cannot be, or priors
    that do not sum to 1. Nothing is cached here: load once and pass it on.
    """
    data = read_yaml("likelihoods.yaml")
    return _table(_merged(data, overrides, "") if overrides else data)


def reference_class(counts: str) -> tuple[int, int] | None:
    """Read "k/n" (successes of attempts), the subkind of a precedent; None if it is not that."""
    successes, slash, attempts = counts.partition("/")
    if not (slash and successes.strip().isdecimal() and attempts.strip().isdecimal()):
        return None
    k, n = int(successes), int(attempts)
    return (k, n) if 0 <= k <= n and n else None


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Lay changes over a tree without touching either."""
    merged = dict(base)
    for name, change in changes.items():
        here = f"{path}{name}"
        if name not in base:
            if not (path.startswith("findings.") and path.count(".") == 2):
                raise UsageError(f"likelihoods: no row {here!r}{_nearest(str(name), base)}")
            merged[name] = {"reason": "given by the caller", **change}
        elif not isinstance(change, Mapping):
            raise UsageError(f"likelihoods: {here} must be a mapping, like {base[name]!r}")
        elif is_leaf(base[name]):
            merged[name] = {"reason": "given by the caller", **change}
        else:
            merged[name] = _merged(base[name], change, f"{here}.")
    return merged


def is_leaf(node: Mapping[str, Any]) -> bool:
    """Say whether a node of the file is a row with numbers, and not a group of rows."""
    return any(shape in node for shape in SHAPES)


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, [str(one) for one in known], n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(map(str, known))}"


def _table(data: Mapping[str, Any]) -> Likelihoods:
    """Build the record; every group is checked for exactly the names it must have."""
    priors = {kind: _value(data, "prior", kind) for kind in EXPLANATIONS}
    sums = math.isclose(sum(priors.values()), 1, abs_tol=1e-9)
    _require(sums, ("prior",), f"must sum to 1, not to {sum(priors.values()):g}")
    bands = tuple((str(word), _value(data, "bands", word)) for word in data["bands"])
    _require(_value(data, "later_half", most=math.inf) > 0, ("later_half",), "must be above 0")
    edges = [edge for _, edge in bands]
    _require(edges == sorted(edges) and edges[-1] == 1, ("bands",), "edges must rise to 1")
    return Likelihoods(
        prior=priors,
        prior_worth=_value(data, "prior_worth", most=math.inf),
        theta=_betas(data, EXPLANATIONS, "theta"),
        appearance={
            s: _betas(data, EXPLANATIONS, "appearance", s) for s in ("own", "seen", "heard")
        },
        access=_betas(data, get_args(Directness), "access"),
        quality=_betas(data, get_args(SourceKind), "quality"),
        grade=_betas(data, "ABCDE", "grade"),
        record={
            name: _value(data, "record", name, most=math.inf)
            for name in ("kind_worth", "same_case", "least_words")
        },
        guess=_beta(data, "guess"),
        push=_beta(data, "push"),
        discipline=_beta(data, "discipline"),
        later=_beta(data, "later"),
        later_half=_value(data, "later_half", most=math.inf),
        motive=_betas(data, (*_INTERESTS, "party"), "motive"),
        motive_pushes=_values(data, (*_INTERESTS, "party"), "motive_pushes"),
        lift={i: _values(data, ("invented", "exaggerated"), "lift", i) for i in _INTERESTS},
        relay=_betas(data, ("kept", "slipped"), "relay"),
        sure_link=_value(data, "sure_link"),
        camp_voice=_value(data, "camp_voice"),
        unseen=_value(data, "unseen"),
        certainty=_values(data, get_args(Certainty), "certainty"),
        doubts=_value(data, "doubts"),
        step_up=_value(data, "step_up", most=math.inf),
        kappa=_betas(
            data, dict.fromkeys(("surely", "possibly", "default", *data["kappa"])), "kappa"
        ),
        repeat=_value(data, "repeat"),
        families={
            str(member): name
            for name in data["families"]
            for member in _leaf(data, ("families", name), "members")
        },
        told=_values(data, ("stated", "circular"), "told"),
        findings={kind: _finding_rows(data, kind) for kind in get_args(FindingKind)},
        bands=bands,
        confidence={
            name: _value(data, "confidence", name, most=math.inf) for name in data["confidence"]
        },
        questions={
            name: _value(data, "questions", name, most=math.inf) for name in data["questions"]
        },
        reasons=dict(_reasons(data, "")),
    )


def _require(holds: bool, row: tuple[str, ...], what: str) -> None:
    if not holds:
        raise RowError(row, what)


def _leaf(data: Mapping[str, Any], path: tuple[str, ...], shape: str) -> Any:
    node: Any = data
    for depth, name in enumerate(path):
        _require(name in node, path[: depth + 1], "is missing")
        node = node[name]
    _require(shape in node, path, f"needs `{shape}`")
    return node[shape]


def _value(data: Mapping[str, Any], *path: str, most: float = 1) -> float:
    number = _leaf(data, path, "value")
    fits = isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= most
    _require(fits, path, f"{number!r} is not a number from 0 to {most:g}")
    return float(number)


def _values(data: Mapping[str, Any], names: Iterable[str], *path: str) -> dict[str, float]:
    return {name: _value(data, *path, name) for name in names}


def _beta(data: Mapping[str, Any], *path: str) -> Beta:
    numbers = _leaf(data, path, "beta")
    try:
        a, b = map(float, numbers)
        return Beta(a, b)
    except (TypeError, ValueError) as error:
        raise RowError(path, f"{numbers!r} is not two numbers above 0") from error


def _betas(data: Mapping[str, Any], names: Iterable[str], *path: str) -> dict[str, Beta]:
    return {name: _beta(data, *path, name) for name in names}


def _finding_rows(data: Mapping[str, Any], kind: str) -> dict[str, FindingRow]:
    named = "default" in data["findings"].get(kind, {})
    _require(named, ("findings", kind), "needs a `default`")
    return {str(subkind): _finding_row(data, kind, subkind) for subkind in data["findings"][kind]}


def _finding_row(data: Mapping[str, Any], kind: str, subkind: str) -> FindingRow:
    row = _leaf(data, ("findings", kind, subkind), "log10")
    for name, number in row.items():
        where = ("findings", kind, subkind, name)
        unknown = f"no such explanation{_nearest(name, EXPLANATIONS)}"
        _require(name in EXPLANATIONS, where, unknown)
        fits = isinstance(number, int | float) and not isinstance(number, bool)
        _require(fits and abs(number) <= MOST, where, f"{number!r} is beyond ±{MOST}")
    carried = data["findings"][kind][subkind].get("carried", 1)
    fits = isinstance(carried, int | float) and not isinstance(carried, bool)
    where = ("findings", kind, subkind, "carried")
    _require(fits and 0 <= carried <= 1, where, f"{carried!r}: must lie between 0 and 1")
    numbers = {name: float(number) for name, number in row.items()}
    return FindingRow(log10=numbers, carried=float(carried))


def _reasons(node: Mapping[str, Any], path: str) -> Iterable[tuple[str, str]]:
    for name, child in node.items():
        if is_leaf(child):
            yield f"{path}{name}", str(child.get("reason", ""))
        else:
            yield from _reasons(child, f"{path}{name}.")
