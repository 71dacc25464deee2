"""The figures of `stance.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_STANCES = ("for", "against", "observing")


def stance(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how texts are said to stand to claims, beside baselines."""
    yield "## Stance toward a claim"
    yield ""
    yield (
        f"Measured on {result['date']} on the {result['part']} part of the rumour data: claims set apart "
        "by a hash before anything was fitted. Macro-F1 with a 90 % interval over drawn claims; *false "
        "denies* is the share of texts for or observing that were called against."
    )
    for kind in ("headlines", "articles"):
        rows = result[kind]
        first = next(iter(rows.values()))
        yield ""
        yield f"{kind.capitalize()}: {first['pairs']} of {first['claims']} claims."
        yield ""
        yield "| system | macro-F1 | for | against | observing | accuracy | false denies | calibration error |"  # fmt: skip
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        for name, one in rows.items():
            low, high = one["interval"]
            each = " | ".join(f"{one['f1'][stance]:.3f}" for stance in _STANCES)
            yield (
                f"| {name} | {one['macro_f1']:.3f} ({low:.2f} to {high:.2f}) | {each} | "
                f"{one['accuracy']:.3f} | {one['false_denies']:.1%} | {one['calibration_error']:.3f} |"
            )
        yield ""
        yield f"| true, {name} says | {' | '.join(_STANCES)} |"
        yield "| --- | --- | --- | --- |"
        for true, row in zip(_STANCES, one["confusion"], strict=True):
            yield f"| {true} | {' | '.join(map(str, row))} |"
    yield ""
    if found := result["matching"]:
        yield (
            f"Matching, on {found['statements']} statements read by hand ({found['bearing']} of them "
            f"bear on the claim): precision {found['precision']:.2f}, recall {found['recall']:.2f}, "
            f"area under the curve {found['auc']:.2f} (fit of the terms alone "
            f"{found['auc_of_fit_alone']:.2f}), Brier score {found['brier']:.2f}."
        )
        yield ""
