/// Where a process logs.
@NullMarked
package dev.postbackdesk.log;

import org.jspecify.annotations.NullMarked;
