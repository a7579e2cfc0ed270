"""Feeds of other sites that pages show: fetched in the background, kept, shown.

It follows saves and answers the renderer; it never writes a page.
"""

from __future__ import annotations
