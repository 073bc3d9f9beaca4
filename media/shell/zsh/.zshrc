# See .zshenv. From here on ZDOTDIR is the person's own; zsh finds their .zlogin by itself.

if [[ -n $__checklist_own_zdotdir ]]; then ZDOTDIR=$__checklist_own_zdotdir; else \builtin unset ZDOTDIR; fi
# What /etc/zshrc has made of our ZDOTDIR, on macOS.
if [[ ${HISTFILE-} == $__checklist_zdotdir/* ]]; then HISTFILE=${ZDOTDIR:-$HOME}/.zsh_history; fi
# VS Code's own integration, sourced by some people's files, would report each step a second time.
VSCODE_SHELL_INTEGRATION=1
if [[ -r ${ZDOTDIR:-$HOME}/.zshrc ]]; then \builtin . "${ZDOTDIR:-$HOME}/.zshrc"; fi
# The functions are read, and run, as if no option were set and no alias made.
\builtin emulate zsh -o no_aliases -c '\builtin . "$__checklist_zdotdir/init.zsh"'
# CODE: the step has ended. `set -e` ends with the step that has set it: for good, and so not by a function that has
# options of its own.
__checklist_end() {
  \builtin set +e
  __checklist_close "$1"
}
# Before what the person's own hooks do: closes a step that Ctrl-C or an error has aborted.
__checklist_precmd_first() {
  { __checklist_end "$?"; } 2> /dev/null
}
\builtin unset __checklist_zdotdir __checklist_own_zdotdir
\builtin set +e
__checklist_hook
