"""Files: images and other media that pages show or lead to.

Uploading, versions and scaled images come with their own issue; today files are
brought in by the administration and by imports.
"""

from __future__ import annotations
