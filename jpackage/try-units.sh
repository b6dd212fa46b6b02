#!/usr/bin/env bash
# Boots a Debian with its own kernel and systemd, and runs the units in it:
#
#     sudo jpackage/try-units.sh [--root TARBALL] OUT
#
# With what `mvn -Pinstaller verify` wrote to target/installers: the .deb's unit as a user's service, with user namespaces and
# without them, and the .tar.gz's unit as the system's. Writes what the machine says to OUT/console.log. Needs root, debootstrap,
# qemu-system-x86_64 and mke2fs; without /dev/kvm, or with EMULATED=1 where that does not work, the machine is slow. SUITE and MIRROR, and --root, as for
# try-deb.sh, but not the same tarball: this one holds a kernel.
set -euo pipefail
tarball=
if [ "${1:-}" = --root ]; then tarball=$2; shift 2; fi
out=${1:?Where to write what the machine says?}
suite=${SUITE:-bookworm} mirror=${MIRROR:-}
here=$(cd "$(dirname "$0")" && pwd)
installers=$here/target/installers
work=$(mktemp -d /var/tmp/try-units.XXXXXX)
root=$work/root
trap 'umount -l "$root/proc" 2> /dev/null || true; rm -rf --one-file-system "$work"' EXIT
mkdir -p "$root" "$out"
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

if [ -n "$tarball" ] && [ -s "$tarball" ]; then
    tar -C "$root" -xpf "$tarball"
else
    debootstrap --variant=minbase \
        --include=systemd,systemd-sysv,dbus,dbus-user-session,libpam-systemd,curl,iproute2,linux-image-cloud-amd64 \
        "$suite" "$root" ${mirror:+"$mirror"} > "$out/debootstrap.log"
    if [ -n "$tarball" ]; then tar -C "$root" -cpf "$tarball" .; fi
fi
chmod 755 "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
if compgen -G '/etc/apt/apt.conf.d/*proxy*' > /dev/null; then cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/"; fi
mount -t proc proc "$root/proc"
cp "$installers"/postback-desk_*.deb "$root/tmp/postback-desk.deb"
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install /tmp/postback-desk.deb > "$out/install.log" 2>&1
umount "$root/proc"
inside useradd --create-home --uid 1000 --shell /bin/bash desk
mkdir "$root/opt/postback-receiver"
tar -C "$root/opt/postback-receiver" --strip-components=1 -xf "$(ls "$installers"/postback-receiver-*.tar.gz)"

cat > "$root/usr/local/bin/try-units" <<'END'
#!/bin/bash
# Ends with the line that the script outside looks for.
fail() { echo "FAILED: $*"; journalctl --no-pager -n 60; systemctl poweroff; exit 1; }
step() { printf '\n== %s\n' "$*"; }
user() { runuser -u desk -- env XDG_RUNTIME_DIR=/run/user/1000 HOME=/home/desk "$@"; }
answers() { # within two minutes: an emulated processor takes its time
    for _ in $(seq 120); do
        curl -s -o /dev/null --max-time 5 http://127.0.0.1:8377/health && return
        sleep 1
    done
    return 1
}
postback() { curl -s "http://127.0.0.1:8377/postback?clickId=$1&id=C24CA0512421422E80996FBEBFD2211D&val=1"; }
confined() { # PID: no new privileges, system calls filtered, no capability to be had, a root that can't be written
    grep -E '^(NoNewPrivs|Seccomp|CapEff|CapBnd):' "/proc/$1/status"
    grep -q '^NoNewPrivs:.*1' "/proc/$1/status" || fail "new privileges"
    grep -q '^Seccomp:.*2' "/proc/$1/status" || fail "system calls are not filtered"
    grep -q '^CapEff:.*0000000000000000' "/proc/$1/status" || fail "capabilities"
    awk '$5 == "/" { print "root:", $6 }' "/proc/$1/mountinfo"
}
readonly_root() { awk '$5 == "/" { print $6 }' "/proc/$1/mountinfo" | grep -q '^ro'; }

step "$(systemctl --version | head -1), $(uname -r)"
loginctl enable-linger desk
for _ in $(seq 60); do [ -S /run/user/1000/bus ] && break; sleep 1; done

step "the user's unit"
user systemctl --user enable --now postback-receiver || fail "enable"
answers || fail "no answer"
pid=$(user systemctl --user show -p MainPID --value postback-receiver)
confined "$pid"
readonly_root "$pid" || fail "its root can be written"
postback one
before=$pid

step "killed, it comes back"
kill -9 "$pid"
sleep 6
answers || fail "no answer after a kill"
pid=$(user systemctl --user show -p MainPID --value postback-receiver)
[ "$pid" != "$before" ] || fail "the same process"
postback two

step "stopped"
user systemctl --user stop postback-receiver || fail "stop"
user systemctl --user show -p Result -p ExecMainStatus postback-receiver
user systemctl --user show -p Result postback-receiver | grep -q success || fail "it did not end well"
user postback-desk postbacks export | grep -c . | grep -qx 2 || fail "two postbacks were due"
! user systemctl --user list-units --failed --no-legend | grep . || fail "a unit failed"

step "without namespaces for users"
sysctl -q kernel.unprivileged_userns_clone=0
user systemctl --user daemon-reload
user systemctl --user start postback-receiver || fail "start"
answers || fail "no answer without namespaces"
confined "$(user systemctl --user show -p MainPID --value postback-receiver)"
postback three
user systemctl --user disable --now postback-receiver || fail "disable"
user postback-desk postbacks export | grep -c . | grep -qx 3 || fail "three postbacks were due"

step "the system's unit"
cp /opt/postback-receiver/postback-receiver.service /etc/systemd/system/
systemctl daemon-reload
systemctl enable --now postback-receiver || fail "enable"
answers || fail "no answer of the system's unit"
pid=$(systemctl show -p MainPID --value postback-receiver)
confined "$pid"
readonly_root "$pid" || fail "its root can be written"
[ "$(stat -c %U "/proc/$pid")" != root ] || fail "it runs as root"
postback four
systemctl stop postback-receiver || fail "stop"
systemctl show -p Result postback-receiver | grep -q success || fail "it did not end well"
/opt/postback-receiver/bin/postback-receiver postbacks export --data /var/lib/private/postback-receiver | grep -c . | grep -qx 1 ||
    fail "one postback was due"
ls -ld /var/lib/private/postback-receiver
journalctl --no-pager -u postback-receiver | tail -5

printf '\nAll units as they should be.\n'
systemctl poweroff
END
chmod 755 "$root/usr/local/bin/try-units"
cat > "$root/etc/systemd/system/try-units.service" <<'END'
[Unit]
After=systemd-logind.service dbus.service
[Service]
Type=oneshot
ExecStart=/usr/local/bin/try-units
StandardOutput=file:/dev/ttyS0
StandardError=file:/dev/ttyS0
END
ln -s ../try-units.service "$root/etc/systemd/system/multi-user.target.wants/try-units.service"
# It would hang up the line that the script writes to.
ln -s /dev/null "$root/etc/systemd/system/serial-getty@ttyS0.service"
echo '/dev/vda / ext4 rw 0 1' > "$root/etc/fstab"
inside passwd -dq root

cp "$root"/boot/vmlinuz-* "$work/kernel"
cp "$root"/boot/initrd.img-* "$work/initrd"
mke2fs -q -t ext4 -d "$root" "$work/disk" 3G
processor=(-accel "tcg,thread=multi" -cpu max)
if [ -w /dev/kvm ] && [ -z "${EMULATED:-}" ]; then processor=(-accel kvm -cpu host); fi
timeout 1500 qemu-system-x86_64 "${processor[@]}" -m 1024 -smp 2 -display none -no-reboot -nic none \
    -drive "file=$work/disk,format=raw,if=virtio" -kernel "$work/kernel" -initrd "$work/initrd" \
    -append 'root=/dev/vda rw console=ttyS0 quiet' -serial "file:$out/console.log" || true
tr -d '\r' < "$out/console.log" | sed -n '/^== /,$p'
grep -q 'All units as they should be' "$out/console.log"
