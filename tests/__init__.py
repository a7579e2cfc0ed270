"""What Stemma does, as statements that can be checked. Mirrors the tree it tests."""

from __future__ import annotations
