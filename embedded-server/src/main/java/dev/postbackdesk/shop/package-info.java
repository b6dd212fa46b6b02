/// The demo shop: some product pages at `/demo/…` whose server side reports what is bought, as a merchant's does. Open only in
/// demo mode.
@NullMarked
package dev.postbackdesk.shop;

import org.jspecify.annotations.NullMarked;
