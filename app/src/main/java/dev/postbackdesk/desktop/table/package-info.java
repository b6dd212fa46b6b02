/// What tables of stored rows have in common: columns as the user arranged them, pages by key, selection by number, copying.
@NullMarked
package dev.postbackdesk.desktop.table;

import org.jspecify.annotations.NullMarked;
