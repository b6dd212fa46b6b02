package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.database.SettingStore;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.setup.OwnNetworksFile;
import dev.postbackdesk.setup.SetupProblem;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The networks that came with the program, and the user's own, which are kept as one setting. Changes belong into jobs of
/// the writer; [#now] may be asked from any thread. The program's are read when they are first asked for, since reading them
/// takes a twentieth of the start.
final class KnownNetworks {
    static final String SETTING = "own-networks";

    private static final Logger log = LoggerFactory.getLogger(KnownNetworks.class);

    /// What a setting's text came to: parsed once, not for every postback.
    private record Parsed(String text, Networks networks) {}

    private final Supplier<Networks> reading;
    private final SettingStore settings;
    private volatile @Nullable Parsed parsed;

    /// @param reading reads those that came with the program; called once
    KnownNetworks(Supplier<Networks> reading, SettingStore settings) {
        this.reading = reading;
        this.settings = settings;
    }

    /// The others of a burst wait for the first.
    private synchronized Parsed first() {
        Parsed there = parsed;
        if (there == null) {
            there = new Parsed("", reading.get());
            parsed = there;
        }
        return there;
    }

    /// As they are on disk.
    Networks now() {
        String text = settings.published(SETTING).orElse("");
        Parsed known = parsed;
        Parsed last = known == null ? first() : known;
        if (last.text().equals(text)) {
            return last.networks();
        }
        Parsed next = new Parsed(text, last.networks().withOwn(own(text)));
        parsed = next;
        return next.networks();
    }

    /// The user's own, by the setting's text. A later program may have written what this one can't read; postbacks are judged all
    /// the same.
    static List<Network> own(String text) {
        try {
            return read(text);
        } catch (SetupProblem e) {
            log.error("The user's own networks can't be read; those that came with the program are used", e);
            return List.of();
        }
    }

    private static List<Network> read(String text) throws SetupProblem {
        return text.isEmpty() ? List.of() : OwnNetworksFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// For a job that changes something else before [#save].
    ///
    /// @throws Refusal if nothing can be saved
    void checkChangeable() throws Refusal {
        current();
    }

    /// Keeps these, each in place of an own one of the same name.
    ///
    /// @throws Refusal if those that are kept can't be read: they would be lost
    void save(List<Network> networks) throws Refusal, SQLException {
        List<Network> own = current();
        for (Network network : networks) {
            own.removeIf(other -> isSame(other.name(), network.name()));
            own.add(network);
        }
        put(own);
    }

    /// @throws Refusal if there is no own one of that name, or those that are kept can't be read
    void remove(String name) throws Refusal, SQLException {
        List<Network> own = current();
        if (!own.removeIf(other -> isSame(other.name(), name))) {
            throw new Refusal(Saying.of("said.network.none", name));
        }
        put(own);
    }

    private void put(List<Network> own) throws SQLException {
        settings.put(SETTING,
                own.isEmpty() ? null : new String(OwnNetworksFile.write(own), StandardCharsets.UTF_8));
    }

    /// As the running batch sees them.
    private List<Network> current() throws Refusal {
        try {
            return new ArrayList<>(read(settings.current(SETTING).orElse("")));
        } catch (SetupProblem e) {
            throw new Refusal(Saying.of("said.network.unreadable", e.saying()), e);
        }
    }

    private static boolean isSame(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
