"""Every screen there is, with something on it to look at."""

from __future__ import annotations

from datetime import UTC, date, datetime

from accounts.models import User
from tests.factories import create_history, create_page
from wiki.citations.editing import SourceFacts, save_source
from wiki.citations.merging import merge_sources
from wiki.citations.models import DomainPolicy, Source, SourceLink
from wiki.citations.refreshing import references_changed
from wiki.files.storing import store
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">'
    b'<rect width="300" height="200" fill="#789"/></svg>'
)

RICH = """====== A rich page ======

Prose with **bold**, //italic//, ''mono'' and a note.((Author, [[https://example.org/|\
A work with a rather long title that wraps]], 2024)) A [[missing]] and [[ai:long]].

===== A table =====

^ Name ^ A column with a long heading ^ Another one ^ And one more ^ Last ^
| one | 1234567890123 | something | something else | the end |

===== Code =====

<code python hello.py>
def a_function_with_quite_a_long_name(argument_one, argument_two, argument_three):
    return argument_one
</code>

===== Lists =====

  * one
    * two
  * three

> A quotation.

<WRAP right box 30%>An aside, <color red/yellow>coloured</color>.</WRAP>
<note tip>A tip, ++ folded | text ++.</note>
++++ A folded block | with text ++++
<sortable>
^ Name ^
| a |
</sortable>

{{ai:picture.svg?300|A picture}}

averyveryveryverylongwordwithoutanybreakinitthatcouldpushthepagewiderthanthephone

{{tag>long rich "several words"}} {{count>*}}

<pagelist&desc>
  * [[ai:long]]
  * [[ai:nothing]]
</pagelist>

{{gallery>:ai?showname}}
"""

NOTED = """====== A page with notes ======

It weighs 4 kg.((Ada Lovelace, [[https://works.example/notes|Notes on the Engine]], \
1843, p. 4)) It is brass.((Ada Lovelace, [[https://works.example/notes|Notes on the \
Engine]], 1843, p. 9)) So it is said.((Is it?)) It has wheels.(([[https://works.example/\
notes]], p. 4))

| In a table((Ada Lovelace, [[https://works.example/notes|Notes on the Engine]])) |

===== Its colour =====

Nobody knows.((Charles Babbage, [[doi>10.1000/colour|On the Colour of Engines]], 1850))
They rest on wheels.(([[https://works.example/notes]]))

===== References =====
"""

SIGNED_OUT = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
)
SCREENS = (
    "/",
    "/wiki/ai:rich",
    "/wiki/ai:noted",
    "/wiki/ai:noted?rev=1",
    "/wiki/ai:nothing",
    "/wiki/ai:gone",
    "/wiki/ai:long?rev=1",
    "/wiki/ai:rich/edit",
    "/wiki/ai:rich/edit?section=2",
    "/wiki/ai:new/edit",
    "/wiki/ai:rich/source",
    "/wiki/ai:long/history",
    "/wiki/ai:long/diff/1..2",
    "/wiki/ai:long/diff/1..2?layout=inline",
    "/wiki/ai:long/blame",
    "/wiki/ai:long/restore/1",
    "/wiki/ai:long/delete",
    "/wiki/ai:rich/backlinks",
    "/wiki/ai:rich/cite",
    "/wiki/!!!",
    "/wiki/ai:long?rev=99",
    "/new",
    "/recent",
    "/index",
    "/index?namespace=ai",
    "/tags/",
    "/tags/long",
    "/sources/",
    "/sources/?q=nothing",
    "/sources/?type=webpage&year=2024&host=example.org",
    "/sources/reports/",
    "/sources/reports/uncited-pages",
    "/sources/reports/uncited-paragraphs",
    "/sources/reports/declined-reminders",
    "/sources/reports/unreviewed-sources",
    "/sources/reports/dead-links",
    "/source/author2024",
    "/source/author2024/edit",
    "/source/author2024/history",
    "/source/author2024/diff/1..2",
    "/source/author2024/restore/1",
    "/source/author2024/merge",
    "/source/author2024/merge?into=other2024",
    "/source/nobody",
    "/media/ai:picture.svg",
    "/accounts/profile/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/logout/",
    "/no/such/address",
)


def fill_the_wiki() -> User:
    """Make what the screens show; return a writer whose password is ``tea-at-five``."""
    writer = User.objects.create_user("alice", "alice@wiki.example", "tea-at-five")
    store("ai:picture.svg", SVG)
    create_page("start", "====== Welcome ======\n\nSee [[ai:rich]].", author=writer)
    create_page("ai:rich", RICH, author=writer, summary="a page with everything")
    old = "====== Long ======\n\nFirst words of [[ai:rich]].\n\nSecond paragraph.\n"
    new = old.replace("First words", "Better words").replace("Second", "Another")
    create_history("ai:long", [old, new, f"{new}\nThird.\n"], author=writer)
    work = SourceFacts("book", "A work with a better title", notes="Long.", date="2024")
    save_source("author2024", work, editor=writer, base=0, summary="from its cover")
    other = "((Other, [[https://example.org/other|A work with a title]], 2024))"
    again = "((Other, [[https://example.org/again|The same work]], 2024))"
    create_page("ai:other", f"One.{other} Two.{again}", author=writer)
    merge_sources("other2024b", "author2024", editor=writer)
    _note_what_is_known(create_page("ai:noted", NOTED, author=writer))
    create_page("ai:gone", "x", author=writer)
    editing.delete("ai:gone", author=Author(person=writer), base=1)
    return writer


def _note_what_is_known(page: Page) -> None:
    """Have the page show all that can be known of an address that it cites."""
    DomainPolicy.objects.create(
        host="works.example", level="caution", reason="Anybody writes there."
    )
    SourceLink.objects.filter(address="https://works.example/notes").update(
        state="dead",
        reason="It answered: 404 Not Found.",
        checked=datetime(2026, 11, 20, 12, tzinfo=UTC),
        archive_address="https://archive.example/2024/https://works.example/notes",
        archived=date(2024, 5, 1),
    )
    cited = Source.objects.filter(citations__page=page)
    references_changed(cited.values_list("pk", flat=True))
