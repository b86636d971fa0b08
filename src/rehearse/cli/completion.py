"""`rehearse completion`: what makes the TAB key of a shell complete talks, sections and options."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.output import say

COMMAND = Command(
    name="completion",
    usage=("completion bash|zsh|fish",),
    summary=SUMMARIES["completion"],
    about="""\
Prints a few lines for your shell. With them, TAB completes commands and
options, the names of your talks, the sections of the talk on the line
(after --from, --to, --only and in `say`), its speakers and variants, the
numbers of runs, and kinds of notes.

Once, for all shells that you open from then on:

  bash   rehearse completion bash >> ~/.bashrc
  zsh    rehearse completion zsh >> ~/.zshrc   (below compinit)
  fish   rehearse completion fish > ~/.config/fish/completions/rehearse.fish

The shell asks the program for what it shows, so nothing has to be printed
anew when talks change, or after an upgrade.""",
    options=(),
    examples=(
        ("completion bash", "look at it first"),
        ("completion fish", "that for fish"),
    ),
    exits=(("0", "done"), ("2", "no such shell is known")),
    most_words=1,
)

BASH = r"""# Completion of rehearse for bash 4 or newer.
_rehearse() {
    local line program=${COMP_WORDS[0]/#\~\//$HOME/}
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o default -o bashdefault
        else
            line=${line%%$'\t'*}
            [[ $line == *[^A-Za-z0-9_.,:=/@%+-]* ]] && printf -v line %q "$line"
            # Where bash has cut the line at = it replaces what stands behind that.
            [[ $line == --*=* && $COMP_WORDBREAKS == *=* ]] && line=${line#*=}
            COMPREPLY+=("$line")
        fi
    done < <("$program" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _rehearse rehearse"""

ZSH = r"""#compdef rehearse
# Completion of rehearse for zsh.
_rehearse() {
    local word what files=0
    local -a found shown
    while IFS=$'\t' read -r word what; do
        if [[ $word == :files ]]; then
            files=1
        else
            found+=("$word")
            shown+=("$word${what:+  -- $what}")
        fi
    done < <("${(Q)words[1]/#\~\//$HOME/}" __complete zsh \
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#found )) && compadd -l -d shown -a -- found
    (( files )) && _files
    return 0
}
# Sourced, or as a file _rehearse in a folder of $fpath.
if [[ $funcstack[1] == _rehearse ]]; then
    _rehearse "$@"
else
    compdef _rehearse rehearse
fi"""

FISH = r"""# Completion of rehearse for fish.
function __rehearse_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    for line in ($program __complete fish $words "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c rehearse -f -a '(__rehearse_candidates)'"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def run(given: Arguments) -> int:
    """Print the lines for a shell."""
    shell = given.words[0] if given.words else ""
    if shell not in SCRIPTS:
        known = "bash, zsh or fish, as in: rehearse completion bash"
        raise UsageError(
            f"{shell!r} is no shell that is known: {known}"
            if shell
            else f"completion needs the name of a shell: {known}"
        )
    say(SCRIPTS[shell])
    return DONE
