"""What a case changes in the constants behind a verdict: checked as written in `case.yaml`."""

from collections.abc import Iterator

from whence.data.changes import wrong_changes
from whence.model import Question

from .errors import Problem
from .records import Loaded


def check_constants(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield what is wrong under `likelihoods:`, each with its line and what to write instead."""
    for at, what in wrong_changes(question.record.likelihoods):
        yield question.problem(("likelihoods", *at), what)
