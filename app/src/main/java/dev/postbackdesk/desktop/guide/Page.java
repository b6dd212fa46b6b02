package dev.postbackdesk.desktop.guide;

import java.util.List;
import java.util.stream.Collectors;

/// A page of the guide.
///
/// @param name of its file, without `.md`
record Page(String name, List<Block> blocks) {
    Page {
        blocks = List.copyOf(blocks);
    }

    /// What it says, in words alone.
    String text() {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    /// What links name its headings by, in their order.
    List<String> anchors() {
        return blocks.stream().filter(Block.Heading.class::isInstance).map(Block.Heading.class::cast)
                .map(Block.Heading::anchor).toList();
    }

    /// Whether a link may name this heading of it.
    boolean has(String anchor) {
        return anchor.isEmpty() || anchors().contains(anchor);
    }
}
