"""The closed list of relations: how each reads, what implies it, and what excludes it."""

from whence.model import Relation

# The relation as it reads from its subject, and turned round.
RELATIONS: dict[Relation, tuple[str, str]] = {
    "controls": ("controls", "is controlled by"),
    "present_in": ("is present in", "has the presence of"),
    "absent_from": ("is absent from", "is without"),
    "borders": ("borders", "borders"),
    "member_of": ("is a member of", "includes"),
    "affiliate_of": ("is an affiliate of", "has as an affiliate"),
    "splinter_of": ("split from", "lost"),
    "allied_with": ("is allied with", "is allied with"),
    "at_war_with": ("is at war with", "is at war with"),
    "hostile_to": ("is hostile to", "is hostile to"),
    "recognises": ("recognises", "is recognised by"),
    "refuses_to_recognise": ("refuses to recognise", "is refused recognition by"),
    "pledged_to": ("has pledged itself to", "has the pledge of"),
    "backs": ("backs", "is backed by"),
    "speaks_for": ("speaks for", "is spoken for by"),
    "owns": ("owns", "is owned by"),
    "located_in": ("is located in", "is the location of"),
    "denies": ("denies", "is denied by"),
}
# What each relation is excluded by, at one time and between the same two.
CONTRARY: dict[Relation, tuple[Relation, ...]] = {
    "present_in": ("absent_from",),
    "controls": ("absent_from",),
    "absent_from": ("present_in", "controls"),
    "recognises": ("refuses_to_recognise",),
    "refuses_to_recognise": ("recognises",),
    "allied_with": ("at_war_with", "hostile_to"),
    "at_war_with": ("allied_with",),
    "hostile_to": ("allied_with",),
}
# What else makes a relation true: who controls a place is there; who fights somebody is hostile.
IMPLIED_BY: dict[Relation, tuple[Relation, ...]] = {
    "present_in": ("controls",),
    "hostile_to": ("at_war_with",),
}
SYMMETRIC: frozenset[Relation] = frozenset({"borders", "allied_with", "at_war_with", "hostile_to"})
# Questions about a region that a row about a place in it bears on.
REGIONAL: frozenset[Relation] = frozenset({"present_in", "located_in", "absent_from"})
