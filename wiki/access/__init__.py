"""May this person do this to that path? The one answer, asked by every door.

It decides; it shows nothing and changes nothing.
"""

from __future__ import annotations
