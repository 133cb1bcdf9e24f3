#!/usr/bin/env bash
# Builds all modules twice, in two directories, and compares the jars byte by byte: classes, sources, Javadoc, the application.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() {
	mkdir -p "$work/$1"
	(cd "$top" && git ls-files -z | xargs -0 tar -cf -) | tar -xf - -C "$work/$1"
}

build() {
	(cd "$work/$1" && mvn -q package -DskipTests "${@:2}" >&2)
	(cd "$work/$1" && find . -path '*/target/*.jar' -o -path '*/target/*.cdx.json' | sort | xargs sha256sum)
}

copy first
copy second-in-another-place
build first "$@" > "$work/first.sums"
build second-in-another-place "$@" > "$work/second.sums"
count=$(wc -l < "$work/first.sums")
[ "$count" -gt 0 ] || { echo "No jars were built" >&2; exit 1; }
diff "$work/first.sums" "$work/second.sums" || { echo "Two builds differ" >&2; exit 1; }
echo "$count files are the same in both builds"
