/// Whether the receiver keeps its promise when it is killed, stopped or paused: real processes, real sockets, and a ledger
/// of what was answered, compared afterwards with what the commands export.
@NullMarked
package dev.postbackdesk.durability;

import org.jspecify.annotations.NullMarked;
