"""The command by which a run is repeated."""

import shlex

from whence.model import Assessment

from .safe import plain


def command_of(assessment: Assessment) -> str:
    """Return the command line that gives this assessment again, safe to show.

    The case folder goes by the name of the case. What is in the folder (changed likelihoods,
    rulings) acts by itself; what was asked beside it is in the options.
    """
    parts = ["whence", "assess", assessment.case]
    if assessment.as_of:
        parts += ["--as-of", assessment.as_of]
    asked = assessment.what_if
    if asked is not None:
        named = [one for one in asked.without if not one.of or one.what == one.of]
        for one in named:
            parts += ["--without", one.id]
        for claim, true in asked.suppose.items():
            parts += ["--suppose", f"{claim}={'true' if true else 'false'}"]
        for hypothesis, prior in asked.priors.items():
            parts += ["--prior", f"{hypothesis}={prior:g}"]
    return plain(shlex.join([*parts, "--html", "report.html"]))
