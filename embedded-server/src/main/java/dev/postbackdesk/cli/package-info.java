/// The headless commands of the contract.
@NullMarked
package dev.postbackdesk.cli;

import org.jspecify.annotations.NullMarked;
