/// The Conversions screen: list, form, and the postback URL that is built at each key.
@NullMarked
package dev.postbackdesk.desktop.conversions;

import org.jspecify.annotations.NullMarked;
