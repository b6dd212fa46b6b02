#!/bin/sh
# Run by jpackage when it has copied the application image for the .dmg, without the files' times. A cache of classes is valid
# only with jars of the time they had when it was made: that of the build, see "times" in pom.xml.
set -e
find "${JpAppImageDir:?}" -name '*.jar' -exec env TZ=UTC0 touch -t 202601010000.00 {} +
