"""The corpus ways, each on one screen: `extract` for who says what, `trace` for who relies on whom."""

from whence.engine import Watcher

from .extract import (
    Extraction,
    Extractor,
    TaggerName,
    extract_batch,
    extract_corpus,
    load_extractor,
)
from .trace import trace_corpus

__all__ = [
    "Extraction",
    "Extractor",
    "TaggerName",
    "Watcher",
    "extract_batch",
    "extract_corpus",
    "load_extractor",
    "trace_corpus",
]
