"""Works in the forms that other programs read. Pure functions on CSL-JSON."""

from __future__ import annotations
