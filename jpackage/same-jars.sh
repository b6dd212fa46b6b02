#!/usr/bin/env bash
# Shows that the build is reproducible: builds the present commit twice, in two folders, and compares all jars.
#
#     jpackage/same-jars.sh [further arguments for Maven]
set -euo pipefail
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in one another-folder; do
    mkdir "$work/$build"
    git -C "$top" archive HEAD | tar -x -C "$work/$build"
    (cd "$work/$build" && mvn -q -B -ntp -Pinstaller -pl app -am package -DskipTests -Dmaven.test.skip=true "$@")
    (cd "$work/$build" && sha256sum ./*/target/*.jar) > "$work/$build.sums"
done
cat "$work/one.sums"
diff "$work/one.sums" "$work/another-folder.sums" && echo "Both builds made the same jars."
