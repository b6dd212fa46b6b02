package dev.postbackdesk.desktop.guide;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of a page, as it stands below the one before.
sealed interface Block {
    /// What it says, in words alone.
    String text();

    /// @param level from 1, the page's title
    /// @param anchor what links name it by
    record Heading(int level, String anchor, List<Run> runs) implements Block {
        public Heading {
            runs = List.copyOf(runs);
        }

        @Override
        public String text() {
            return words(runs);
        }
    }

    record Paragraph(List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        @Override
        public String text() {
            return words(runs);
        }
    }

    /// Lines to copy.
    record Code(String text) implements Block {}

    /// Entries, each behind its mark: a bullet or a number.
    record Items(List<Item> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(item -> words(item.blocks().stream())).collect(Collectors.joining("\n"));
        }
    }

    record Item(String mark, List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param head empty where no column has a name
    /// @param rows as many cells each as there are columns
    record Table(List<List<Run>> head, List<List<List<Run>>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }

        @Override
        public String text() {
            return Stream.concat(Stream.of(head), rows.stream())
                    .map(row -> row.stream().map(Block::words).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("\n"));
        }
    }

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String text() {
            return words(blocks.stream());
        }
    }

    /// What runs say.
    static String words(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static String words(Stream<Block> blocks) {
        return blocks.map(Block::text).collect(Collectors.joining("\n"));
    }
}
