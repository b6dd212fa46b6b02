/// QR codes: drawn, saved and printed.
@NullMarked
package dev.postbackdesk.desktop.qr;

import org.jspecify.annotations.NullMarked;
