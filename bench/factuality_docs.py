"""The figures of `factuality.py` as Markdown."""

from collections.abc import Iterator
from typing import Any

_CORPORA = {"uw": "UW", "meantime": "MEANTIME", "uds_ih2": "UDS-IH2"}


def factuality(result: dict[str, Any]) -> Iterator[str]:
    """Yield how far texts commit to what they say, corpus by corpus."""
    speed = result["speed"]
    yield "## Certainty: what texts commit to"
    yield ""
    yield (
        f"Measured on {result['date']} ({result['machine']}) on the dev parts of three corpora whose "
        "words people rated from -3 (certainly did not happen) to 3 (certainly did). Fitted on their "
        "training parts; its features and constants were chosen with the dev parts in view. The word "
        "lists are looked up in the whole sentence. F1 is macro: of certain, probable and possible, and "
        "of yes, no and open. On its own scale a corpus has its own weights: UDS takes what is only "
        "planned for not having happened. In MEANTIME 91 of 100 words have the highest rating, and on "
        "absolute error nothing beats saying so."
    )
    yield from ("", "| corpus | system | MAE | r | certainty F1 | polarity F1 |")
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, corpus in result["corpora"].items():
        for system, row in corpus["systems"].items():
            figures = " | ".join(
                f"{row[key]:.3f}" for key in ("MAE", "r", "certainty F1", "polarity F1")
            )
            yield f"| {_CORPORA[name]} ({corpus['rated']:,}) | {system} | {figures} |"
    yield ""
    yield (
        f"{speed['words a second']:,} words or {speed['sentences a second']:,} sentences a second on "
        "one core, tokens given."
    )
    yield ""
