"""What a browser asks of sources; one module for each screen."""

from __future__ import annotations
