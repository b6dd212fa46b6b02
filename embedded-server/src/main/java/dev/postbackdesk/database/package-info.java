/// Opens the H2 file, migrates it, and commits in groups: nothing is answered before its batch is on disk.
@NullMarked
package dev.postbackdesk.database;

import org.jspecify.annotations.NullMarked;
