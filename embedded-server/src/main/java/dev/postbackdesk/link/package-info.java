/// Tracking links, their destination URLs, the postback URLs made for merchants, and what is known of networks. Pure functions but for the store.
@NullMarked
package dev.postbackdesk.link;

import org.jspecify.annotations.NullMarked;
