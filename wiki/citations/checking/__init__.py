"""Whether cited addresses still answer: asking politely, judging, keeping the result.

What is looked up about works elsewhere is ``wiki.citations.lookups``.
"""

from __future__ import annotations
