# What a shell runs after each step where the person does not see its prompt, before it reads again:
#
#   sh settle.sh FILE
#
# Waits until the extension has let go of the step (FILE is gone): no key reaches the terminal any more. What was typed and
# not read by then was meant for the command, and is thrown away: the shell must not take it for a command of its own.

trap '' INT QUIT TSTP
turns=0
while [ -e "$1" ] && [ "$turns" -lt 300 ]; do
  turns=$((turns + 1))
  sleep 0.01
done
state=$(stty -g < /dev/tty) || exit 0
stty -icanon -echo min 0 time 0 < /dev/tty
# On Linux a read waits for another program's read of the same terminal, which may never end: do not wait, where dd can.
unless_read=
if dd iflag=nonblock count=0 < /dev/null > /dev/null 2>&1; then unless_read=iflag=nonblock; fi
dd bs=65536 count=1 $unless_read < /dev/tty > /dev/null 2>&1
stty "$state" < /dev/tty
