package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// The way of a postback.
final class TimelineView extends Timeline {
    TimelineView(List<Detail.Station> stations) {
        super(stations.stream().map(TimelineView::stop).toList());
    }

    private static Stop stop(Detail.Station station) {
        List<String> lines = new ArrayList<>(station.lines());
        if (!station.after().isEmpty()) {
            lines.add(station.after());
        }
        return new Stop(icon(station.kind()), station.title(), lines, State.valueOf(station.state().name()));
    }

    private static Feather icon(String kind) {
        return switch (kind) {
            case "click" -> Feather.MOUSE_POINTER;
            case "merchant" -> Feather.SHOPPING_BAG;
            case "postback" -> Feather.SEND;
            default -> Feather.CHECK;
        };
    }
}
