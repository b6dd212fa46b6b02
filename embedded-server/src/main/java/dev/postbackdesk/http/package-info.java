/// Bytes in, status out. Knows nothing of SQL.
///
/// A request's way: [ReceiverConnection] records its head as it arrives ([HeadRecorder], held to limits and to a
/// [RequestDeadline]); [Routes] reads [Head] and [Body], hands a postback to [dev.postbackdesk.postback.Intake] or a visit
/// to [dev.postbackdesk.click.Redirects], waits for it, and sends the [Reply]. What is refused before that is told to the
/// [Door].
@NullMarked
package dev.postbackdesk.http;

import org.jspecify.annotations.NullMarked;
