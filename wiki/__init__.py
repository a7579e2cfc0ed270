"""Stemma: the wiki for people who must show their sources."""

from __future__ import annotations
