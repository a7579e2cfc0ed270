"""The wiki in which the cases stand: a few pages and files, the same on both sides."""

from __future__ import annotations

from wiki.markup import FileFound, Found, Names

PAGES = {
    "start": "====== Welcome ======\n",
    "ns:start": "====== Start of ns ======\n",
    "ns:page": "====== This page ======\n",
    "ns:exists": "====== A Page that Exists ======\n",
    "ns:untitled": "Nothing but text.\n",
    "ns:cat": "====== Cat & <Mouse> ======\n",
    "ns:deep:page": "====== Deep ======\n",
    "other:other": "====== Other ======\n",
    "lone": "====== Lone ======\n",
    "user:ada": "====== Ada ======\n",
    "seiten:ueber": "====== Über ======\n",
}
TITLES = {
    "start": "Welcome",
    "ns:start": "Start of ns",
    "ns:page": "This page",
    "ns:exists": "A Page that Exists",
    "ns:untitled": "",
    "ns:cat": "Cat & <Mouse>",
    "ns:deep:page": "Deep",
    "other:other": "Other",
    "lone": "Lone",
    "user:ada": "Ada",
    "seiten:ueber": "Über",
}
FILES = (
    "ns:pic.png",
    "ns:photo.jpg",
    "ns:drawing.svg",
    "ns:paper.pdf",
    "ns:archive.tar.gz",
    "ns:song.mp3",
    "ns:song.ogg",
    "ns:film.mp4",
    "ns:film.webm",
    "ns:film.png",
    "ns:clip.ogv",
    "pic.png",
    "other:pic.gif",
)
SIZE = 1536


class SmallWiki:
    """Knows what exists there."""

    def find(self, names: Names) -> Found:
        """Return what exists of `names`."""
        return Found(
            pages={path: TITLES[path] for path in names.pages & TITLES.keys()},
            files=dict.fromkeys(names.files & {*FILES}, FileFound(SIZE)),
        )
