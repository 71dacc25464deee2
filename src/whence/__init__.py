"""whence: what stands behind a report.

Who said it, on whose word, how many independent origins are left once copying is discounted,
whether it fits what is known, and how likely it is, with every step traced to the words it came
from. Start with `whence.pipeline.assess`.
"""

__version__ = "0.1.0"
