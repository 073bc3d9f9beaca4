# What lets the extension see where a step begins and ends in zsh. What is shown goes to the terminal itself (a step may
# have redirected the shell), and the step's token is an array (which `set -a` cannot export).

typeset -g __checklist_folder=$RELEASE_CHECKLIST_FOLDER
typeset -g __checklist_screen=${RELEASE_CHECKLIST_SCREEN:-/dev/tty} # where marks are shown: a file, where there is no terminal
typeset -g __checklist_settle=${RELEASE_CHECKLIST_SETTLE-}          # settle.sh, where nobody sees the shell's prompt
builtin unset RELEASE_CHECKLIST_FOLDER RELEASE_CHECKLIST_LOGIN RELEASE_CHECKLIST_SCREEN RELEASE_CHECKLIST_SETTLE
builtin zmodload zsh/datetime

typeset -g __checklist_step=       # path of the step's files, without their endings
typeset -ga __checklist_token=()   # of the step that is open; empty when none is
typeset -g __checklist_code=0      # exit code of the last step
typeset -g __checklist_began=-     # when the step began
typeset -g __checklist_moved=0     # 1 when the step was made to begin in the workspace folder
typeset -ga __checklist_back=()    # directory of the step's own, directory to go back to
typeset -g __checklist_ended=      # exit code that VS Code is still to be told
typeset -g __checklist_start=      # what we have put before PS1
typeset -ga __checklist_own_eol=() # the person's own PROMPT_EOL_MARK, while ours is there

# PATH TOKEN TEXT: takes the step, tells VS Code that the line it has typed has started, and shows the person what it
# runs. Fails when the extension has given the step up meanwhile: who makes the file has the step.
__checklist_begin() {
  { (builtin setopt no_clobber; builtin printf '' > "$1.begun") } 2> /dev/null || builtin return 1
  __checklist_step=$1 __checklist_token=("$2") __checklist_began=- __checklist_moved=0 __checklist_back=()
  __checklist_hook
  builtin printf '%s' "$3" > "$__checklist_screen"
}

# FOLDER: the step runs in FOLDER, and the shell comes back from it.
__checklist_visit() {
  local before=$PWD
  builtin cd -q -- "$1" > /dev/null && __checklist_back=("$PWD" "$before")
}

# NEEDED FOLDER: goes to FOLDER when NEEDED is there and not here.
__checklist_start_in() {
  [[ ! -e $1 && -e $2/$1 ]] || builtin return 0
  builtin cd -q -- "$2" > /dev/null && __checklist_moved=1
}

# The last thing before the step's own text. Gives `$?` back as the last step left it.
__checklist_go() {
  {
    __checklist_began=${EPOCHREALTIME:--}
    builtin printf '%s %s\n' "$__checklist_began" "$__checklist_moved" >| "$__checklist_step.begun"
    builtin printf '\e]7711;%s;begin\a' "$__checklist_token[1]" > "$__checklist_screen"
    __checklist_set_eol
    builtin return "$__checklist_code"
  } 2> /dev/null
}

# CODE: the step has ended. Does nothing when none is open.
__checklist_close() {
  local ended=${EPOCHREALTIME:--}
  if [[ -n $__checklist_token[1] ]]; then
    __checklist_code=$1
    __checklist_tell "exit $1 $__checklist_began $ended $__checklist_moved" "$1"
    if [[ $__checklist_back[1] == "$PWD" ]]; then builtin cd -q -- "$__checklist_back[2]" > /dev/null; fi
    __checklist_hook
  fi
  builtin return "$1"
}

# zsh shows this at a prompt that follows a line that is not whole, before it calls any hook: there ends the output of a step
# that was aborted, with the exit code that `%?` stands for.
__checklist_set_eol() {
  __checklist_own_eol=("${PROMPT_EOL_MARK-%B%S%#%s%b}")
  typeset -g +x PROMPT_EOL_MARK=$'%{\e]7711;'$__checklist_token[1]$';exit %? - - '$__checklist_moved$'\a%}'$__checklist_own_eol[1]
}

__checklist_reset_eol() {
  if (( $#__checklist_own_eol )); then PROMPT_EOL_MARK=$__checklist_own_eol[1]; fi
  __checklist_own_eol=()
}

# REASON: the step could not be started.
__checklist_refuse() {
  __checklist_tell "refused $1" 1
}

# PAYLOAD CODE: writes the payload to the step's file, whose newline says that it is whole, and shows the end mark.
__checklist_tell() {
  builtin printf '%s\n' "$1" >| "$__checklist_step.code"
  builtin printf '\e]7711;%s;%s\a' "$__checklist_token[1]" "$1" > "$__checklist_screen"
  __checklist_token=()
  __checklist_ended=$2
  __checklist_reset_eol
  if [[ -n $__checklist_settle ]]; then command /bin/sh "$__checklist_settle" "$__checklist_step.begun"; fi
}

# After what the person's own hooks do: VS Code is told in the prompt, and follows only a shell of whose prompt it knows the end. Told earlier, it would
# press Ctrl-C before it types the next line.
__checklist_precmd_last() {
  {
    __checklist_hook
    local before=$'%{\e]633;A\a%}'
    if [[ -n $__checklist_ended ]]; then before=$'%{\e]633;D;'$__checklist_ended$'\a%}'$before; fi
    if [[ ! -s $__checklist_folder/ready ]]; then
      before=$'%{\e]633;P;HasRichCommandDetection=True\a%}'$before
      builtin printf 'integrated %s\n' "$$" >| "$__checklist_folder/ready"
    fi
    __checklist_ended=
    __checklist_put_before "$before"
  } 2> /dev/null
}

# The prompt is shown: shown again, it tells of no end any more.
__checklist_line_init() {
  __checklist_put_before $'%{\e]633;A\a%}'
}

__checklist_put_before() {
  PS1=$1${PS1#$__checklist_start}
  __checklist_start=$1
}

__checklist_history() {
  [[ $1 != *__checklist_folder/* ]]
}

# Puts our hooks first and last among the person's, and our mark after PS1, whatever has become of them.
__checklist_hook() {
  local end=$'%{\e]633;B\a%}'
  precmd_functions=(
    __checklist_precmd_first
    ${precmd_functions:#__checklist_precmd_*}
    __checklist_precmd_last
  )
  zshaddhistory_functions=(${zshaddhistory_functions:#__checklist_history} __checklist_history)
  if [[ $PS1 != *$end ]]; then PS1=$PS1$end; fi
}

autoload -Uz add-zle-hook-widget
add-zle-hook-widget line-init __checklist_line_init
