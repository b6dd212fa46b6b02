/// The Rehearsal screen: plays a merchant step by step, with a fault of choice, and as load.
@NullMarked
package dev.postbackdesk.desktop.rehearsal;

import org.jspecify.annotations.NullMarked;
