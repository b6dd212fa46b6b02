package dev.postbackdesk.setup;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Merges a definitions file into what is there (see the contract, *Definitions*). Pure but for the random generator.
///
/// Present fields replace, absent ones keep, null sets the default, a list replaces, and what the file lacks stays.
public final class SetupImport {
    /// What a token is exported as; importing it keeps the present one.
    public static final String MASKED_TOKEN = "***";

    private static final String EXAMPLE = "{\"conversions\": [], \"links\": []}";
    private static final List<String> CONVERSION_FIELDS = List.of("id", "name", "value", "commission", "percent",
            "currency", "network", "clickIdPlaceholder", "duplicates", "window", "allowedSenders", "token", "answer",
            "acceptDefaults", "acceptAliases", "statuses", "active");
    private static final List<String> LINK_FIELDS = List.of("slug", "name", "destination", "network", "conversions",
            "active");

    private final Definitions present;
    private final Networks networks;
    private final RandomGenerator random;
    private final Map<String, List<Conversion>> presentByName;
    private final List<Saying> warnings = new ArrayList<>();
    /// All conversions of the file, changed or not.
    private final Map<ConversionId, Conversion> conversions = new LinkedHashMap<>();
    /// Where each id, each name without an id and each slug stood first.
    private final Map<Object, String> places = new HashMap<>();

    private SetupImport(Definitions present, Networks networks, RandomGenerator random) {
        this.present = present;
        this.networks = networks;
        this.random = random;
        presentByName = present.conversions().stream().map(StoredConversion::conversion)
                .collect(Collectors.groupingBy(Conversion::name));
    }

    /// What importing a file changes.
    ///
    /// @param json the file, UTF-8
    /// @param random makes the ids of new conversions that have none
    /// @throws SetupProblem if anything about the file is wrong: it is imported as a whole or not at all
    public static SetupChange plan(byte[] json, Definitions present, Networks networks, RandomGenerator random)
            throws SetupProblem {
        return new SetupImport(present, networks, random).plan(SetupJson.read(json, EXAMPLE));
    }

    private SetupChange plan(JsonNode json) throws SetupProblem {
        Entry file = new Entry("", json, List.of("conversions", "links"));
        List<JsonNode> conversionEntries = file.needed("conversions", List.of(), "[]",
                (place, list) -> Values.list(place, list, "[]"));
        List<JsonNode> linkEntries = file.needed("links", List.of(), "[]",
                (place, list) -> Values.list(place, list, "[]"));
        for (int i = 0; i < conversionEntries.size(); i++) {
            Conversion conversion = conversion(
                    new Entry("conversions[" + i + "]", conversionEntries.get(i), CONVERSION_FIELDS));
            conversions.put(conversion.id(), conversion);
        }
        List<LinkChange> links = new ArrayList<>();
        for (int i = 0; i < linkEntries.size(); i++) {
            link(new Entry("links[" + i + "]", linkEntries.get(i), LINK_FIELDS)).ifPresent(links::add);
        }
        List<Conversion> changed = conversions.values().stream()
                .filter(conversion -> !present.conversion(conversion.id()).map(StoredConversion::conversion)
                        .equals(Optional.of(conversion)))
                .toList();
        return new SetupChange(changed, links, conversionEntries.size(), linkEntries.size(), warnings);
    }

    private Conversion conversion(Entry entry) throws SetupProblem {
        Optional<Conversion> old = presentConversion(entry);
        String name = entry.needed("name", old.map(Conversion::name).orElse(null), "\"Sale\"", Values::text);
        ConversionId id = old.isPresent()
                ? old.get().id()
                : entry.says("id")
                        ? entry.needed("id", null, "", Values::conversionId)
                        : ConversionId.generate(random);
        once(id, entry, Saying.of("said.setup.the-conversion", id));
        Conversion base = old.orElseGet(() -> Conversion.named(id, name));
        String network = network(entry, base.network());
        Conversion merged = new Conversion(id, name, amount(entry, "value", base.value()),
                amount(entry, "commission", base.commission()), amount(entry, "percent", base.percent()),
                entry.<@Nullable String>field("currency", base.currency(), null, Values::currency), network,
                entry.<@Nullable String>field("clickIdPlaceholder", base.clickIdPlaceholder(), null, Values::text),
                entry.field("duplicates", base.duplicates(), DuplicateRule.ONCE,
                        Values.word(DuplicateRule.values(), DuplicateRule::word)),
                entry.field("window", base.window(), null, Values::window),
                entry.field("allowedSenders", base.allowedSenders(), List.of(), Values::senders),
                token(entry, base.token()),
                entry.field("answer", base.answer(), AnswerRule.STATUS,
                        Values.word(AnswerRule.values(), AnswerRule::word)),
                entry.field("acceptDefaults", base.acceptDefaults(), false, Values::flag),
                entry.field("acceptAliases", base.acceptAliases(), false, Values::flag),
                entry.field("statuses", base.statuses(), Map.of(), Values::statuses),
                lifecycle(entry, base.lifecycle()));
        checkDefaults(entry, merged);
        return merged;
    }

    /// The stored conversion that an entry is about: the one with its id, or without an id the only one of its name.
    private Optional<Conversion> presentConversion(Entry entry) throws SetupProblem {
        if (entry.says("id")) {
            ConversionId id = entry.needed("id", null, "", Values::conversionId);
            return present.conversion(id).map(StoredConversion::conversion);
        }
        String name = entry.needed("name", null, "\"Sale\"", Values::text);
        // Otherwise importing the file once more would make both anew.
        once(name, entry, Saying.of("said.setup.the-unnumbered", Values.quote(name)));
        List<Conversion> named = presentByName.getOrDefault(name, List.of());
        if (named.size() > 1) {
            warn(entry.place(), Saying.of("said.setup.another", named.size(), Values.quote(name)));
        }
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private Optional<LinkChange> link(Entry entry) throws SetupProblem {
        Slug slug = entry.needed("slug", null, "\"summer\"", Values::slug);
        once(slug, entry, Saying.of("said.setup.the-link", slug));
        Optional<StoredLink> stored = present.link(slug);
        Optional<TrackingLink> old = stored.map(StoredLink::link);
        TrackingLink link = new TrackingLink(slug,
                entry.needed("name", old.map(TrackingLink::name).orElse(null), "\"Summer campaign\"", Values::text),
                entry.needed("destination", old.map(TrackingLink::destination).orElse(null),
                        "\"https://shop.example/landing?s2=[s2sidentifier]\"", Values::destination),
                network(entry, old.map(TrackingLink::network).orElse(null)),
                entry.field("conversions", old.map(TrackingLink::conversions).orElse(List.of()), List.of(),
                        this::associated),
                lifecycle(entry, old.map(TrackingLink::lifecycle).orElse(Lifecycle.ACTIVE)));
        if (!Destination.carriesToken(link.destination())) {
            warn(entry.place("destination"), Saying.of("said.setup.no-token"));
        }
        boolean unchanged = old.isPresent() && link.equals(old.get())
                && link.slug().value().equals(old.get().slug().value());
        return unchanged
                ? Optional.empty()
                : Optional.of(new LinkChange(stored.map(StoredLink::key).orElse(null), link));
    }

    private List<ConversionId> associated(String place, JsonNode json) throws SetupProblem {
        Set<ConversionId> ids = new LinkedHashSet<>();
        List<JsonNode> entries = Values.list(place, json, "[\"C24CA0512421422E80996FBEBFD2211D\"]");
        for (int i = 0; i < entries.size(); i++) {
            String here = place + "[" + i + "]";
            ConversionId id = Values.conversionId(here, entries.get(i));
            if (!conversions.containsKey(id) && present.conversion(id).isEmpty()) {
                throw SetupProblem.at(here, Saying.of("said.setup.no-conversion", id));
            }
            if (!ids.add(id)) {
                throw SetupProblem.at(here, Saying.of("said.setup.conversion-twice", id));
            }
        }
        return List.copyOf(ids);
    }

    private @Nullable String network(Entry entry, @Nullable String old) throws SetupProblem {
        String network = entry.<@Nullable String>field("network", old, null, Values::text);
        if (network != null && entry.says("network") && networks.named(network).isEmpty()) {
            warn(entry.place("network"), Saying.of("said.setup.no-network", Values.quote(network)));
        }
        return network;
    }

    private @Nullable String token(Entry entry, @Nullable String old) throws SetupProblem {
        String token = entry.<@Nullable String>field("token", old, null, Values::token);
        if (!MASKED_TOKEN.equals(token)) {
            return token;
        }
        if (old == null) {
            warn(entry.place("token"), Saying.of("said.setup.masked"));
        }
        return old;
    }

    private static String amount(Entry entry, String field, String old) throws SetupProblem {
        return entry.field(field, old, "0", Values::amountOrPlaceholder);
    }

    private static Lifecycle lifecycle(Entry entry, Lifecycle old) throws SetupProblem {
        boolean active = entry.field("active", old.isActive(), true, Values::flag);
        if (active) {
            return Lifecycle.ACTIVE;
        }
        return old == Lifecycle.ARCHIVED ? old : Lifecycle.PAUSED;
    }

    /// Defaults at receipt have to be numbers: no network replaces a placeholder there.
    private static void checkDefaults(Entry entry, Conversion conversion) throws SetupProblem {
        if (conversion.acceptDefaults()) {
            checkDefault(entry, "value", conversion.value());
            checkDefault(entry, "commission", conversion.commission());
            checkDefault(entry, "percent", conversion.percent());
        }
    }

    private static void checkDefault(Entry entry, String field, String amount) throws SetupProblem {
        if (!Amount.isValid(amount)) {
            throw SetupProblem.at(entry.place(field), Saying.of("said.setup.no-default", Values.quote(amount)));
        }
    }

    private void warn(String place, Saying what) {
        warnings.add(Saying.of("said.setup.at", place, what));
    }

    private void once(Object key, Entry entry, Saying what) throws SetupProblem {
        String first = places.putIfAbsent(key, entry.place());
        if (first != null) {
            throw SetupProblem.at(entry.place(), Saying.of("said.setup.twice", what, first));
        }
    }
}
