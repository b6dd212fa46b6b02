/// Languages other than English: one file each, for all screens and all findings.
@NullMarked
package dev.postbackdesk.language;

import org.jspecify.annotations.NullMarked;
