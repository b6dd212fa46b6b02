#!/usr/bin/env bash
# Installs the .deb in a clean Debian, uses it as its user would, and removes it again:
#
#     sudo jpackage/try-deb.sh [--root TARBALL] jpackage/target/installers/postback-desk_*.deb PICTURES
#
# Needs root, debootstrap, Xvfb, ImageMagick and curl. The clean Debian holds nothing but what the package depends on: the
# X server stands outside, and its socket is let in. SUITE and MIRROR say which Debian it is. --root takes a tarball that an
# earlier run wrote, or writes it where there is none.
set -euo pipefail
tarball=
if [ "${1:-}" = --root ]; then tarball=$2; shift 2; fi
deb=$(readlink -f "${1:?Which .deb?}") pictures=${2:?Where to write the pictures?}
suite=${SUITE:-bookworm} mirror=${MIRROR:-} # debootstrap knows one where none is named
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d /var/tmp/try-deb.XXXXXX)
port=18377 display=
program='' server=''

fail() { echo "FAILED: $*" >&2; exit 1; }
step() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
user() { inside DISPLAY="$display" HOME=/home/desk setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }
wait_for() { # SECONDS COMMAND...
    local end=$((SECONDS + $1)); shift
    until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.2; done
}
clean() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    sleep 1
    for point in tmp/.X11-unix dev/urandom dev/null dev/random proc; do
        mountpoint -q "$root/$point" && umount -l "$root/$point"
    done
    rm -rf --one-file-system "$root"
}
trap clean EXIT
mkdir -p "$pictures"

step "a clean $suite"
if [ -n "$tarball" ] && [ -s "$tarball" ]; then
    tar -C "$root" -xpf "$tarball"
else
    debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} > "$pictures/debootstrap.log" ||
        fail "debootstrap; see $pictures/debootstrap.log"
    if [ -n "$tarball" ]; then tar -C "$root" -cpf "$tarball" .; fi
fi
chmod 755 "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
if compgen -G '/etc/apt/apt.conf.d/*proxy*' > /dev/null; then cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/"; fi
mount -t proc proc "$root/proc"
for device in null random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done

step "install"
cp "$deb" "$root/tmp/postback-desk.deb"
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install /tmp/postback-desk.deb > "$pictures/install.log" 2>&1 ||
    { tail -20 "$pictures/install.log"; fail "apt-get install"; }
inside dpkg -s postback-desk | grep -E '^(Status|Version|Installed-Size)'
inside useradd --create-home --uid 1000 desk
user postback-desk receive --help > /dev/null
cp "$here/../docs/sample-setup.json" "$root/home/desk/setup.json"
chmod 644 "$root/home/desk/setup.json"

step "start under Xvfb"
Xvfb -displayfd 4 -screen 0 1440x900x24 -nolisten tcp 4> "$root/tmp/display" 2> /dev/null &
server=$!
wait_for 10 test -s "$root/tmp/display" || fail "Xvfb does not start"
display=:$(cat "$root/tmp/display")
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
user postback-desk --port $port --setup /home/desk/setup.json > "$pictures/desktop.out" 2>&1 &
program=$!
wait_for 60 grep -q "Receiving on http://127.0.0.1:$port" "$pictures/desktop.out" || fail "no receiver: $(cat "$pictures/desktop.out")"
log() { cat "$root"/home/desk/.local/state/postback-desk/desktop.log "$root"/home/desk/.local/share/postback-desk/logs/desktop.log 2> /dev/null || true; }
complete() { grep -q 'The window is complete' <<< "$(log)"; }
wait_for 60 complete || fail "no window: $(log | tail -5)"
DISPLAY=$display import -window root "$pictures/1-started.png"

step "a postback"
answer=$(curl -s "http://127.0.0.1:$port/postback?clickId=%7Bclickid%7D&id=C24CA0512421422E80996FBEBFD2211D&val=20.00&com=0&comperc=10")
echo "$answer"
grep -q '^ERROR PLACEHOLDER_NOT_REPLACED' <<< "$answer" || fail "another answer was due"
sleep 3
DISPLAY=$display import -window root "$pictures/2-postback.png"
if cmp -s "$pictures/1-started.png" "$pictures/2-postback.png"; then fail "the window shows nothing of it"; fi

step "a second start shows the first's window, a command names the holder"
user postback-desk --port $port | grep 'runs already' || fail "a second one started"
code=0
user postback-desk postbacks export || code=$?
test $code = 3 || fail "the export should have been refused with 3, and ended with $code"

step "stop"
pid=$(awk 'NR == 2' "$root/home/desk/.local/share/postback-desk/desk.lock")
kill -TERM "$pid"
wait "$program" || fail "it ended with $?"
program=
user postback-desk postbacks export | tee "$pictures/export.jsonl" | grep -q PLACEHOLDER_NOT_REPLACED || fail "the postback is not stored"
wc -l < "$pictures/export.jsonl"

step "remove and purge"
inside apt-get -qq -y remove postback-desk > /dev/null
if test -e "$root/usr/bin/postback-desk" || test -e "$root/usr/lib/postback-desk"; then fail "files of the package are left"; fi
test -s "$root/home/desk/.local/share/postback-desk/postback-desk.mv.db" || fail "the data are gone"
inside apt-get -qq -y install --no-install-recommends /tmp/postback-desk.deb > /dev/null 2>&1
user postback-desk postbacks export | grep -q PLACEHOLDER_NOT_REPLACED || fail "the data are not read again"
user postback-desk purge-data --yes
test ! -e "$root/home/desk/.local/share/postback-desk" || fail "purge-data left the data"
inside apt-get -qq -y purge postback-desk > /dev/null
inside dpkg -s postback-desk > /dev/null 2>&1 && fail "it is still known"
test -z "$(find "$root/usr" "$root/etc" "$root/var/lib/postback-desk" -name '*postback*' 2> /dev/null)" || fail "something is left"
printf '\nAll as it should be. Look at the pictures in %s.\n' "$pictures"
