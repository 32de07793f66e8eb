"""How shells are told what may go on from a word, where click's own way breaks names in pieces.

Names of things have spaces and commas. zsh and fish quote what they insert; bash inserts it as it
is, so that here each value is quoted the way the word was begun. fish's own script cuts a value at
its first comma.
"""

from __future__ import annotations

import os
import re

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
)

__all__ = ["quoted", "register"]

_FISH = FishComplete.source_template.replace("string split ", "string split --max 1 ")
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' line
    COMPREPLY=()
    while read -r line; do
        case "$line" in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        COMP_BEGUN="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_SPECIAL = re.compile(r"""([\s"'\\$`!&()*;<>?\[\]^{|}~#=])""")


class _Bash(BashComplete):
    """bash, with values quoted."""

    source_template = _BASH

    def source(self) -> str:
        """Return the script, whatever shell prints it."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before, and the word begun; bash takes ``=`` for a word of its own."""
        words, begun = super().get_completion_args()
        before = ["", *words]
        kept = [w for w, last in zip(words, before, strict=False) if w != "=" or last[:2] != "--"]
        return kept, "" if begun == "=" else begun

    def format_completion(self, item: CompletionItem) -> str:
        """Return kind and value, the value in the quotes that the word began with."""
        if item.type != "plain":
            return f"{item.type},{item.value}"
        return f"plain,{quoted(item.value, _open_quote(os.environ.get('COMP_BEGUN', '')))}"


class _Fish(FishComplete):
    """fish, with values that may hold commas."""

    source_template = _FISH


def _open_quote(line: str) -> str:
    """Return the quotation mark that is open at the end of a command line, or nothing."""
    mark = ""
    for character in re.sub(r"\\.", "", line):
        if character == mark:
            mark = ""
        elif not mark and character in "\"'":
            mark = character
    return mark


def quoted(value: str, mark: str) -> str:
    """Return a value as bash reads it, inside the quotation ``mark`` that is open, if one is."""
    if mark == '"':
        return re.sub(r'(["\\$`])', r"\\\1", value)
    return value if mark else _SPECIAL.sub(r"\\\1", value)


def register() -> None:
    """Let click use these ways."""
    add_completion_class(_Bash)
    add_completion_class(_Fish)
