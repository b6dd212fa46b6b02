/// Load programs for the receiver, and what they print. A run starts the receiver and a reference server as processes of
/// their own, one after the other, lets [Generator] load them from a third process, and compares: the figures of one
/// machine mean little on another, their ratios do.
@NullMarked
package dev.postbackdesk.benchmarks;

import org.jspecify.annotations.NullMarked;
