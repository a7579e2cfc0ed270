"""What an administrator decides about the site as a whole, kept in one database row.

It knows none of the other apps; all of them may ask it.
"""

from __future__ import annotations
