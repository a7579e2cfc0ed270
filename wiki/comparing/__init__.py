"""Two texts compared, three merged, and who wrote each line.

Pure, like ``wiki.markup``: it knows lines and words, nothing of pages or databases.
``diff``, ``merge`` and ``origins`` are for others to use; the rest is theirs.
"""

from __future__ import annotations
