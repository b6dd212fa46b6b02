/// Figures of a period: clicks, postbacks, conversions, amounts, reasons.
@NullMarked
package dev.postbackdesk.desktop.reports;

import org.jspecify.annotations.NullMarked;
