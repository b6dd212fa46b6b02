package dev.postbackdesk.desktop.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Which rows are so new that they glow: for one second, at most twenty a second, else none.
final class Glow {
    /// Whether and how rows glow.
    enum Motion {
        FADING,
        /// Stays as it began: for pictures.
        STILL,
        /// The system asks for reduced motion.
        NONE
    }

    private static final int MOST_A_SECOND = 20;
    private static final Duration BRIGHT = Duration.millis(300);
    private static final Duration END = Duration.millis(1000);

    private final Motion motion;
    private final Map<Long, Integer> glowing = new HashMap<>();
    private final Set<LiveRow> rows = new HashSet<>();
    private final Deque<Long> recent = new ArrayDeque<>();

    Glow(Motion motion) {
        this.motion = motion;
    }

    void register(LiveRow row) {
        rows.add(row);
    }

    /// 2 for a bright one, 1 for a fading one, 0 for none.
    int level(long number) {
        return glowing.getOrDefault(number, 0);
    }

    void begin(List<Long> numbers) {
        if (motion == Motion.NONE || numbers.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        while (!recent.isEmpty() && now - recent.peekFirst() > 1_000_000_000L) {
            recent.removeFirst();
        }
        numbers.forEach(_ -> recent.addLast(now));
        while (recent.size() > 10 * MOST_A_SECOND) {
            recent.removeFirst();
        }
        if (recent.size() > MOST_A_SECOND) {
            return;
        }
        set(numbers, 2);
        if (motion == Motion.FADING) {
            new Timeline(new KeyFrame(BRIGHT, _ -> set(numbers, 1)), new KeyFrame(END, _ -> set(numbers, 0))).play();
        }
    }

    private void set(List<Long> numbers, int level) {
        for (Long number : numbers) {
            if (level == 0) {
                glowing.remove(number);
            } else {
                glowing.put(number, level);
            }
        }
        rows.forEach(LiveRow::glow);
    }
}
