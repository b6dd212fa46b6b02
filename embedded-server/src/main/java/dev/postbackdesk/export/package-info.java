/// Postbacks and clicks as JSON Lines and CSV, row by row, secrets masked: the contract's *One line of postbacks export*.
@NullMarked
package dev.postbackdesk.export;

import org.jspecify.annotations.NullMarked;
