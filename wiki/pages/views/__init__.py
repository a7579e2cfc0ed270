"""One module per screen: it parses the request, asks the domain, chooses a template."""

from __future__ import annotations
