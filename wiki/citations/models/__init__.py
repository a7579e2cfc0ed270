"""The tables of this app: sources, their addresses, who cites them, and policies."""

from __future__ import annotations

from wiki.citations.models.citation import (
    Citation,
    CitationEvent,
    PageSources,
    UncitedAddition,
)
from wiki.citations.models.links import (
    LONGEST_ADDRESS,
    LONGEST_REASON,
    LONGEST_SUBJECT,
    Health,
    HostTurn,
    Lookup,
    SourceLink,
)
from wiki.citations.models.policy import DeclinedReminder, DomainPolicy
from wiki.citations.models.source import (
    LONGEST_KEY,
    Source,
    SourceIdentifier,
    SourceMerge,
    SourceType,
    Status,
)

__all__ = [
    "LONGEST_ADDRESS",
    "LONGEST_KEY",
    "LONGEST_REASON",
    "LONGEST_SUBJECT",
    "Citation",
    "CitationEvent",
    "DeclinedReminder",
    "DomainPolicy",
    "Health",
    "HostTurn",
    "Lookup",
    "PageSources",
    "Source",
    "SourceIdentifier",
    "SourceLink",
    "SourceMerge",
    "SourceType",
    "Status",
    "UncitedAddition",
]
