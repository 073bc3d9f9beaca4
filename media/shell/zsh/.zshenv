# zsh reads its start-up files from the folder that ZDOTDIR names. These here read the person's own, each in its turn, as if
# ZDOTDIR were the person's; the last of them, .zshrc, then lets the extension see where a step begins and ends.

__checklist_zdotdir=$ZDOTDIR
if [[ -n ${RELEASE_CHECKLIST_ZDOTDIR+set} ]]; then
  ZDOTDIR=$RELEASE_CHECKLIST_ZDOTDIR
else
  \builtin unset ZDOTDIR
fi
\builtin unset RELEASE_CHECKLIST_ZDOTDIR
if [[ -r ${ZDOTDIR:-$HOME}/.zshenv ]]; then \builtin . "${ZDOTDIR:-$HOME}/.zshenv"; fi
__checklist_own_zdotdir=(${ZDOTDIR+"$ZDOTDIR"})
ZDOTDIR=$__checklist_zdotdir
