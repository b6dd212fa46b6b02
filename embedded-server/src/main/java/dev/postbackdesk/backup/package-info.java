/// Copies of the database with the key of its click ids: made while the receiver runs, and put back while it does not.
@NullMarked
package dev.postbackdesk.backup;

import org.jspecify.annotations.NullMarked;
