#!/usr/bin/env bash
# Makes the .tar.gz of the receiver without a window. Called by the build: make-tar.sh VERSION SERVER WORK OUT
set -euo pipefail
version=$1 server=$2 work=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
name=postback-receiver-$version-linux-$(uname -m)
folder=$work/$name
umask 022

rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/lib" "$out"
cp -a "$work/receiver-runtime" "$folder/runtime"
find "$folder/runtime/bin" -type f ! -name java -delete
cp -p "$server/postback-receiver.jar" "$folder/"
# What else once lay there is not named by the jar.
for jar in $(unzip -p "$server/postback-receiver.jar" META-INF/MANIFEST.MF | tr -d '\r' |
    sed -n '/^Class-Path:/,/^[^ ]/p' | sed -e '2,${/^[^ ]/d}' -e 's/^Class-Path: //' -e 's/^ //' | tr -d '\n'); do
    cp -p "$server/$jar" "$folder/lib/"
done
install -m 755 "$here/postback-receiver" "$folder/bin/postback-receiver"
install -m 644 "$here/README" "$here/Dockerfile" "$here/postback-receiver.service" "$top/LICENSE" "$work/THIRD-PARTY.txt" \
    "$folder/"

# The same options as in bin/postback-receiver: the cache is valid only with them. What is recorded is a start over data
# that a process before has made, as all starts but the first are.
rehearse() { # OPTIONS...
    "$folder/runtime/bin/java" -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED -Xmx136m -Xms14m \
        -XX:NewSize=5m -XX:MaxNewSize=32m -XX:CompileThresholdScaling=5 -XX:+UseParallelGC -XX:+UseCompactObjectHeaders \
        -XX:TrimNativeHeapInterval=2000 "$@" -cp "$folder/postback-receiver.jar" dev.postbackdesk.cli.Rehearsal \
        "$work/rehearsal-of-$name"
}
rm -rf "$work/rehearsal-of-$name"
rehearse
rehearse -XX:AOTCacheOutput="$folder/receiver.aot" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining
test -s "$folder/receiver.aot"

tar -C "$work" --owner=0 --group=0 --numeric-owner --sort=name -c "$name" | gzip -9n > "$out/$name.tar.gz"
ls -l "$out/$name.tar.gz"
