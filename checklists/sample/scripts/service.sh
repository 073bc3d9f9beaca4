#!/usr/bin/env bash
# Starts, stops and asks after the service on $PORT. One service per port; what is told to start must be built.
#
#   service.sh start VERSION     starts dist/quotes-VERSION or artifacts/quotes-VERSION, and waits until it answers
#   service.sh restart VERSION   the same, after stopping what runs
#   service.sh stop              stops what runs; no mistake when nothing does
#   service.sh status            what runs; exit code 3 when nothing does
#   service.sh health            what the service says of itself
#   service.sh logs              what it has logged since it was started
set -euo pipefail
cd "$(dirname "$0")/.."

port=${PORT:-8471}
tmp=${TMPDIR:-/tmp}
# The port belongs to the machine, not to this folder: so does the note of who holds it.
run_dir=${tmp%/}/quotes-service-$(id -u)
pid_file=$run_dir/$port.pid
log_file=$run_dir/$port.log
wait_seconds=10

# The process id of the running service, or nothing. A number left behind by a crash is not believed.
running_pid() {
  local pid
  pid=$(cat "$pid_file" 2>/dev/null) || return 0
  case "$(ps -ww -p "$pid" -o args= 2>/dev/null)" in
    *quotes-*/server.js*) echo "$pid" ;;
  esac
}

folder_of() {
  local folder
  for folder in "dist/quotes-$1" "artifacts/quotes-$1"; do
    if [ -f "$folder/server.js" ]; then
      echo "$PWD/$folder"
      return
    fi
  done
  echo "There is no build of $1, in dist/ or in artifacts/. Build it with scripts/build.sh." >&2
  return 1
}

# Starts the server in a session of its own, so that it holds on to no terminal, and prints its process id.
launch() {
  PORT=$port PID_FILE=$pid_file IDLE_EXIT_HOURS=4 node -e '
    const log = require("node:fs").openSync(process.argv[2], "w");
    const options = { detached: true, stdio: ["ignore", log, log] };
    const server = require("node:child_process").spawn(process.execPath, [process.argv[1]], options);
    server.unref();
    console.log(server.pid);
  ' "$1/server.js" "$log_file"
}

# Asks again and again, until the command succeeds or the time is over.
wait_until() {
  local deadline=$((SECONDS + wait_seconds))
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

is_settled() { [ "$(running_pid)" = "$1" ] || ! is_alive "$1"; }
is_alive() {
  case "$(ps -ww -p "$1" -o stat= 2>/dev/null)" in
    '' | Z*) return 1 ;;
  esac
}
is_gone() { ! is_alive "$1"; }

make_run_dir() {
  mkdir -p -m 700 "$run_dir"
  if [ ! -O "$run_dir" ]; then
    echo "$run_dir belongs to somebody else." >&2
    exit 1
  fi
}

start() {
  local folder pid
  if [ -z "${1:-}" ]; then
    echo "Which version? service.sh start VERSION" >&2
    exit 2
  fi
  folder=$(folder_of "$1")
  make_run_dir
  pid=$(running_pid)
  if [ -n "$pid" ]; then
    echo "Already running on port $port (pid $pid). Stop it first: scripts/service.sh stop" >&2
    exit 1
  fi
  pid=$(launch "$folder")
  wait_until is_settled "$pid" || true
  if [ "$(running_pid)" != "$pid" ]; then
    kill "$pid" 2>/dev/null || true
    echo "quotes $1 did not start. Its log says:" >&2
    cat "$log_file" >&2
    exit 1
  fi
  echo "started quotes $1 on port $port (pid $pid)"
}

stop() {
  local pid
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    echo "nothing to stop on port $port"
    return
  fi
  kill "$pid" 2>/dev/null || true
  if ! wait_until is_gone "$pid"; then
    kill -KILL "$pid" 2>/dev/null || true
    wait_until is_gone "$pid"
  fi
  rm -f "$pid_file"
  echo "stopped (pid $pid)"
}

status() {
  local pid
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    echo "stopped"
    exit 3
  fi
  echo "running on port $port (pid $pid)"
}

health() { curl -fsS --max-time 5 "http://127.0.0.1:$port/health"; }

logs() { cat "$log_file"; }

case "${1:-}" in
  start) start "${2:-}" ;;
  restart)
    stop
    start "${2:-}"
    ;;
  stop | status | health | logs) "$1" ;;
  *)
    echo "Usage: service.sh start VERSION | restart VERSION | stop | status | health | logs" >&2
    exit 2
    ;;
esac
