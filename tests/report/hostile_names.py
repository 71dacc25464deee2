"""Assessments in which every name is a stranger's, for any format to be tried with."""

from dataclasses import replace

from hypothesis import strategies as st

from whence.model import Assessment

# What formats take for something else: quotes, brackets, escapes, formulas, ends of lines and files.
NASTY = [
    '"', "'", "\\", "{", "}", "<", ">", "&", "]]>", "-->", "\n", "\r", "\t", "=1+1", "+1", "-1",
    "@SUM(A1)", "=cmd|' /C calc'!A0", "%", "#", "$", "^", "~", "_", "|", "\\N", "\\G", "</title>", ",", ";",
    "بافو", "\u202e", "\x07", "\x1b[31m", "[a]", "(b)", "TY  - JOUR", "ER  - ", "@article{", "\u2028", "/*", "//",
]  # fmt: skip
names = st.lists(
    st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    min_size=1,
    max_size=4,
).map("".join)


def renamed(assessment: Assessment, name: str) -> Assessment:
    """Return an assessment whose first document, claim and source are called by a name."""
    first, *documents = assessment.documents
    one, *claims = assessment.claims
    source, *sources = assessment.sources
    hypothesis, *hypotheses = assessment.hypotheses
    return replace(
        assessment,
        case=name,
        title=name,
        documents=(
            replace(first, title=name, author=name, publisher=name, url=name, path=name),
            *documents,
        ),
        claims=(replace(one, text=name), *claims),
        sources=(replace(source, names=(name,)), *sources),
        hypotheses=(replace(hypothesis, text=name), *hypotheses),
    )
