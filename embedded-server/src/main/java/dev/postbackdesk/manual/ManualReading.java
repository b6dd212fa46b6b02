package dev.postbackdesk.manual;

import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a merchant's manual, an e-mail or an example URL says of the merchant's placeholders. Immutable.
///
/// Three things speak for what a placeholder stands for: what the sentence says beside it ("use %%sub1%% for your click id"),
/// the parameter that it fills in an example URL (`payout={x}`), and its own name. It is *sure* where one of them
/// says so, none says something else, and no other placeholder claims the same. All else is a choice for the user.
///
/// @param sure what stands for what, beyond doubt
/// @param choices what may stand for a role that is not sure, the likeliest first
/// @param parameter the parameter of the offer's URL that carries the click id, where the text says it
/// @param networks known networks that the text names
/// @param placeholders all that the text holds, in its order
public record ManualReading(Map<Role, String> sure, Map<Role, List<String>> choices, Optional<String> parameter,
        List<Network> networks, List<String> placeholders) {
    /// A longer text is cut: a manual's page about postbacks has a tenth of it.
    static final int LONGEST = 200_000;

    private static final ManualReading NOTHING = new ManualReading(Map.of(), Map.of(), Optional.empty(), List.of(),
            List.of());
    /// What the sentence says counts most: it was written to be read.
    private static final int PROSE = 4;
    private static final int NEARBY = 1;
    private static final int PARAMETER = 3;
    private static final int NAME = 3;

    /// "Append aff_sub= to the link", "hängen Sie subid an".
    private static final Pattern APPEND = Pattern.compile(
            "(?iu)(?:append|add|attach|pass(?: it)? (?:in|as|through|via)|put it (?:in|into)|parameter(?: named| called| namens)?"
                    + "|h\u00e4ng\\w*|anh\u00e4ng\\w*|f\u00fcg\\w*)"
                    + "(?:\\s+(?:the|your|our|a|an|der|den|die|das|Sie|parameter|sub-?id|query))*"
                    + "[\\s:]+[\"'\u201e\u201c\u201d`?&]*([A-Za-z][A-Za-z0-9_.\\-]{0,63})(=|[\"'\u201c\u201d`])");
    /// An offer's URL with a gap for the click id.
    private static final Pattern GAP = Pattern.compile(
            "(?i)[?&]([A-Za-z][A-Za-z0-9_.\\-]{0,63})=(?:\\[s2sidentifier]|(?:your|our|my|ihre?|deine?)[_\\- ]?(?:own[_\\- ])?"
                    + "(?:click|klick|sub|tracking)[_\\- ]?id|x{3,}|\\[click_?id here])");

    public ManualReading {
        sure = Map.copyOf(sure);
        choices = Map.copyOf(choices);
        networks = List.copyOf(networks);
        placeholders = List.copyOf(placeholders);
    }

    /// Reads a text of any kind, in English or German.
    public static ManualReading of(String pasted, Networks known) {
        String text = Occurrence.decoded(pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted);
        List<Occurrence> occurrences = Occurrence.all(text);
        List<Network> named = named(text, known);
        Map<String, Map<Role, Integer>> evidence = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            Map<Role, Integer> votes = evidence.computeIfAbsent(occurrence.text(), _ -> new EnumMap<>(Role.class));
            for (Role role : Role.values()) {
                if (role.isNamed(occurrence.name())) {
                    votes.merge(role, NAME, Math::max);
                }
                if (!occurrence.parameter().isEmpty() && role.isNamed(occurrence.parameter())) {
                    votes.merge(role, PARAMETER, ManualReading::added);
                }
            }
        }
        Clauses.of(text, occurrences).forEach((occurrence, said) -> said.forEach((role, near) -> Objects
                .requireNonNull(evidence.get(occurrence.text()))
                .merge(role, near ? PROSE : NEARBY, ManualReading::added)));
        Map<Role, String> sure = new EnumMap<>(Role.class);
        Map<Role, List<String>> choices = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            decide(role, evidence, sure, choices);
        }
        Optional<String> parameter = parameter(text);
        if (evidence.isEmpty() && parameter.isEmpty() && named.isEmpty()) {
            return NOTHING;
        }
        return new ManualReading(sure, choices, parameter, named, List.copyOf(evidence.keySet()));
    }

    /// The same said twice is not twice as true.
    private static int added(int before, int now) {
        return before >= PROSE + NAME ? before : before + now;
    }

    private static void decide(Role role, Map<String, Map<Role, Integer>> evidence, Map<Role, String> sure,
            Map<Role, List<String>> choices) {
        Map<String, Integer> claims = new LinkedHashMap<>();
        evidence.forEach((placeholder, votes) -> {
            int strength = votes.getOrDefault(role, 0);
            if (strength > 0) {
                claims.put(placeholder, strength);
            }
        });
        List<String> ranked = claims.keySet().stream()
                .sorted(Comparator.comparingInt((String placeholder) -> -claims.getOrDefault(placeholder, 0))).toList();
        if (ranked.isEmpty()) {
            return;
        }
        String first = ranked.getFirst();
        int strength = claims.getOrDefault(first, 0);
        int next = ranked.size() > 1 ? claims.getOrDefault(ranked.get(1), 0) : 0;
        boolean contradicted = Objects.requireNonNull(evidence.get(first)).entrySet().stream()
                .anyMatch(other -> other.getKey() != role && other.getValue() >= NAME);
        // Said in words, one beats those that only have a fitting name; otherwise two that fit are a choice.
        boolean alone = next < NAME || (strength >= PROSE && next < PROSE);
        if (strength >= NAME && alone && !contradicted) {
            sure.put(role, first);
        } else {
            choices.put(role, ranked);
        }
    }

    private static Optional<String> parameter(String text) {
        Set<String> said = new LinkedHashSet<>();
        for (Pattern pattern : List.of(GAP, APPEND)) {
            said.addAll(pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList());
        }
        // Two would be a guess.
        return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
    }

    private static List<Network> named(String text, Networks known) {
        List<Network> named = new ArrayList<>();
        for (Network network : known.all()) {
            String name = network.name().replaceAll(" \\(.*", "");
            // With its capitals: "impact" is a word of English.
            if (Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])").matcher(text)
                    .find()) {
                named.add(network);
            }
        }
        return named;
    }
}
