"""Bringing texts in and writing them out. Nobody imports this app."""

from __future__ import annotations
