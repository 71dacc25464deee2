"""`whence score`: how a verdict did once the outcome is known, and the track record of its sources."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from whence.model import Assessment, Claim, Interval, Scored, TrackRecord, UsageError

from .assess import check_date
from .opening import open_path
from .progress import show_progress
from .shield import say

_TRUTH = {
    **dict.fromkeys(("true", "yes", "1"), True),
    **dict.fromkeys(("false", "no", "0"), False),
}


def score_command(
    path: Annotated[
        str, typer.Argument(metavar="CASE", help="The case, as `whence assess` takes it.")
    ],
    outcome: Annotated[
        list[str],
        typer.Option(
            metavar="CLAIM=true|false", help="How a claim came out. May be given several times."
        ),
    ],
    record: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The track record to update; track-record.yaml beside the case folder if not given.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Score the verdict of this day (EDTF date or time)."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When the outcome was known; today if not given. Verdicts of an earlier day "
            "(--as-of) do not use it.",
        ),
    ] = None,
) -> None:
    """Compare the verdict with what came out, and keep who had said what on their own word.

    To score a claim again replaces its entry. `whence assess --record FILE` uses the record.
    """
    from whence.pipeline import assess_case
    from whence.store.record import beside, read_record, records_for, update_record
    from whence.weigh import added, score_claims

    check_date(as_of)
    check_date(known, "--known")
    outcomes = read_outcomes(outcome)
    case = open_path(path)
    check_needs(outcomes, case.question.claims)
    place = record or beside(path)
    held = [place] if place.is_file() else list(records_for(path))
    with show_progress() as progress:
        assessment = assess_case(
            case, as_of=as_of, tell=progress, record=[read_record(one) for one in held]
        )
    when = Interval.parse(known or f"{datetime.now(UTC):%Y-%m-%d}")
    scored = score_claims(assessment, outcomes, when)
    whole = update_record(place, lambda before: added(before, scored))
    for line in (*lines(assessment, scored), "", *totals(whole, place)):
        typer.echo(line)
    say(f"track record written to {place}")


def read_outcomes(given: list[str]) -> dict[str, bool]:
    """Read `CLAIM=true` and the like. Raises `UsageError` for anything else, or for both at once."""
    found: dict[str, bool] = {}
    for text in given:
        claim, equals, said = text.rpartition("=")
        truth = _TRUTH.get(said.strip().lower())
        if not (equals and claim.strip()) or truth is None:
            raise UsageError(f"--outcome: {text!r} is not of the form CLAIM=true or CLAIM=false")
        if found.setdefault(claim.strip(), truth) != truth:
            raise UsageError(f"--outcome: {claim.strip()} is given both as true and as false")
    return found


def check_needs(outcomes: Mapping[str, bool], claims: Iterable[Claim]) -> None:
    """Raise `UsageError` where a claim came out true without one that it `requires`."""
    for claim in claims:
        for need in claim.requires:
            if outcomes.get(claim.id) is True and outcomes.get(need) is False:
                raise UsageError(
                    f"--outcome: {claim.id}=true and {need}=false cannot both be, as {claim.id} "
                    f"requires {need}; correct one of them, or `requires` in case.yaml"
                )


def lines(assessment: Assessment, scored: tuple[Scored, ...]) -> list[str]:
    """Return how each claim did, and who had spoken on it."""
    from whence.report.safe import plain
    from whence.report.wording import percent
    from whence.weigh import score

    found = []
    judged = {claim.id: claim for claim in assessment.claims}
    for one in scored:
        claim = judged[one.claim]
        after, before = score(claim.probability, one.outcome), score(claim.prior, one.outcome)
        found += [
            f"{plain(one.claim)}: {plain(one.text)}",
            f"  came out {'true' if one.outcome else 'false'}; held {percent(claim.probability)} likely, "
            f"{percent(claim.prior)} before the evidence",
            f"  Brier {after.brier:.3f} (before the evidence {before.brier:.3f}); "
            f"log loss {after.log_loss:.2f} bits ({before.log_loss:.2f})",
        ]
        for word in one.words:
            right = (word.stance == "asserts") == one.outcome
            found.append(
                f"  {'right' if right else 'wrong'}: {plain(word.names[0])} {word.stance} it"
            )
        if one.relays:
            found.append(f"  only passed it on, not counted: {plain(', '.join(one.relays))}")
        if not one.words:
            found.append("  nobody with a name spoke on it on their own word")
    return found


def totals(record: TrackRecord, place: Path) -> list[str]:
    """Return how all verdicts of a record did, beside what came before the evidence."""
    from whence.weigh import mean_scores

    after = mean_scores((one.probability, one.outcome) for one in record.scored)
    before = mean_scores((one.prior, one.outcome) for one in record.scored)
    share = sum(one.outcome for one in record.scored) / max(1, len(record.scored))
    base = mean_scores((share, one.outcome) for one in record.scored)
    if not (after and before and base):
        return []
    number = len(record.scored)
    return [
        f"{place.name}: {number} {'claim' if number == 1 else 'claims'} scored, "
        f"{sum(one.outcome for one in record.scored)} came out true",
        f"  mean Brier {after.brier:.3f}; before the evidence {before.brier:.3f}; "
        f"had one always said the share that came out true {base.brier:.3f}",
        f"  mean log loss {after.log_loss:.2f} bits; {before.log_loss:.2f}; {base.log_loss:.2f}",
    ]
