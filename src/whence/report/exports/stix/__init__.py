"""STIX 2.1: a Report with Notes, Opinions, Identities, Locations and Relationships, as one bundle.

No marking is given: nobody told us of one. Confidence, ids and times: see `extension` and `making`.
"""

from whence.model import Assessment

from ...select import main_claim, unattached_findings
from ...sentence import verdict_sentence
from .extension import define
from .making import SINCE, Maker, line, lines, references, time_of
from .notes import Said, claim_note, finding_note, opinions
from .things import actor_identities, locations, relationships, source_identities

__all__ = ["render"]


def render(assessment: Assessment) -> str:
    """Return the assessment as a STIX 2.1 bundle in JSON. Raises `MissingExtra` without stix2."""
    maker = Maker(time_of(assessment))
    maker.author = maker.make(
        "Identity",
        when=SINCE,
        name="whence",
        description="Software that traces reports to their independent origins and weighs claims.",
        identity_class="system",
    )
    extension = define(maker)
    places, untold = locations(assessment, maker)
    actors = actor_identities(assessment, maker)
    said = Said(
        assessment=assessment,
        maker=maker,
        extension=extension,
        documents={one.id: one for one in assessment.documents},
        actors=actors,
        sources=source_identities(assessment, maker, extension),
        places=places,
        untold=untold,
    )
    notes = {claim.id: claim_note(said, claim) for claim in assessment.claims}
    for finding in assessment.findings:
        finding_note(said, finding, notes.get(finding.claim, maker.author))
    for claim, note in notes.items():
        opinions(said, claim, note)
    relationships(assessment, maker, actors, places)
    _report(assessment, maker)
    return maker.bundle()


def _report(assessment: Assessment, maker: Maker) -> None:
    main = main_claim(assessment)
    unattached = len(unattached_findings(assessment))
    maker.make(
        "Report",
        name=line(assessment.title or assessment.question or assessment.case) or "assessment",
        description=lines(
            assessment.question or "",
            verdict_sentence(assessment, main) if main else "No claim was found in what was read.",
            f"{unattached} findings are on no claim judged." if unattached else "",
            f"Made by whence {assessment.whence}.",
        ),
        published=maker.when,
        object_refs=list(maker.made),
        external_references=references(assessment.documents),
    )
