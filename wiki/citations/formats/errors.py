"""What can go wrong in reading files of works."""

from __future__ import annotations


class FileUnreadable(ValueError):
    """Raised for a file that is not of the format that its name says."""
