/// The receiver: it takes postbacks and clicks over HTTP, judges and stores them, and answers. It runs alone
/// ([dev.postbackdesk.cli.Main]) or inside the desktop, which reaches it through [dev.postbackdesk.receiver.Receiver] only.
///
/// The six steps that a postback takes:
///
/// 1. **Arrives**: [dev.postbackdesk.http.HttpReceiver] keeps its bytes as they came, or refuses it at the door.
/// 2. **Is parsed**, nothing lost, into a [dev.postbackdesk.postback.PostbackRequest], on its own thread.
/// 3. **Waits** for the one writer, [dev.postbackdesk.database.GroupCommit], which takes all that wait as one batch.
/// 4. **Is judged** by the [dev.postbackdesk.postback.Judge] inside the batch's transaction: a
///    [dev.postbackdesk.postback.Verdict] with its findings.
/// 5. **Is stored** by the [dev.postbackdesk.postback.PostbackStore], with what it changes and sums up; then the batch is
///    committed, and forced onto the disk.
/// 6. **Is answered** by [dev.postbackdesk.postback.Answers], and announced to the desktop's live table
///    ([dev.postbackdesk.receiver.Receiver#subscribe]).
///
/// A click goes the same way, with [dev.postbackdesk.click.LinkRedirects] in the places of parser, judge and answer. All of
/// it is put together in [dev.postbackdesk.receiver.LocalReceiver].
@NullMarked
package dev.postbackdesk;

import org.jspecify.annotations.NullMarked;
