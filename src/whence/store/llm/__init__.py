"""A language model behind an OpenAI-compatible address: asked, waited for, and remembered.

Nothing here is imported unless a user asks for a model.
"""

from .client import Client
from .settings import Limits, Price, Settings
from .usage import Usage

__all__ = ["Client", "Limits", "Price", "Settings", "Usage"]
