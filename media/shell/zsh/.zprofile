# See .zshenv.

if [[ -n $__checklist_own_zdotdir ]]; then ZDOTDIR=$__checklist_own_zdotdir; else \builtin unset ZDOTDIR; fi
if [[ -r ${ZDOTDIR:-$HOME}/.zprofile ]]; then \builtin . "${ZDOTDIR:-$HOME}/.zprofile"; fi
__checklist_own_zdotdir=(${ZDOTDIR+"$ZDOTDIR"})
ZDOTDIR=$__checklist_zdotdir
