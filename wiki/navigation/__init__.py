"""Finding one's way: links between pages, recent changes, the index.

It follows saves and reads pages; it never writes one.
"""

from __future__ import annotations
