"""Who answers whom in a thread, who quotes whom, and which words in a comment are borrowed."""

from .describe import describe

__all__ = ["describe"]
