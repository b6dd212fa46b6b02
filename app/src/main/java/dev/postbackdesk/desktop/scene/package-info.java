/// Scripted pasts, played through a real receiver, and the pictures made of them.
@NullMarked
package dev.postbackdesk.desktop.scene;

import org.jspecify.annotations.NullMarked;
