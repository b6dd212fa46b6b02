/// Conversions: what a merchant may report, how its postbacks are counted, and who may send them.
@NullMarked
package dev.postbackdesk.conversion;

import org.jspecify.annotations.NullMarked;
