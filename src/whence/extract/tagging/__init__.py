"""Find who says what by a small trained model: pieces, scores, spans, links."""

from .load import TaggerName, load_tagger, tagger_version

__all__ = ["TaggerName", "load_tagger", "tagger_version"]
