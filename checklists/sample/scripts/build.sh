#!/usr/bin/env bash
# Builds the version in package.json into dist/quotes-VERSION. Building twice gives the same folder again.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(node -p 'require("./package.json").version')
if [ "${VERSION:-$version}" != "$version" ]; then
  echo "package.json says $version, but VERSION is $VERSION. Set the version in package.json first." >&2
  exit 1
fi

target=dist/quotes-$version
for source in src/*.js; do
  node --check "$source"
done

rm -rf "$target"
mkdir -p "$target"
cp src/*.js src/*.json "$target"
printf '{ "version": "%s", "builtAt": "%s", "node": "%s" }\n' \
  "$version" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(node --version)" > "$target/build.json"

files=$(ls "$target" | wc -l | tr -d ' ')
bytes=$(cat "$target"/* | wc -c | tr -d ' ')
echo "built $target"
echo "$files files, size: $(( (bytes + 1023) / 1024 )) kB"
