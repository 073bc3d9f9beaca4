# The process of a run's terminal: starts the shell that the person works in, and stays behind it. When that shell ends
# in the middle of a step (`exit 3`, `exec prog`, `set -e`, a trap of the step's own), the keeper has seen its exit code.
#
#   bash -p keeper.bash FOLDER INIT_FILE login|plain
#
# FOLDER is where the extension keeps the files of the step that runs. The step's name and token are in FOLDER/open.

trap : INT QUIT # A Ctrl-C before the shell has taken over the terminal is not for the keeper.
SHLVL=$((SHLVL - 1)) # The keeper is no level that anybody asked for.
folder=$1

RELEASE_CHECKLIST_FOLDER=$folder RELEASE_CHECKLIST_LOGIN=$3 "$BASH" ${RELEASE_CHECKLIST_SCREEN:+--noediting} --init-file "$2" -i
code=$?

# 129 is a shell that was hung up, together with its terminal: how the step would have ended is not known.
if [[ $code != 129 && -r $folder/open ]]; then
  read -r step token < "$folder/open"
  if [[ -e $folder/$step.begun && ! -s $folder/$step.code ]]; then
    read -r began moved < "$folder/$step.begun"
    began_to_wait=$SECONDS
    payload="gone $code ${began:--} ${EPOCHREALTIME:--} ${moved:-0}"
    printf '%s\n' "$payload" > "$folder/$step.code"
    printf '\e]7711;%s;%s\a\e]633;D;%s\a' "$token" "$payload" "$code" > "${RELEASE_CHECKLIST_SCREEN:-/dev/tty}"
    # What a terminal has not shown when its process ends is lost: wait until the extension has seen the mark.
    for ((i = 0; i < 60 && SECONDS < began_to_wait + 3; i++)); do
      [[ -e $folder/$step.begun ]] || break
      sleep 0.05
    done
  fi
fi
exit 0 # The code was told; VS Code would show a message for any other.
