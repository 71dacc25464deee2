"""Whether a cue reports, as against wanting, planning or showing: by a list of verbs."""

from functools import cache
from pathlib import Path

from whence.text import fold, words


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return all forms of the verbs, and the phrases."""
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("reporting_verbs.yaml").read_text("utf-8"))
    stems = frozenset(_stem(word) for word in data["verbs"].split())
    return stems | frozenset(data["irregular"].split()), tuple(data["phrases"])


@cache
def _stem(word: str) -> str:
    import snowballstemmer

    return str(snowballstemmer.stemmer("english").stemWord(word))


def reports(cue: str) -> bool:
    """Say whether a cue holds a form of a reporting verb, or “according to”."""
    verbs, phrases = _lists()
    low = " ".join(fold(cue).split())
    if any(phrase in low for phrase in phrases):
        return True
    forms = (low[start:end] for start, end in words(low))
    return any(form in verbs or _stem(form) in verbs for form in forms)
