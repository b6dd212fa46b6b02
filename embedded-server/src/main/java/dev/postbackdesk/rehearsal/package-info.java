/// Plays a merchant over real HTTP against a throw-away receiver, with a fault of choice.
@NullMarked
package dev.postbackdesk.rehearsal;

import org.jspecify.annotations.NullMarked;
