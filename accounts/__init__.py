"""People: accounts, signing in and out, profiles and preferences.

It knows nothing of pages; what a person may do to one is for ``wiki.access`` to say.
"""

from __future__ import annotations
