package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Slugs;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Slug;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with a draft, as sentences that end with what works. Pure.
final class LinkRules {
    private static final int LONGEST_SLUG = 64;

    private final Messages words;

    LinkRules(Messages words) {
        this.words = words;
    }

    /// @param own the link's own key, or null for a new one
    Map<LinkField, String> problems(LinkDraft draft, Definitions definitions, @Nullable Integer own) {
        Map<LinkField, String> problems = new EnumMap<>(LinkField.class);
        name(draft).ifPresent(problem -> problems.put(LinkField.NAME, problem));
        slug(draft, definitions, own).ifPresent(problem -> problems.put(LinkField.SLUG, problem));
        Destination.problem(TextRules.tidy(draft.destination()))
                .ifPresent(problem -> problems.put(LinkField.DESTINATION, problem.in(words.locale())));
        return problems;
    }

    private Optional<String> name(LinkDraft draft) {
        String name = TextRules.tidy(draft.name());
        if (name.isEmpty()) {
            return Optional.of(words.text("links.problem.name.blank"));
        }
        if (name.length() > TextRules.LONGEST_NAME) {
            return Optional.of(words.text("forms.problem.name.long", name.length(), TextRules.LONGEST_NAME));
        }
        return TextRules.hasControls(name) ? Optional.of(words.text("forms.problem.controls")) : Optional.empty();
    }

    private Optional<String> slug(LinkDraft draft, Definitions definitions, @Nullable Integer own) {
        String text = TextRules.tidy(draft.slug());
        if (text.isEmpty()) {
            return Optional.of(words.text("links.problem.slug.blank"));
        }
        if (text.length() > LONGEST_SLUG) {
            return Optional.of(words.text("links.problem.slug.long", text.length(), LONGEST_SLUG));
        }
        Optional<Slug> slug = Slug.parse(text);
        if (slug.isEmpty()) {
            String better = Slugs.from(text, candidate -> isTaken(candidate, definitions, own));
            return Optional.of(better.isEmpty()
                    ? words.text("links.problem.slug")
                    : words.text("links.problem.slug.better", better));
        }
        return holder(slug.get(), definitions, own).map(holder -> words.text(
                holder.link().lifecycle() == Lifecycle.ARCHIVED
                        ? "links.problem.slug.archived"
                        : "links.problem.slug.taken",
                text, TextRules.shortened(holder.link().name()),
                Slugs.free(text, candidate -> isTaken(candidate, definitions, own))));
    }

    static boolean isTaken(String slug, Definitions definitions, @Nullable Integer own) {
        return Slug.parse(slug).flatMap(parsed -> holder(parsed, definitions, own)).isPresent();
    }

    private static Optional<StoredLink> holder(Slug slug, Definitions definitions, @Nullable Integer own) {
        return definitions.link(slug).filter(stored -> own == null || stored.key() != own);
    }
}
