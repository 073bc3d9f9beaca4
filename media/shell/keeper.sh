# The process of a run's terminal: starts the shell that the person works in, and stays behind it. When that shell ends
# in the middle of a step (`exit 3`, `exec prog`, `set -e`, a trap of the step's own), the keeper has seen its exit code.
#
#   sh keeper.sh PROGRAM ARGUMENT...
#
# RELEASE_CHECKLIST_FOLDER is where the extension keeps the files of the step that runs. The step's name and token are
# in `open` there. Any POSIX shell reads this, bash 3.2 too.

unset -f cat printf read sleep 2> /dev/null # A function in the environment takes the place of none of them.
trap : INT QUIT                             # A Ctrl-C before the shell has taken over the terminal is not for the keeper.
case ${BASH_VERSION-}${KSH_VERSION-} in ?*) SHLVL=$((SHLVL - 1)) ;; esac # The keeper is no level that anybody asked for.
folder=$RELEASE_CHECKLIST_FOLDER
screen=${RELEASE_CHECKLIST_SCREEN:-/dev/tty}

"$@"
code=$?

# 129 is a shell that was hung up, together with its terminal: how the step would have ended is not known.
if [ "$code" != 129 ] && [ -r "$folder/open" ]; then
  read -r step token < "$folder/open"
  if [ -e "$folder/$step.begun" ] && ! [ -s "$folder/$step.code" ]; then
    read -r began moved < "$folder/$step.begun"
    payload="gone $code ${began:--} ${EPOCHREALTIME:--} ${moved:-0}"
    printf '%s\n' "$payload" > "$folder/$step.code"
    printf '\033]7711;%s;%s\007\033]633;D;%s\007' "$token" "$payload" "$code" > "$screen"
    # What a terminal has not shown when its process ends is lost: wait until the extension has seen the mark.
    turns=0
    while [ -e "$folder/$step.begun" ] && [ "$turns" -lt 60 ]; do
      turns=$((turns + 1))
      sleep 0.05
    done
  fi
fi
exit 0 # The code was told; VS Code would show a message for any other.
