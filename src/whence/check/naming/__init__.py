"""How actors name each other: the table of who calls whom by which name."""

from .uses import name_uses

__all__ = ["name_uses"]
