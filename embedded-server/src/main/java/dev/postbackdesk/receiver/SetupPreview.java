package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;
import java.util.List;

/// What importing a definitions file would do now; nothing was changed. Immutable.
///
/// @param items what is new or differs, conversions first, in the file's order
/// @param kept how many conversions and links of the file are here already, just so
/// @param warnings sentences about what would be imported but not work as it stands
public record SetupPreview(List<Item> items, int kept, List<Saying> warnings) {
    public SetupPreview {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }

    /// A conversion or a link.
    public enum Kind {
        CONVERSION, LINK
    }

    /// A new one, or one that would change.
    ///
    /// @param key a conversion's id, or a link's slug
    /// @param isNew whether it is not here yet
    /// @param fields what would differ; of a new one what is not the default
    public record Item(Kind kind, String name, String key, boolean isNew, List<FieldChange> fields) {
        public Item {
            fields = List.copyOf(fields);
        }
    }

    /// One field, named as in the file. A secret is `***`, whatever it is.
    ///
    /// @param before as it is now; `""` where there is nothing
    /// @param after as it would be; `""` where there is nothing
    public record FieldChange(String field, String before, String after) {}
}
