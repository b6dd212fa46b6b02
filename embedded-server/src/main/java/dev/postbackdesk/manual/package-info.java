/// Reads what merchants' manuals say of their placeholders. Pure functions.
@NullMarked
package dev.postbackdesk.manual;

import org.jspecify.annotations.NullMarked;
