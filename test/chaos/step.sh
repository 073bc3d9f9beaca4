#!/bin/sh
# What a command of the chaos checklist runs: says in CHAOS_TRACE that it begins and how it ends, whatever becomes of the
# one who watches. Parts 9, 18 and 27 fail at their first try.
part=$1
echo "begin $part" >> "$CHAOS_TRACE"
sleep 0.05
code=0
if [ $((part % 9)) -eq 0 ] && [ "$(grep -c "^begin $part$" "$CHAOS_TRACE")" -eq 1 ]; then code=3; fi
echo "end $part $code" >> "$CHAOS_TRACE"
if [ "$code" -eq 0 ]; then echo "part $part is deployed"; else echo "part $part is not deployed"; fi
exit "$code"
