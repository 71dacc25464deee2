"""The names that an option takes, told in its help one a line."""

from collections.abc import Mapping


def choices(intro: str, told: Mapping[str, str]) -> str:
    """Return the help of an option whose values are few: an introduction, then each with what it is.

    The backspace is how Typer and Click know lines that are not to be joined.
    """
    lines = [f"{name}: {what};" for name, what in told.items()]
    return f"{intro}\n\n\b\n" + "\n".join(lines).removesuffix(";") + "."
