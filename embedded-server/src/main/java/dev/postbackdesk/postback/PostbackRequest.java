package dev.postbackdesk.postback;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A postback, parsed: what arrived, and what was made of it. Immutable; a malformed request is a value like any other.
///
/// @param known the parameters that mean something, as often as they came, those of the query first
/// @param others all the rest, in order
/// @param bodyProblem why the body could not be read although it should have been, in a few words, or null
/// @param clickIdEndsEmpty whether the query ends with an empty `clickId`
public record PostbackRequest(Arrival arrival, Map<KnownParameter, List<Parameter>> known, List<Parameter> others,
        @Nullable String bodyProblem, boolean htmlEscaped, boolean doubleQuestionMark, boolean clickIdEndsEmpty) {

    public PostbackRequest {
        known = Map.copyOf(known);
        others = List.copyOf(others);
    }

    /// Never throws and never loses anything, whatever arrived. Takes time in proportion to the request's length.
    public static PostbackRequest parse(Arrival arrival) {
        QueryReader query = new QueryReader(arrival.query(), Parameter.Origin.QUERY);
        List<Parameter> all = new ArrayList<>(query.parameters());
        boolean queryKnows = all.stream().anyMatch(p -> KnownParameter.named(p.name()).isPresent());
        boolean htmlEscaped = query.htmlEscaped();
        String bodyProblem = null;
        switch (BodyReader.read(arrival)) {
            case BodyReader.Content.Nothing _ -> {
            }
            case BodyReader.Content.Read(List<Parameter> parameters, boolean escaped) -> {
                all.addAll(parameters);
                htmlEscaped |= escaped;
            }
            case BodyReader.Content.UnknownType(String type) -> {
                if (!queryKnows) {
                    bodyProblem = type.isEmpty() ? "it names no type" : "its type is " + type;
                }
            }
            case BodyReader.Content.Broken(String why) -> bodyProblem = why;
        }
        Map<KnownParameter, List<Parameter>> known = new EnumMap<>(KnownParameter.class);
        List<Parameter> others = new ArrayList<>();
        for (Parameter parameter : all) {
            KnownParameter.named(parameter.name()).ifPresentOrElse(
                    name -> known.computeIfAbsent(name, _ -> new ArrayList<>()).add(parameter),
                    () -> others.add(parameter));
        }
        return new PostbackRequest(arrival, known, others, bodyProblem, htmlEscaped, query.doubleQuestionMark(),
                endsWithEmptyClickId(query.parameters()));
    }

    /// The parameter, unless it is absent or [ambiguous][#isAmbiguous].
    public Optional<Parameter> parameter(KnownParameter name) {
        return isAmbiguous(name) ? Optional.empty() : first(name);
    }

    /// The parameter's first occurrence, ambiguous or not: what a rejected postback is listed with.
    public Optional<Parameter> first(KnownParameter name) {
        List<Parameter> found = known.getOrDefault(name, List.of());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// Whether it came twice in the query or in the body, or in both with different values.
    public boolean isAmbiguous(KnownParameter name) {
        List<Parameter> found = known.getOrDefault(name, List.of());
        if (found.size() < 2) {
            return false;
        }
        Parameter first = found.getFirst();
        Parameter second = found.get(1);
        return found.size() > 2 || first.origin() == second.origin() || !first.value().equals(second.value());
    }

    /// Whether the sender wants a 1×1 GIF whatever the verdict: ClickMeter's browser pixel.
    public boolean wantsPixel() {
        return others.stream().anyMatch(p -> p.name().equals("pixel") && p.trimmed().equalsIgnoreCase("true"));
    }

    private static boolean endsWithEmptyClickId(List<Parameter> query) {
        if (query.isEmpty()) {
            return false;
        }
        Parameter last = query.getLast();
        return last.name().equals(KnownParameter.CLICK_ID.parameterName()) && last.value().isEmpty();
    }
}
