# What the shell of a run's terminal reads instead of ~/.bashrc: it sources the person's own files, and lets the
# extension see where a step begins and ends.
#
# It runs among whatever those files do. Therefore every command is called through `\builtin` (no alias, no function),
# what is shown goes to the terminal itself (a step may have redirected the shell), nothing counts on `$-`, IFS or PATH, the
# step's token is an array (which `set -a` cannot export), and a variable is tried in a subshell before it is set
# (a failed assignment to a readonly one would abort the caller).

__checklist_folder=$RELEASE_CHECKLIST_FOLDER
__checklist_login=$RELEASE_CHECKLIST_LOGIN
__checklist_screen=${RELEASE_CHECKLIST_SCREEN:-/dev/tty} # where marks are shown: a file, where there is no terminal
__checklist_settle=${RELEASE_CHECKLIST_SETTLE-}          # settle.sh, where nobody sees the shell's prompt
\builtin unset RELEASE_CHECKLIST_FOLDER RELEASE_CHECKLIST_LOGIN RELEASE_CHECKLIST_SCREEN RELEASE_CHECKLIST_SETTLE

__checklist_step=       # path of the step's files, without their endings
__checklist_token=()    # of the step that is open; empty when none is
__checklist_code=0      # exit code of the last step
__checklist_began=-     # when the step began
__checklist_moved=0     # 1 when the step was made to begin in the workspace folder
__checklist_back=()     # directory of the step's own, directory to go back to

# PATH TOKEN TEXT: takes the step, tells VS Code that the line it has typed has started, and shows the person what it
# runs. Fails when the extension has given the step up meanwhile: who makes the file has the step.
__checklist_begin() {
  \builtin local "clobber=+C"
  [[ $- == *C* ]] && clobber=-C
  \builtin set -C
  { \builtin printf '' > "$1.begun"; } 2> /dev/null
  \builtin local "taken=$?"
  \builtin set "$clobber"
  [[ $taken == 0 ]] || \builtin return 1
  __checklist_step=$1 __checklist_token=("$2") __checklist_began=- __checklist_moved=0 __checklist_back=()
  __checklist_hook
  \builtin printf '%s' "$3" > "$__checklist_screen"
}

# FOLDER: the step runs in FOLDER, and the shell comes back from it.
__checklist_visit() {
  \builtin local "before=$PWD"
  \builtin cd -- "$1" > /dev/null && __checklist_back=("$PWD" "$before")
}

# NEEDED FOLDER: goes to FOLDER when NEEDED is there and not here.
__checklist_start_in() {
  [[ ! -e $1 && -e $2/$1 ]] || \builtin return 0
  \builtin cd -- "$2" > /dev/null && __checklist_moved=1
}

# The last thing before the step's own text. Gives `$?` back as the last step left it.
__checklist_go() {
  {
    __checklist_began=${EPOCHREALTIME:--}
    \builtin printf '%s %s\n' "$__checklist_began" "$__checklist_moved" >| "$__checklist_step.begun"
    \builtin printf '\e]7711;%s;begin\a' "${__checklist_token[0]}" > "$__checklist_screen"
    \builtin return "$__checklist_code"
  } 2> /dev/null
}

# CODE: the step has ended. Does nothing when none is open. `set -e` ends with the step that has set it.
__checklist_end() {
  \builtin local "ended=${EPOCHREALTIME:--}"
  \builtin set +e
  if [[ -n ${__checklist_token[0]-} ]]; then
    __checklist_code=$1
    __checklist_tell "exit $1 $__checklist_began $ended $__checklist_moved" "$1"
    if [[ ${__checklist_back[0]-} == "$PWD" ]]; then \builtin cd -- "${__checklist_back[1]}" > /dev/null; fi
    __checklist_hook
  fi
  \builtin return "$1"
}

# REASON: the step could not be started.
__checklist_refuse() {
  __checklist_tell "refused $1" 1
}

# PAYLOAD CODE: writes the payload to the step's file, whose newline says that it is whole, and shows the end mark.
__checklist_tell() {
  \builtin printf '%s\n' "$1" >| "$__checklist_step.code"
  \builtin printf '\e]7711;%s;%s\a' "${__checklist_token[0]}" "$1" > "$__checklist_screen"
  \builtin printf '%s\n' "$2" >| "$__checklist_folder/ended"
  __checklist_token=()
  if [[ $__checklist_settle ]]; then \builtin command /bin/sh "$__checklist_settle" "$__checklist_step.begun"; fi
}

# Before what the person's PROMPT_COMMAND does: closes a step that Ctrl-C or Ctrl-Z has aborted.
__checklist_prompt_first() {
  { \builtin local "code=$?"; } 2> /dev/null
  { __checklist_end "$code"; } 2> /dev/null
}

# After it.
__checklist_prompt_last() {
  { \builtin local "code=$?"; } 2> /dev/null
  {
    __checklist_hook
    if ! \builtin shopt -q promptvars || [[ ${PS1-} != *__checklist_at_prompt* ]]; then __checklist_at_prompt; fi
    \builtin return "$code"
  } 2> /dev/null
}

# First in PS1 where PROMPT_COMMAND is readonly, and so in a subshell: files tell whether the step is still open.
__checklist_prompt_only() {
  {
    \builtin local "code=$?"
    if [[ -n ${__checklist_token[0]-} && -e $__checklist_step.begun && ! -s $__checklist_step.code ]]; then
      __checklist_end "$code"
    fi
  } > /dev/null 2>&1
}

# Last in PS1: the shell is about to read. Told earlier, VS Code would press Ctrl-C before it types the next line. It
# follows only a shell of whose prompt it knows the end.
__checklist_at_prompt() {
  {
    \builtin local code "ready=plain"
    if [[ -s $__checklist_folder/ended ]]; then
      \builtin read -r code < "$__checklist_folder/ended"
      \builtin printf '' >| "$__checklist_folder/ended"
      \builtin printf '\e]633;D;%s\a' "$code" > "$__checklist_screen"
    fi
    if [[ ! -s $__checklist_folder/ready ]]; then
      if [[ ${PS1-} == *'633;B'* ]]; then
        ready=integrated
        \builtin printf '\e]633;P;HasRichCommandDetection=True\a' > "$__checklist_screen"
      fi
      \builtin printf '%s %s\n' "$ready" "$$" >| "$__checklist_folder/ready"
    fi
  } > /dev/null 2>&1
}

__checklist_can_set() {
  (\builtin eval "$1=") 2> /dev/null
}

# Puts our hooks first and last in PROMPT_COMMAND and our marks around PS1, whatever has become of them.
__checklist_hook() {
  \builtin local entry own "prompt=${PS1-}"
  own=()
  if __checklist_can_set PROMPT_COMMAND; then
    for entry in ${PROMPT_COMMAND[@]+"${PROMPT_COMMAND[@]}"}; do
      entry=${entry#$'__checklist_prompt_first\n'}
      entry=${entry%$'\n__checklist_prompt_last'}
      if [[ $entry && $entry != __checklist_prompt_* ]]; then own+=("$entry"); fi
    done
    # Arrays are read whole since 5.1, and keep one entry's syntax error from the others.
    if ((BASH_VERSINFO[0] > 5 || (BASH_VERSINFO[0] == 5 && BASH_VERSINFO[1] >= 1))); then
      PROMPT_COMMAND=(__checklist_prompt_first ${own[@]+"${own[@]}"} __checklist_prompt_last)
    else
      PROMPT_COMMAND=$'__checklist_prompt_first\n'${own[0]-}$'\n__checklist_prompt_last'
    fi
  else
    if [[ $prompt != *__checklist_prompt_only* ]]; then
      prompt='$(__checklist_prompt_only 2> /dev/null)'$prompt
    fi
  fi
  if [[ $prompt != *'633;B'* ]]; then
    if \builtin shopt -q promptvars; then prompt+='$(__checklist_at_prompt 2> /dev/null)'; fi
    prompt='\[\e]633;A\a\]'$prompt'\[\e]633;B\a\]'
  fi
  if __checklist_can_set PS1; then PS1=$prompt; fi
}

# VS Code's own integration, sourced by some people's files, would report each step a second time.
VSCODE_SHELL_INTEGRATION=1

if [[ $__checklist_login == login ]]; then
  if [[ -r /etc/profile ]]; then \builtin . /etc/profile; fi
  if [[ -r ~/.bash_profile ]]; then
    \builtin . ~/.bash_profile
  elif [[ -r ~/.bash_login ]]; then
    \builtin . ~/.bash_login
  elif [[ -r ~/.profile ]]; then
    \builtin . ~/.profile
  fi
elif [[ -r ~/.bashrc ]]; then
  \builtin . ~/.bashrc
fi
\builtin set +e
\builtin unset __checklist_login

# Keeps our one line per step out of the history that the person goes through with the arrow keys.
if __checklist_can_set HISTCONTROL; then HISTCONTROL=ignorespace${HISTCONTROL:+:$HISTCONTROL}; fi
__checklist_hook
