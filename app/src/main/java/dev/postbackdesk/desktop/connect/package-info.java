/// The Connect screen: from the choice of a network to two tested addresses, in four steps.
@NullMarked
package dev.postbackdesk.desktop.connect;

import org.jspecify.annotations.NullMarked;
