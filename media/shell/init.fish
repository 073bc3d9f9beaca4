# What fish in a run's terminal reads after the person's own files: it lets the extension see where a step begins and ends.
#
# It runs among whatever those files do. Therefore each builtin is called through `builtin` (no function, no abbreviation),
# and what is shown goes to the terminal itself. What it keeps in variables is not exported.

set -g __checklist_folder $RELEASE_CHECKLIST_FOLDER
set -g __checklist_screen /dev/tty # where marks are shown: a file, where there is no terminal
set -q RELEASE_CHECKLIST_SCREEN; and set -g __checklist_screen $RELEASE_CHECKLIST_SCREEN
set -g __checklist_settle $RELEASE_CHECKLIST_SETTLE # settle.sh, where nobody sees the shell's prompt
set -e RELEASE_CHECKLIST_FOLDER RELEASE_CHECKLIST_LOGIN RELEASE_CHECKLIST_SCREEN RELEASE_CHECKLIST_SETTLE

set -g __checklist_step # path of the step's files, without their endings
set -g __checklist_token # of the step that is open; empty when none is
set -g __checklist_code 0 # exit code of the last step
set -g __checklist_moved 0 # 1 when the step was made to begin in the workspace folder
set -g __checklist_back # directory of the step's own, directory to go back to
set -g __checklist_held 0 # how many jobs were stopped when the step began
set -g __checklist_ended # exit code that VS Code is still to be told

# PATH TOKEN TEXT: takes the step, tells VS Code that the line it has typed has started, and shows the person what it
# runs. Fails when the extension has given the step up meanwhile: who makes the file has the step.
function __checklist_begin
    builtin printf '' 2>/dev/null >?"$argv[1].begun"
    or return 1
    set -g __checklist_step $argv[1]
    set -g __checklist_token $argv[2]
    set -g __checklist_moved 0
    set -g __checklist_back
    __checklist_hook
    builtin printf '%s' $argv[3] >$__checklist_screen
end

# FOLDER: the step runs in FOLDER, and the shell comes back from it.
function __checklist_visit
    set -l before $PWD
    builtin cd $argv[1]
    and set -g __checklist_back $PWD $before
end

# NEEDED FOLDER: goes to FOLDER when NEEDED is there and not here.
function __checklist_start_in
    if not builtin test -e $argv[1]; and builtin test -e $argv[2]/$argv[1]
        builtin cd $argv[2]
        and set -g __checklist_moved 1
    end
end

# The last thing before the step's own text. Gives `$status` back as the last step left it.
function __checklist_go
    builtin printf '%s %s\n' - $__checklist_moved >$__checklist_step.begun
    builtin printf '\e]7711;%s;begin\a' $__checklist_token >$__checklist_screen
    set -g __checklist_held (__checklist_count)
    return $__checklist_code
end

# How many jobs Ctrl-Z has stopped.
function __checklist_count
    builtin jobs | builtin string match --entire \tstopped\t | builtin count
end

# CODE: the step has ended. Does nothing when none is open. fish goes on after Ctrl-Z as if the command had succeeded, and is
# not believed: 148 is what the other shells say.
function __checklist_end
    builtin test -n "$__checklist_token"
    or return 0
    builtin test $argv[1] -eq 0 -a (__checklist_count) -gt $__checklist_held
    and set argv[1] 148
    set -g __checklist_code $argv[1]
    __checklist_tell "exit $argv[1] - - $__checklist_moved" $argv[1]
    if builtin test "$__checklist_back[1]" = "$PWD"
        builtin cd $__checklist_back[2]
    end
    return $argv[1]
end

# REASON: the step could not be started.
function __checklist_refuse
    __checklist_tell "refused $argv[1]" 1
end

# PAYLOAD CODE: writes the payload to the step's file, whose newline says that it is whole, and shows the end mark.
function __checklist_tell
    builtin printf '%s\n' $argv[1] >$__checklist_step.code
    builtin printf '\e]7711;%s;%s\a' $__checklist_token $argv[1] >$__checklist_screen
    set -g __checklist_token
    set -g __checklist_ended $argv[2]
    builtin test -n "$__checklist_settle"
    and /bin/sh $__checklist_settle $__checklist_step.begun
end

# Closes a step that Ctrl-C has aborted.
function __checklist_postexec --on-event fish_postexec
    __checklist_end $status
end

# Puts our marks around the prompt, whatever has become of it. VS Code follows only a shell of whose prompt it knows the end.
function __checklist_hook
    functions fish_prompt 2>/dev/null | builtin string match -q '*__checklist_ready*'
    and return
    functions -e __checklist_own_prompt
    functions -c fish_prompt __checklist_own_prompt
    function fish_prompt
        set -l before $status
        __checklist_ready
        builtin printf '\e]633;A\a'
        __checklist_restore $before
        __checklist_own_prompt
        builtin printf '\e]633;B\a'
    end
end

function __checklist_restore
    return $argv[1]
end

# The shell is about to read.
function __checklist_ready
    if builtin test -n "$__checklist_ended"
        builtin printf '\e]633;D;%s\a' $__checklist_ended
        set -g __checklist_ended
    end
    if not builtin test -s $__checklist_folder/ready
        builtin printf '\e]633;P;HasRichCommandDetection=True\a'
        builtin printf 'integrated %s\n' $fish_pid >$__checklist_folder/ready
    end
end

__checklist_hook
