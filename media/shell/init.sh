# What a POSIX shell (dash, ksh, busybox) in a run's terminal reads by way of `ENV`: it sources the person's own file, and
# lets the extension see where a step begins and ends.
#
# It runs among whatever that file does. Therefore each builtin is called through `\command` (no alias, no function), what
# is shown goes to the terminal itself (a step may have redirected the shell), and nothing counts on `$-`, IFS or PATH. The
# shell has no hook but its prompt, which is expanded in a subshell: what must be known there is read from files, and so is
# the step's token, which no `set -a` can export then.

__checklist_folder=$RELEASE_CHECKLIST_FOLDER
__checklist_login=$RELEASE_CHECKLIST_LOGIN
__checklist_screen=${RELEASE_CHECKLIST_SCREEN:-/dev/tty} # where marks are shown: a file, where there is no terminal
__checklist_settle=${RELEASE_CHECKLIST_SETTLE-}          # settle.sh, where nobody sees the shell's prompt
ENV=${RELEASE_CHECKLIST_ENV-}
\command unset RELEASE_CHECKLIST_FOLDER RELEASE_CHECKLIST_LOGIN RELEASE_CHECKLIST_SCREEN RELEASE_CHECKLIST_SETTLE
\command unset RELEASE_CHECKLIST_ENV

__checklist_step=  # path of the step's files, without their endings
__checklist_code=0 # exit code of the last step
__checklist_moved=0
__checklist_there= # directory of the step's own
__checklist_back=  # directory to go back to from it
__checklist_held=0 # how many jobs were stopped when the step began

# PATH TOKEN TEXT: takes the step, tells VS Code that the line it has typed has started, and shows the person what it
# runs. Fails when the extension has given the step up meanwhile: who makes the file has the step.
__checklist_begin() {
  \command set +e
  (\command set -C && \command printf '' > "$1.begun") 2> /dev/null || \return 1
  __checklist_return
  __checklist_step=$1 __checklist_moved=0
  __checklist_hook
  \command printf '%s' "$3" > "$__checklist_screen"
}

# FOLDER: the step runs in FOLDER, and the shell comes back from it.
__checklist_visit() {
  __checklist_back=$PWD
  \command cd -- "$1" > /dev/null || \return 1
  __checklist_there=$PWD
}

# NEEDED FOLDER: goes to FOLDER when NEEDED is there and not here.
__checklist_start_in() {
  if ! \command test -e "$1" && \command test -e "$2/$1"; then
    \command cd -- "$2" > /dev/null && __checklist_moved=1
  fi
}

# The last thing before the step's own text. Gives `$?` back as the last step left it.
__checklist_go() {
  {
    \command printf '%s %s\n' - "$__checklist_moved" >| "$__checklist_step.begun"
    __checklist_mark begin
    __checklist_count
    __checklist_held=$?
    \return "$__checklist_code"
  } 2> /dev/null
}

# CODE: the step has ended. `set -e` ends with the step that has set it. A shell that goes on after Ctrl-Z as if the command
# had succeeded (ksh) is not believed: 148 is what the others say.
__checklist_end() {
  \command set +e
  __checklist_count
  if \command test "$?" -gt "$__checklist_held" && \command test "$1" = 0; then \command set -- 148; fi
  __checklist_code=$1
  __checklist_tell "exit $1 - - $__checklist_moved" "$1"
  __checklist_return
  __checklist_hook
  \return "$1"
}

# Gives back how many jobs Ctrl-Z has stopped.
__checklist_count() {
  {
    \command jobs >| "$__checklist_folder/jobs"
    (
      stopped=0
      while \command read -r job; do
        case $job in *']'*' Stopped  '*) stopped=$((stopped + 1)) ;; esac
      done < "$__checklist_folder/jobs"
      \command exit "$stopped"
    )
  } 2> /dev/null
}

# REASON: the step could not be started.
__checklist_refuse() {
  __checklist_tell "refused $1" 1
}

# PAYLOAD CODE: writes the payload to the step's file, whose newline says that it is whole, and shows the end mark.
__checklist_tell() {
  \command printf '%s\n' "$1" >| "$__checklist_step.code"
  __checklist_mark "$1"
  \command printf '%s\n' "$2" >| "$__checklist_folder/ended"
  if \command test -n "$__checklist_settle"; then /bin/sh "$__checklist_settle" "$__checklist_step.begun"; fi
}

# PAYLOAD: shows a mark of the step that is open.
__checklist_mark() {
  (
    IFS=' ' \command read -r number token < "$__checklist_folder/open"
    \command printf '\033]7711;%s;%s\007' "$token" "$1" > "$__checklist_screen"
  )
}

# Back from the step's own directory, unless the step has gone elsewhere.
__checklist_return() {
  if \command test -n "$__checklist_there"; then
    if \command test "$__checklist_there" = "$PWD"; then \command cd -- "$__checklist_back" > /dev/null; fi
    __checklist_there=
  fi
}

# In PS1, and so in a subshell: the shell is about to read. Closes a step that Ctrl-C, Ctrl-Z or an error has aborted, and
# tells VS Code, which follows only a shell of whose prompt it knows the end.
__checklist_prompt() {
  __checklist_seen=$?
  {
    \command set +eu
    if \command test -e "$__checklist_step.begun" && ! \command test -s "$__checklist_step.code"; then
      __checklist_tell "exit $__checklist_seen - - $__checklist_moved" "$__checklist_seen"
    fi
    if \command test -s "$__checklist_folder/ended"; then
      IFS=' ' \command read -r code < "$__checklist_folder/ended"
      \command printf '' >| "$__checklist_folder/ended"
      \command printf '\033]633;D;%s\007' "$code" > "$__checklist_screen"
    fi
    if ! \command test -s "$__checklist_folder/ready"; then
      \command printf '\033]633;P;HasRichCommandDetection=True\007' > "$__checklist_screen"
      \command printf 'integrated %s\n' "$$" >| "$__checklist_folder/ready"
    fi
  } > /dev/null 2>&1
}

# Puts our marks around PS1, whatever has become of it. Where it is readonly, nothing can be told.
__checklist_hook() {
  case ${PS1-} in
  *__checklist_prompt*) \return 0 ;;
  esac
  if (\command eval PS1=) 2> /dev/null; then
    PS1='$(__checklist_prompt 2> /dev/null)'$(\command printf '\033]633;A\007')${PS1-}$(\command printf '\033]633;B\007')
  elif ! \command test -s "$__checklist_folder/ready"; then
    \command printf 'plain %s\n' "$$" >| "$__checklist_folder/ready"
  fi
}

if \command test "$__checklist_login" = login; then
  if \command test -r /etc/profile; then \command . /etc/profile; fi
  if \command test -r ~/.profile; then \command . ~/.profile; fi
fi
if \command test -n "$ENV"; then
  if \command test -r "$ENV"; then \command . "$ENV"; fi
else
  \command unset ENV
  case ${KSH_VERSION-} in
  ?*) if \command test -r ~/.kshrc; then \command . ~/.kshrc; fi ;;
  esac
fi
\command set +e
\command unset __checklist_login
__checklist_hook
