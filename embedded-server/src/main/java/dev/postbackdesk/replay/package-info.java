/// Sends stored requests again, byte for byte: HTTP/1.1 over a plain socket. `java.net.URI`, and with it every HTTP client
/// of the JDK, refuses the very targets that postbacks fail for (`{clickid}`, a raw `#`).
@NullMarked
package dev.postbackdesk.replay;

import org.jspecify.annotations.NullMarked;
