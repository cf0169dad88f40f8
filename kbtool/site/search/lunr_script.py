"""lunr 2.3.9 as MkDocs brings it, without what only building an index and parsing lunr's own query language need.

Questions are taken apart by our own analyzer, and terms go to `lunr.Index.query` as they are; so pipeline, tokenizer,
stemmer, stop words, builder and parser, almost half of lunr, would be loaded by every reader and never run. Nor would
reading and writing whole indexes, and lunr's automata for wildcards and typing errors: the engine makes small indexes
of known terms and asks for these, each of which is all that it stands for.
"""

import re
from importlib.metadata import distribution
from pathlib import Path

from rjsmin import jsmin

PLACE = "mkdocs/contrib/search/templates/search/lunr.js"
LICENCE = "/*! lunr 2.3.9, https://lunrjs.com, Copyright (C) 2020 Oliver Nightingale, MIT licence; shortened */\n"
KEPT = frozenset({"FieldRef", "Vector", "Index", "Query"})
UNUSED = frozenset(
    {
        "Index.load",
        "Index.prototype.search",
        "Index.prototype.toJSON",
        "Query.prototype.term",
        "Vector.prototype.insert",
        "Vector.prototype.toArray",
        "Vector.prototype.toJSON",
    }
)
"""Of what is kept, the functions that none of the engine's queries reaches."""
PUT_IN = """lunr.TokenSet={fromClause:(clause)=>({toArray:()=>[clause.term]})}
lunr.MatchData=class{add(){}combine(){}}
lunr.Set=Object.assign(class{},{complete:{contains:()=>true},empty:{contains:()=>false}})"""
"""In the place of the automata, of what tells which terms were found (the engine knows that), and of the sets of what
is required and prohibited: none of the engine's terms is."""
_STATEMENT = re.compile(r"(?=^/\*[*!]|^lunr\.|^ *;\(function)", re.MULTILINE)
"""Those without a name are comments, the function that makes a builder, and what modules of other kinds need."""
_NAME = re.compile(r"lunr\.((\w+)[\w.]*)")


def lunr_script() -> str:
    """Defines the global `lunr`, minified, with its licence line."""
    source = Path(str(distribution("mkdocs").locate_file(PLACE))).read_text("utf-8")
    shortened: str = jsmin("".join(filter(_is_kept, _STATEMENT.split(source))))
    return f"{LICENCE}globalThis.lunr=(()=>{{const lunr={{}}\n{shortened}\n{PUT_IN}\nreturn lunr}})();"


def _is_kept(statement: str) -> bool:
    name = _NAME.match(statement)
    return name is not None and name[2] in KEPT and name[1] not in UNUSED
