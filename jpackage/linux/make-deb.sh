#!/usr/bin/env bash
# Makes the .deb from the application image. Called by the build: make-deb.sh VERSION WORK OUT
#
# Not with jpackage's own, which installs to /opt and leaves no room for a man page, units and names of our own.
set -euo pipefail
version=${1/-/\~} work=$2 out=$3 # what comes before a version sorts before it
version=${version,,}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
architecture=$(dpkg --print-architecture)
root=$work/deb
lib=$root/usr/lib/postback-desk
doc=$root/usr/share/doc/postback-desk
umask 022
for tool in dpkg-deb objdump; do # else the packages it depends on would be missing
    command -v "$tool" > /dev/null || { echo "A .deb needs $tool (Debian: apt install dpkg-dev binutils)." >&2; exit 1; }
done

rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/systemd/user" "$root/usr/share/applications" \
    "$root/usr/share/man/man1" "$root/usr/share/lintian/overrides" "$doc"

# The times of jars and runtime stay: the caches of classes are valid only with them.
cp -a "$work/postback-desk" "$lib"
find "$lib/lib/runtime/bin" -type f ! -name java -delete
"$here/make-launcher.sh" "$lib" postback-desk
"$here/make-launcher.sh" "$lib" postback-receiver
rm -f "$lib"/lib/*.png "$lib"/lib/libapplauncher.so "$lib"/lib/app/*.cfg "$lib/lib/app/.jpackage.xml" \
    "$lib/lib/app/.package" "$lib/lib/runtime/bin/java"
find "$lib" -type f ! -path '*/bin/*' ! -name jspawnhelper ! -name jexec -exec chmod 644 {} +
find "$lib" -type d -exec chmod 755 {} +

install -m 755 "$here/postback-desk" "$root/usr/bin/postback-desk"
install -m 644 "$here/postback-desk.desktop" "$root/usr/share/applications/"
install -D -m 755 "$here/postback-receiver-namespaces" "$root/usr/lib/systemd/user-generators/postback-receiver-namespaces"
install -m 644 "$here"/postback-receiver*.service "$root/usr/lib/systemd/user/"
install -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/postback-desk"
icons=$top/assets/src/main/resources/dev/postbackdesk/assets/icons
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$icons/postback-desk-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/postback-desk.png"
done
install -D -m 644 "$icons/postback-desk.svg" "$root/usr/share/icons/hicolor/scalable/apps/postback-desk.svg"

install -m 644 "$here/copyright" "$doc/copyright"
install -m 644 "$work/THIRD-PARTY.txt" "$doc/THIRD-PARTY.txt"
gzip -9n < "$top/CHANGELOG.md" > "$doc/NEWS.gz"
date=$(date -u -R -d "@$(git -C "$top" log -1 --format=%ct 2>/dev/null || date +%s)")
printf 'postback-desk (%s) unstable; urgency=medium\n\n  * See NEWS.gz.\n\n -- Postback Desk <noreply@postbackdesk.dev>  %s\n' \
    "$version" "$date" | gzip -9n > "$doc/changelog.gz"

# The man page says what the program says of itself.
receiver=$lib/bin/postback-receiver
verbatim() { sed 's/\\/\\\\/g; s/^\./\\\&./; s/^'"'"'/\\\&'"'"'/; s/-/\\-/g'; }
commands() { # of a group: the names in its list of commands
    "$receiver" "$@" --help | sed -n '/^Commands:/,$s/^  \([a-z][a-z-]*\).*/\1/p'
}
describe() {
    printf '.SS "%s"\n.nf\n' "$*"
    "$receiver" "$@" --help | sed 's/postback-receiver/postback-desk/g' | verbatim
    printf '.fi\n'
    local command
    for command in $(commands "$@"); do describe "$@" "$command"; done
}
{
    sed "s/@DATE@/$(date -u -d "$date" +%Y-%m-%d)/; s/@VERSION@/$version/" "$here/postback-desk.1"
    printf '.nf\n'
    "$lib/bin/postback-desk" --help | verbatim
    printf '.fi\n.SH COMMANDS\n'
    for command in $(commands); do describe "$command"; done
} | gzip -9n > "$root/usr/share/man/man1/postback-desk.1.gz"

# What is needed is what the shipped libraries are linked with.
shipped=$(find "$lib" -name '*.so*' -printf '%f\n' | sort -u)
if ! grep -q '^libglass' <<< "$shipped"; then
    echo "JavaFX's native libraries are not in $lib: the package would not depend on GTK, and open no window." >&2
    exit 1
fi
needed=$(find "$lib" -type f \( -name '*.so*' -o -path '*/runtime/bin/*' \) -exec objdump -p {} + 2>/dev/null |
    sed -n 's/^ *NEEDED *//p' | sort -u)
depends=
while read -r library; do
    if grep -qxF "$library" <<< "$shipped"; then continue; fi
    package=$(awk -v library="$library" '$1 == library { sub(/^[^ ]+ +/, ""); print }' "$here/depends")
    if [ -z "$package" ]; then
        echo "No package is known that brings $library. Add it to $here/depends." >&2
        exit 1
    fi
    if [ "$package" != - ]; then depends+="$package"$'\n'; fi
done <<< "$needed"
depends=$(sort -u <<< "${depends%$'\n'}" | paste -sd, | sed 's/,/, /g')

cat > "$root/DEBIAN/control" <<END
Package: postback-desk
Version: $version
Architecture: $architecture
Maintainer: Postback Desk <noreply@postbackdesk.dev>
Installed-Size: $(du -sk --apparent-size "$root" | cut -f1)
Depends: $depends
Section: net
Priority: optional
Description: receive and explain server-to-server conversion postbacks
 Postback Desk receives the postbacks of server-to-server (cookie-less)
 conversion tracking on your own machine, and explains each one: what came,
 what it counts for, and, where something is wrong, why and what to do.
 .
 It brings a desktop, the same receiver without a window, and its own Java
 runtime.
END
install -m 755 "$here/postrm" "$root/DEBIAN/postrm"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)

mkdir -p "$out"
deb=$out/postback-desk_${version}_$architecture.deb
# Level 6 keeps the package within its goal (decision 27).
dpkg-deb --root-owner-group -Zxz -z6 --threads-max=2 -b "$root" "$deb"
ls -l "$deb"
