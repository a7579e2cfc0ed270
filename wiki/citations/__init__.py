"""Citations as data: which work is cited where, by which revision, and how often.

The text of a page stays the truth; all rows here follow from it, on every save, and can
be made anew from it. It follows saves and reads pages; it never writes one.
"""

from __future__ import annotations
