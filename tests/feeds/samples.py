"""Feeds as others write them."""

from __future__ import annotations

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>News</title><link>https://a.example/</link><description/>
<item><title>Cats &amp;amp; &lt;b&gt;dogs&lt;/b&gt;</title>
<link>https://a.example/1?a=1&amp;b=2</link><author>ann@a.example (Ann)</author>
<pubDate>Mon, 02 Jan 2023 10:20:30 +0200</pubDate>
<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two &amp;amp; three&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src="x.png"&gt;</description></item>
<item><title>Later</title><link>https://a.example/2</link><dc:creator>Cee</dc:creator>
<pubDate>Wed, 04 Jan 2023 10:20:30 +0000</pubDate></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>
<entry><title type="text">1 &lt; 2</title><link href="/one"/>
<updated>2023-01-01T01:02:03Z</updated><author><name>Bob</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <i>text</i></p>
</div></content></entry></feed>"""

RSS_1 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/"><title>N</title>
</channel><item rdf:about="https://a.example/1"><title>First</title>
<link>https://a.example/1</link></item></rdf:RDF>"""

NEVER_CLOSED = b"""<rss version="2.0"><channel><item><title>A&nbsp;B & C</title>
<link>https://a.example/1</link><description>never closed"""

_TENFOLD = b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
ENTITIES = b"""<!DOCTYPE rss [<!ENTITY a0 "lol">%s]>
<rss version="2.0"><channel><item><title>&a9;</title></item></channel></rss>""" % (
    _TENFOLD
)

FILES = b"""<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>T &secret;</title></item></channel></rss>"""
