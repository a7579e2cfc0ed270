"""What GeSHi, DokuWiki's highlighter, changes in the text of code it colours.

Only for the profile "stock", which is compared with DokuWiki letter by letter:
it is not what an author wrote. Source: recorded answers of DokuWiki.
"""

from __future__ import annotations

import re

_FIRST_LINE = re.compile(r"\A[ \t]*\n")
_PHP_COMMENT = re.compile(r"""(?:[^#/'"]|'[^']*'|"[^"]*"|/(?!/))*+#""")
_SQL_TOKEN = re.compile(
    r"--[^\n]*|/\*.*?(?:\*/|\Z)"
    r"|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`"
    r"|(?<![A-Za-z0-9_$#^.])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_%&<>]|-(?!-))",
    re.DOTALL,
)
_SQL_WORDS = frozenset({
    "add", "all", "alter", "and", "as", "asc", "auto_increment", "before", "begin",
    "between", "bigint", "binary", "blob", "boolean", "both", "by", "call", "case",
    "cast", "ceil", "ceiling", "change", "char", "char_length", "character",
    "character_length", "check", "clob", "coalesce", "collate", "column", "columns",
    "connect", "constraint", "convert", "count", "create", "cross", "current",
    "current_date", "current_time", "current_timestamp", "current_user", "data",
    "database", "databases", "date", "day", "dec", "decimal", "declare", "default",
    "deferrable", "deferred", "delayed", "delete", "desc", "describe", "distinct",
    "domain", "double", "drop", "else", "elseif", "enclosed", "end", "escaped",
    "except", "exec", "execute", "exists", "exp", "explain", "extract", "false",
    "field", "fields", "filter", "first", "float", "floor", "flush", "for", "foreign",
    "from", "full", "function", "get", "go", "goto", "grant", "granted", "group",
    "grouping", "having", "hour", "identified", "identity", "if", "ignore", "immediate",
    "in", "increment", "index", "infile", "initially", "inner", "inout", "input",
    "insert", "int", "integer", "intersect", "intersection", "interval", "into", "is",
    "join", "key", "keys", "kill", "language", "large", "last", "leading", "left",
    "length", "like", "limit", "lines", "load", "local", "lock", "low_priority",
    "lower", "match", "max", "merge", "min", "minute", "mod", "modifies", "modify",
    "month", "national", "natural", "nchar", "new", "next", "nextval", "none", "not",
    "null", "nullable", "nullif", "nulls", "number", "numeric", "of", "old", "on",
    "only", "open", "optimize", "option", "optionally", "or", "order", "out", "outer",
    "outfile", "over", "position", "power", "precision", "prepare", "primary",
    "procedural", "procedure", "read", "real", "ref", "references", "referencing",
    "regexp", "rename", "replace", "restrict", "result", "return", "returns", "revoke",
    "right", "rlike", "role", "rollback", "routine", "row", "row_count", "row_number",
    "rows", "savepoint", "search", "second", "section", "select", "self", "sequence",
    "session", "set", "show", "similar", "size", "smallint", "some", "soname", "source",
    "space", "sql", "sqrt", "start", "status", "straight_join", "structure",
    "substring", "sum", "table", "table_name", "tables", "temporary", "terminated",
    "then", "time", "timestamp", "to", "trailing", "transaction", "trigger", "trim",
    "true", "truncate", "trusted", "type", "under", "union", "unique", "unknown",
    "unlock", "unsigned", "update", "upper", "use", "user", "using", "value", "values",
    "varchar", "variables", "varying", "view", "when", "where", "with", "within",
    "without", "work", "write", "xor", "year", "zerofill",
})  # fmt: skip


def as_geshi_shows(text: str, language: str) -> str:
    """Return code as GeSHi shows it.

    The blank line it begins with and the blank lines it ends with are gone, blank
    lines within hold a no-break space; in PHP, not those behind a `#` comment.
    Words of SQL stand in capitals.
    """
    language = language.lower()
    if language == "sql":
        text = _SQL_TOKEN.sub(_capitals, text)
    text = _FIRST_LINE.sub("", text)
    lines = (text.rstrip() if text.endswith("\n") else text).split("\n")
    shown = []
    comment = False
    for line in lines:
        shown.append("\xa0" if not comment and not line.strip() else line)
        comment = language == "php" and _PHP_COMMENT.match(line) is not None
    return "\n".join(shown)


def _capitals(match: re.Match[str]) -> str:
    word = match[0]
    return word.upper() if word.lower() in _SQL_WORDS else word
