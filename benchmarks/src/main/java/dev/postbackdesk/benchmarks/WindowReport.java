package dev.postbackdesk.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was measured of the window.
///
/// @param platforms one for each way that the window was drawn
record WindowReport(Machine machine, int rows, List<String> windowOptions, List<Platform> platforms) {
    WindowReport {
        windowOptions = List.copyOf(windowOptions);
        platforms = List.copyOf(platforms);
    }

    /// What one process measured.
    ///
    /// @param name `headless` or `display`
    /// @param problems what makes its figures worthless
    record Platform(String name, List<Figure> figures, List<String> problems) {
        Platform {
            figures = List.copyOf(figures);
            problems = List.copyOf(problems);
        }
    }

    /// A row for each figure, a column for each platform.
    String table() {
        List<String> heads = new ArrayList<>(List.of("the window over " + rows + " postbacks"));
        platforms.forEach(platform -> heads.add(platform.name()));
        heads.addAll(List.of("unit", "goal"));
        Table table = new Table(heads.toArray(String[]::new));
        Set<String> all = new LinkedHashSet<>();
        Map<String, Figure> any = new LinkedHashMap<>();
        platforms.forEach(platform -> platform.figures().forEach(figure -> {
            all.add(figure.what());
            any.put(figure.what(), figure);
        }));
        for (String what : all) {
            List<String> cells = new ArrayList<>(List.of(what));
            for (Platform platform : platforms) {
                cells.add(platform.figures().stream().filter(figure -> figure.what().equals(what)).findFirst()
                        .map(Figure::cell).orElse("-  "));
            }
            Figure example = any.get(what);
            cells.add(example == null ? "" : example.unit());
            cells.add(example == null || example.goal() == null ? "" : example.goal().toString());
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    boolean isMissed() {
        return platforms.stream().flatMap(platform -> platform.figures().stream()).anyMatch(Figure::isMissed);
    }

    List<String> problems() {
        return platforms.stream().flatMap(
                platform -> platform.problems().stream().map(problem -> platform.name() + ": " + problem)).toList();
    }
}
