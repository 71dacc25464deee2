"""What to say where there is nothing to assess: why, and what to do about it."""

from collections.abc import Iterable, Sequence

from whence.model import Document, Issue

_SHOWN = 10


def no_documents(issues: Iterable[Issue]) -> str:
    """Return why no document could be used, one reason a line."""
    reasons = [issue.what for issue in issues][:_SHOWN]
    listed = "".join(f"\n  {reason}" for reason in reasons)
    return f"there is nothing to assess: no document could be used{listed}"


def no_claim(documents: Sequence[Document]) -> str:
    """Return that nobody is quoted in these documents, and the way out."""
    named = ", ".join(document.path or document.id for document in documents[:3])
    more = f" and {len(documents) - 3} more" if len(documents) > 3 else ""
    return (
        f"no claim was found in {named}{more}: nobody is quoted as saying anything; "
        "write the claim to be judged into case.yaml (whence init shows how)"
    )
