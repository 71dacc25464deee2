"""What asking a model has cost."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Usage:
    """Counts of one run: answers asked for and remembered, requests, tokens as the server tells them.

    `untold` is how many answers came without a count of tokens.
    """

    asked: int = 0
    remembered: int = 0
    failed: int = 0
    requests: int = 0
    read: int = 0
    written: int = 0
    untold: int = 0

    def say(self, cost: Decimal | None = None) -> str:
        """Return the counts in words."""
        parts = [
            f"{self.asked} answers asked for in {self.requests} requests",
            f"{self.remembered} remembered from before",
            f"{self.read:,} tokens read and {self.written:,} written",
        ]
        if self.failed:
            parts.append(f"{self.failed} without an answer")
        if self.untold:
            parts.append(f"{self.untold} whose tokens the server did not tell")
        if cost is not None:
            parts.append(f"cost {cost:.4f}")
        return ", ".join(parts)
