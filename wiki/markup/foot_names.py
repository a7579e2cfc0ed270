"""What the foot of a page is called: by the heading that its author made for it.

A page that ends with a heading such as References, and nothing below, has its notes
there. Any other foot has a name that only those hear who do not see the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.syntax.headings import Heading, SectionBody

if TYPE_CHECKING:
    from wiki.markup.document import Document

_HEADINGS = frozenset(
    (
        "references|reference|notes|footnotes|endnotes|sources|citations|bibliography|"
        "works cited|notes and references|references and notes|literature|"
        "einzelnachweise|quellen|quellenangaben|fußnoten|anmerkungen|belege|literatur|"
        "literaturverzeichnis|références|notes et références|sources et notes|"
        "bibliographie|notas|referencias|notas y referencias|fuentes|bibliografía|note|"
        "riferimenti|fonti|bibliografia|referências|notas e referências|fontes|noten|"
        "voetnoten|referenties|bronnen|referenser|fotnoter|källor|referanser|kilder|"
        "fodnoter|noter|viitteet|lähteet|przypisy|źródła|poznámky|zdroje|jegyzetek|"
        "források|примечания|источники|сноски|литература|примітки|джерела|бележки|"
        "kaynakça|kaynaklar|dipnotlar|παραπομπές|σημειώσεις|πηγές|הערות שוליים|מקורות|"
        "المراجع|مراجع|المصادر|منابع|पादटिप्पणियाँ|संदर्भ|참고 문헌|참고문헌|각주|출처|"
        "脚注|出典|参考文献|注釈|注释|參考文獻|參考資料|参考资料|註釋|來源|来源"
    )
    .casefold()
    .split("|")
)
"""What authors write above their notes, in many languages."""


def name_of_foot(document: Document) -> str:
    """Return the attributes by which the foot of a page has a name.

    That is the heading at the end of the page, where the author made one for it.
    """
    nodes = document.root.children[-2:]
    match nodes:
        case [Heading(title=title, id=name), SectionBody(children=[])] if (
            title.strip(" :").casefold() in _HEADINGS
        ):
            return f' role="doc-endnotes" aria-labelledby="{name}"'
    return ' role="doc-endnotes" aria-label="Notes"'
