package dev.postbackdesk.manual;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which sentences stand beside which placeholder.
final class Clauses {
    private static final Pattern LINE = Pattern.compile("\\R|[.!?](?=\\s|$)");
    private static final Pattern JOINT = Pattern
            .compile("[,;|\u2022]|\\s(?:and|und|or|oder|sowie|while|w\u00e4hrend)\\s");

    private Clauses() {}

    /// The roles that are named beside each placeholder: true where its clause holds just it and that role.
    static Map<Occurrence, Map<Role, Boolean>> of(String text, List<Occurrence> occurrences) {
        String prose = blanked(text, occurrences);
        Map<Occurrence, Map<Role, Boolean>> said = new LinkedHashMap<>();
        for (int[] line : pieces(prose, 0, prose.length(), LINE)) {
            List<Occurrence> here = within(occurrences, line);
            if (here.isEmpty()) {
                continue;
            }
            List<int[]> clauses = joined(prose, occurrences, pieces(prose, line[0], line[1], JOINT));
            // "For click id and payout there is {a}": a role without a placeholder of its own leaves the others open.
            Set<Role> orphans = clauses.stream().filter(clause -> within(occurrences, clause).isEmpty())
                    .flatMap(clause -> roles(prose, clause).stream()).collect(Collectors.toSet());
            for (int[] clause : clauses) {
                read(roles(prose, clause), orphans, within(occurrences, clause), said);
            }
            // "Your click id, which we return to you, is {sub1}."
            if (here.stream().noneMatch(said::containsKey)) {
                read(roles(prose, line), Set.of(), here, said);
            }
        }
        return said;
    }

    /// "Sub-ids are {a} and {b}": a clause that has a placeholder but names no role goes on with the one before it, or begins
    /// the one after it.
    private static List<int[]> joined(String prose, List<Occurrence> occurrences, List<int[]> clauses) {
        List<int[]> joined = new ArrayList<>();
        for (int[] clause : clauses) {
            boolean open = !joined.isEmpty() && (isUnsaid(prose, occurrences, clause)
                    || (joined.size() == 1 && isUnsaid(prose, occurrences, joined.getFirst())));
            if (open) {
                joined.set(joined.size() - 1, new int[]{joined.getLast()[0], clause[1]});
            } else {
                joined.add(clause);
            }
        }
        return joined;
    }

    private static boolean isUnsaid(String prose, List<Occurrence> occurrences, int[] clause) {
        return !within(occurrences, clause).isEmpty() && roles(prose, clause).isEmpty();
    }

    /// Placeholders and URLs are no prose: `{click_id}` must not name a role for its neighbours.
    private static String blanked(String text, List<Occurrence> occurrences) {
        StringBuilder prose = new StringBuilder(text);
        for (Occurrence occurrence : occurrences) {
            blank(prose, occurrence.start(), occurrence.end());
        }
        Matcher url = Pattern.compile("(?i)https?://\\S+").matcher(text);
        while (url.find()) {
            blank(prose, url.start(), url.end());
        }
        return prose.toString();
    }

    private static void blank(StringBuilder prose, int start, int end) {
        for (int i = start; i < end; i++) {
            prose.setCharAt(i, '\u00b7');
        }
    }

    private static List<int[]> pieces(String prose, int from, int to, Pattern between) {
        List<int[]> pieces = new ArrayList<>();
        Matcher joint = between.matcher(prose).region(from, to);
        int at = from;
        while (joint.find()) {
            pieces.add(new int[]{at, joint.start()});
            at = joint.end();
        }
        pieces.add(new int[]{at, to});
        return pieces;
    }

    private static List<Occurrence> within(List<Occurrence> occurrences, int[] piece) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.start() >= piece[0] && occurrence.end() <= piece[1])
                // What fills a parameter of a URL is told by that.
                .filter(occurrence -> occurrence.parameter().isEmpty()).toList();
    }

    private static Set<Role> roles(String prose, int[] piece) {
        String text = prose.substring(piece[0], piece[1]);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (role.inProse().matcher(text).find()) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static void read(Set<Role> roles, Set<Role> orphans, List<Occurrence> here,
            Map<Occurrence, Map<Role, Boolean>> said) {
        if (roles.isEmpty() || here.isEmpty()) {
            return;
        }
        boolean clear = roles.size() == 1 && roles.containsAll(orphans)
                && here.stream().map(Occurrence::text).distinct().count() == 1;
        for (Occurrence occurrence : here) {
            Map<Role, Boolean> its = said.computeIfAbsent(occurrence, _ -> new EnumMap<>(Role.class));
            roles.forEach(role -> its.merge(role, clear, Boolean::logicalOr));
            orphans.forEach(role -> its.merge(role, false, Boolean::logicalOr));
        }
    }
}
