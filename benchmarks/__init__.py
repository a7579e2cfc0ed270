"""What it costs, measured on this machine in one run. Never part of the tests."""

from __future__ import annotations
