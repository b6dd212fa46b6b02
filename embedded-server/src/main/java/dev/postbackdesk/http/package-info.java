/// Bytes in, status out. Knows nothing of SQL.
@NullMarked
package dev.postbackdesk.http;

import org.jspecify.annotations.NullMarked;
