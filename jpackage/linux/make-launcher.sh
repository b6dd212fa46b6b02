#!/usr/bin/env bash
# Puts a script in the place of one of jpackage's launchers: make-launcher.sh IMAGE NAME
#
# jpackage's asks rpm and dpkg at each start which package it belongs to, to find files that always lie beside it: with
# a few hundred packages that takes longer than the start of the virtual machine. Options and class path are those that
# jpackage was given. The process bears the program's name, and not that of a Java: it is what people look for in a list.
#
# What stands in single quotes is for the script that is written.
# shellcheck disable=SC2016
set -euo pipefail
image=$1 name=$2
configuration=$image/lib/app/$name.cfg
value() { sed -n "s/^$1=//p" "$configuration"; }
main=$(value app.mainclass)
classpath=$(value app.classpath | sed 's/\$APPDIR/$app/' | paste -sd:)
options=$(value java-options | sed 's/\$APPDIR/$app/g; s/.*/    "&" \\/')
if [ -z "$main" ] || [ -z "$classpath" ] || [ -z "$options" ]; then
    echo "$configuration is not what is expected of jpackage." >&2
    exit 1
fi
cp -p "$image/lib/runtime/bin/java" "$image/lib/runtime/bin/$name"
{
    cat <<'END'
#!/bin/sh
self=$0
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
case $self in
/*) ;;
*) self=$PWD/$self ;;
esac
lib=${self%/bin/*}/lib
app=$lib/app
END
    if [ "$name" = postback-desk ]; then
        cat <<'END'
draw=
set_draw() {
    for card in /dev/dri/renderD* /dev/nvidia0 /dev/dxg; do
        if [ -e "$card" ]; then return; fi
    done
    # No graphics card: OpenGL would be drawn by the processor, through Mesa and a compiler of its own, which both JavaFX and
    # GTK would load. JavaFX's own software drawing needs neither, nor 8 MB of backgrounds that were drawn before.
    draw='-Dprism.order=sw -Dprism.disableRegionCaching=true'
    export GDK_GL="${GDK_GL:-disable}"
}
set_draw
END
    else
        cat <<'END'
# Of each arena a part stays with the process. Not for the desktop: the browser that it opens would have that, too.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
END
    fi
    printf 'exec "$lib/runtime/bin/%s" \\\n%s\n' "$name" "$options"
    printf '    -XX:TrimNativeHeapInterval=2000 "-Djpackage.app-path=$self" %s-cp "%s" \\\n    %s "$@"\n' \
        "$(if [ "$name" = postback-desk ]; then echo '$draw '; fi)" "$classpath" "$main"
} > "$image/bin/$name"
chmod 755 "$image/bin/$name"
