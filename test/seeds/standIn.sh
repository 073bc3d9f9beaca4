#!/bin/sh
# Stands in for the program whose name it is linked under: does what the driver has laid down for the command that runs
# now (test/seeds/standIns.ts). Any other program of that command is the real one, where there is one.
name=${0##*/}
state=$STAND_IN_STATE
owner=
[ -r "$state/owner" ] && read -r owner < "$state/owner"
if [ "$name" != "$owner" ]; then
  PATH=$STAND_IN_REAL_PATH
  export PATH
  command -v "$name" > /dev/null || exit 0
  exec "$name" "$@"
fi
read -r code < "$state/code"
read -r seconds < "$state/seconds"
[ "$seconds" = 0 ] || /bin/sleep "$seconds"
/bin/cat "$state/output"
/bin/cat "$state/errors" >&2
exit "$code"
