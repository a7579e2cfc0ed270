"""Code gets its colours, as long as they cost a page little."""

from __future__ import annotations

import time

from wiki.markup import NothingExists, parse, render_html
from wiki.markup.highlighting import LONGEST, LONGEST_LINE
from wiki.markup.rendering import COLOURED


def shown(text: str) -> str:
    return render_html(parse(text), NothingExists())


def python(code: str) -> str:
    return f"<code python>{code}</code>\n"


def test_code_is_coloured_by_its_language():
    assert '<span class="k">def</span>' in shown(python("def a(): pass"))
    assert "<span" not in shown("<code nothing>def a(): pass</code>")


def test_a_long_block_stays_plain():
    assert "<span" not in shown(python("name = 1\n" * (LONGEST // 9 + 1)))


def test_a_long_line_stays_plain():
    assert "<span" in shown(python("'" + "a" * (LONGEST_LINE - 2) + "'"))
    assert "<span" not in shown(python("'" + "a" * (LONGEST_LINE - 1) + "'"))


def test_what_is_too_much_for_one_page_stays_plain():
    line = "name = 1\n" * 1_000
    html = shown(python(line) * (COLOURED // len(line) + 5))
    coloured = html.count('<pre class="code python"><span')
    assert 0 < coloured < COLOURED // len(line)
    assert html.rstrip().endswith("name = 1</pre>")


def test_colours_that_make_code_many_times_as_long_are_left_out():
    assert "<span" in shown(python("a=" * 10))
    assert "<span" not in shown(python("a=" * 1_000))


def test_numbers_that_make_code_many_times_as_long_are_left_out():
    block = "<code text [enable_line_numbers]>{}</code>"
    assert "<ol>" in shown(block.format("one\n" * 5))
    assert "<ol>" in shown(block.format("a line of code\n" * 1_000))
    assert "<ol>" not in shown(block.format("\n" * 1_000))


def test_a_language_that_is_read_slowly_takes_no_longer_than_a_page_may():
    slow = "<code autohotkey>" + "\n" * 40_000 + "</code>\n"
    start = time.thread_time()
    html = shown(slow * 2 + python("def a(): pass"))
    assert time.thread_time() - start < 3
    assert "<span" not in html
