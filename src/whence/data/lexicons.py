"""Read the word lists of this folder into typed records."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whence.model import Certainty, Stance

_DOUBLING = frozenset(
    "admit rebut stop get let set put cut win run sit ship hit plan transfer kidnap control split quit".split()
)


@cache
def read_yaml(name: str) -> Any:
    """Return one of the package's own YAML files as plain data. Read once: it never changes."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath(name).read_text("utf-8"), Loader=loader)  # noqa: S506


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a cue verb says of source and content; `after` must follow it (“found *that*”)."""

    lemma: str
    group: str
    stance: Stance
    negated: Stance
    certainty: Certainty
    distance: bool = False
    relay: bool = False
    after: str | None = None


@cache
def cue_verbs() -> dict[str, Cue]:
    """Return every form of every English cue verb, lower case."""
    data = read_yaml("cues.yaml")
    forms: dict[str, Cue] = {}
    for row in data["verbs"]:
        for word, irregular, after in re.findall(
            r"([a-z]+)(?:\(([^)]*)\))?(?:_(\w+))?", row["words"]
        ):
            cue = Cue(
                lemma=word,
                group=row["class"],
                stance=row["stance"],
                negated=data["negated"][row["class"]],
                certainty=row["certainty"],
                distance=row.get("distance", False),
                relay=row.get("relay", False),
                after=after.replace("_", " ") or None,
            )
            for form in verb_forms(word, [part for part in irregular.split(",") if part]):
                forms.setdefault(form, cue)
    return forms


def verb_forms(verb: str, irregular: list[str]) -> list[str]:
    """Return the forms of an English verb by the regular rules of spelling."""
    stem = verb[:-1] if verb.endswith("e") else verb
    soft = verb.endswith("y") and verb[-2] not in "aeiou"
    third = (
        verb[:-1] + "ies"
        if soft
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    )
    doubled = verb[-1] if verb in _DOUBLING else ""
    past = irregular or [verb[:-1] + "ied" if soft else stem + doubled + "ed"]
    return [verb, third, stem + doubled + "ing", *past]


@cache
def word_set(file: str, *path: str) -> frozenset[str]:
    """Return the words under a path of one of the YAML lists, lower case."""
    data = read_yaml(file)
    for key in path:
        data = data[key]
    lists = data.values() if isinstance(data, dict) else [data]
    return frozenset(word.casefold() for words in lists for word in words)
