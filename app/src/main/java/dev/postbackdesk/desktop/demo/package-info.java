/// The demo: its definitions and its past, the traffic that goes on, and what the window offers to do with it.
@NullMarked
package dev.postbackdesk.desktop.demo;

import org.jspecify.annotations.NullMarked;
