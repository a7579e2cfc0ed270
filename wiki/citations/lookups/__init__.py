"""What others know of cited works: metadata in registries, copies in archives.

Off unless ``SOURCE_METADATA`` or ``SOURCE_ARCHIVES`` name services; nobody waits for
one. A service says what to ask and reads the answer (``services``); when and how it is
asked is ``asking``; what becomes of an answer is ``completing`` and ``archiving``.
"""

from __future__ import annotations
