/// The language of searches: reading it, completing it, the field that it is written in, and the filters that are kept.
@NullMarked
package dev.postbackdesk.desktop.search;

import org.jspecify.annotations.NullMarked;
