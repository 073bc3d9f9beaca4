# What PowerShell in a run's terminal reads after the person's own profile: it lets the extension see where a step begins and
# ends. It is read as text, not run as a file: an execution policy may forbid script files.

$Global:__checklist = @{
    Folder = $env:RELEASE_CHECKLIST_FOLDER
    Step   = ''    # path of the step's files, without their endings
    Token  = ''    # of the step that is open; empty when none is
    Moved  = 0     # 1 when the step was made to begin in the workspace folder
    There  = ''    # directory of the step's own
    Back   = ''    # directory to go back to from it
    Ended  = $null # exit code that VS Code is still to be told
    Prompt = $function:prompt
}
Remove-Item -ErrorAction Ignore Env:RELEASE_CHECKLIST_FOLDER, Env:RELEASE_CHECKLIST_LOGIN

# The text of a file as something that can be called: ` . (__checklist_read FILE)` runs it in the scope of the prompt.
function Global:__checklist_read([string]$path, [string]$after = '') {
    [scriptblock]::Create([IO.File]::ReadAllText($path) + $after)
}

function Global:__checklist_show([string]$sequence) {
    [Console]::Write("$([char]27)]$sequence$([char]7)")
}

# Takes the step, tells VS Code that the line it has typed has started, and shows the person what it runs. False when the
# extension has given the step up meanwhile: who makes the file has the step.
function Global:__checklist_begin([string]$path, [string]$token, [string]$text) {
    try { [IO.File]::Open("$path.begun", 'CreateNew').Dispose() } catch { return $false }
    $Global:__checklist.Step = $path
    $Global:__checklist.Token = $token
    $Global:__checklist.Moved = 0
    $Global:__checklist.There = ''
    __checklist_show '633;C'
    [Console]::Write($text)
    return $true
}

# The step runs in the folder, and the shell comes back from it.
function Global:__checklist_visit([string]$folder) {
    $Global:__checklist.Back = $PWD.Path
    try { Set-Location -LiteralPath $folder -ErrorAction Stop } catch { return $false }
    $Global:__checklist.There = $PWD.Path
    return $true
}

# Goes to the folder when what is needed is there and not here.
function Global:__checklist_start_in([string]$needed, [string]$folder) {
    if ((Test-Path -LiteralPath $needed) -or -not (Test-Path -LiteralPath (Join-Path $folder $needed))) { return $true }
    try { Set-Location -LiteralPath $folder -ErrorAction Stop } catch { return $false }
    $Global:__checklist.Moved = 1
    return $true
}

# The last thing before the step's own text.
function Global:__checklist_go {
    [IO.File]::WriteAllText("$($Global:__checklist.Step).begun", "- $($Global:__checklist.Moved)`n")
    __checklist_show "7711;$($Global:__checklist.Token);begin"
    $Global:LASTEXITCODE = 0
}

# The step has ended. A command that is no program has no exit code: 1 stands for its failure.
function Global:__checklist_end([bool]$ok) {
    $code = if ($ok) { 0 } elseif ($Global:LASTEXITCODE) { $Global:LASTEXITCODE } else { 1 }
    __checklist_tell "exit $code - - $($Global:__checklist.Moved)" $code
    if ($Global:__checklist.There -and $Global:__checklist.There -eq $PWD.Path) {
        Set-Location -LiteralPath $Global:__checklist.Back
    }
}

# The step could not be started.
function Global:__checklist_refuse([string]$reason) {
    __checklist_tell "refused $reason" 1
}

# Writes the payload to the step's file, whose newline says that it is whole, and shows the end mark.
function Global:__checklist_tell([string]$payload, [int]$code) {
    [IO.File]::WriteAllText("$($Global:__checklist.Step).code", "$payload`n")
    __checklist_show "7711;$($Global:__checklist.Token);$payload"
    $Global:__checklist.Token = ''
    $Global:__checklist.Ended = $code
}

# The shell is about to read. A step that is still open was ended by Ctrl-C. VS Code follows only a shell of whose prompt it
# knows the end.
function Global:prompt {
    if ($Global:__checklist.Token) { __checklist_tell "exit 130 - - $($Global:__checklist.Moved)" 130 }
    $before = ''
    if ($null -ne $Global:__checklist.Ended) { $before = "$([char]27)]633;D;$($Global:__checklist.Ended)$([char]7)" }
    $Global:__checklist.Ended = $null
    $ready = Join-Path $Global:__checklist.Folder 'ready'
    if (-not (Test-Path -LiteralPath $ready)) {
        $before += "$([char]27)]633;P;HasRichCommandDetection=True$([char]7)"
        [IO.File]::WriteAllText($ready, "integrated $PID`n")
    }
    "$before$([char]27)]633;A$([char]7)$(& $Global:__checklist.Prompt)$([char]27)]633;B$([char]7)"
}
