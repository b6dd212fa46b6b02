package dev.postbackdesk.desktop.reports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Days as `2026-11-22`, as the other screens write them. What is no day leaves the one before.
final class IsoDays extends StringConverter<@Nullable LocalDate> {
    private final DatePicker picker;

    IsoDays(DatePicker picker) {
        this.picker = picker;
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @Override
    public @Nullable LocalDate fromString(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return picker.getValue();
        }
    }
}
