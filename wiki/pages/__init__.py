"""Pages and their revisions: reading, editing, history, comparing.

There is one way in, ``wiki.pages.editing``, and one way out,
``Page.objects.visible_to``. Nothing here knows the apps that act when a page is saved:
settings name them.
"""

from __future__ import annotations
