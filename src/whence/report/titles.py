"""What findings are called above their sentences."""

from whence.model import Finding, FindingKind

from .told import Told, told

FINDING_NAMES: dict[FindingKind, str] = {
    "contradiction": "Contradiction",
    "denial": "Denial",
    "admission": "Admission",
    "infeasible": "Not feasible",
    "absent": "Expected but absent",
    "precedent": "Precedent",
    "naming": "Naming",
    "interest": "Interest",
    "hearsay_only": "Hearsay only",
    "no_evidence": "No evidence",
    "shared_origin": "Shared origin",
    "record": "Track record",
}
# What qualifies evidence rather than being evidence goes by what it says.
_TITLES = {
    "alibi": "Elsewhere at the time",
    "both_ways": "One source on both sides",
    "branches": "Doubtful identity",
    "common_enemy": "A common enemy",
    "contested": "Contested exhibit",
    "forged": "Forged exhibit",
    "cost": "Against a party's own interest",
    "existence": "Did not exist, or held no office",
    "existence_possibly": "Perhaps did not exist yet",
    "expected": "Expected but absent",
    "local_exception": "A local exception",
    "local_match": "True in this place",
    "lower_rung": "Less than is claimed",
    "not_covered": "What this does not cover",
    "not_done": "Meant, not done",
    "only_meant": "Meant, not done",
    "other_level": "Another level",
    "office": "Office of the speaker",
    "own_front": "Its own side stands in the way",
    "own_enemy": "Its own side stands in the way",
    "own_gate": "Its own side stands in the way",
    "playing_up": "Silence that tells",
    "preconditions": "Preconditions",
    "presence": "Not there",
    "retracted": "Taken back",
    "seen": "What it predicts",
    "signs": "What it predicts",
    "silent": "Silence",
    "unknown_actor": "Newcomer in a leading part",
    "weaker": "A weaker thing granted",
}


def finding_title(finding: Finding) -> Told:
    """Return what a finding is called above its sentence."""
    return told(_TITLES.get(finding.subkind) or FINDING_NAMES[finding.kind])
