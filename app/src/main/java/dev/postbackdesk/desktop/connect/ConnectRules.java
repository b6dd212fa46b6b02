package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.connect.ConnectDraft.From;
import dev.postbackdesk.desktop.connect.ConnectDraft.Taken;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Slugs;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Insertion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.Slug;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with a draft, as sentences that end with what works. Pure.
final class ConnectRules {
    private static final int LONGEST_SLUG = 64;

    private final Messages words;

    ConnectRules(Messages words) {
        this.words = words;
    }

    /// @param own the key of the link that was stored before, or null
    Map<ConnectField, String> problems(ConnectDraft draft, Definitions definitions, @Nullable Integer own) {
        Map<ConnectField, String> problems = new EnumMap<>(ConnectField.class);
        Network network = draft.network();
        if (network == null) {
            problems.put(ConnectField.NETWORK, words.text("connect.problem.network"));
        } else {
            problems.putAll(placeholders(network));
            if (draft.own()) {
                name(network.name(), "connect.problem.merchant")
                        .ifPresent(problem -> problems.put(ConnectField.MERCHANT, problem));
            }
        }
        offer(draft, problems);
        name(draft.name(), "links.problem.name.blank").ifPresent(problem -> problems.put(ConnectField.NAME, problem));
        slug(draft.slug(), definitions, own).ifPresent(problem -> problems.put(ConnectField.SLUG, problem));
        if (draft.reuse()) {
            ConversionId existing = draft.existing();
            if (existing == null || definitions.conversion(existing).isEmpty()) {
                problems.put(ConnectField.CONVERSION, words.text("connect.problem.conversion"));
            }
        } else {
            name(draft.conversionName(), "conversions.problem.name.blank")
                    .ifPresent(problem -> problems.put(ConnectField.CONVERSION_NAME, problem));
            pay(draft, problems);
        }
        return problems;
    }

    /// What is wrong with placeholders; the click id's is needed.
    Map<ConnectField, String> placeholders(Network network) {
        Map<ConnectField, String> problems = new EnumMap<>(ConnectField.class);
        if (network.clickId() == null) {
            problems.put(ConnectField.CLICK_ID, words.text("connect.problem.click-id"));
        }
        placeholder(problems, ConnectField.CLICK_ID, network.clickId());
        placeholder(problems, ConnectField.PAYOUT, network.payout());
        placeholder(problems, ConnectField.TRANSACTION_ID, network.transactionId());
        placeholder(problems, ConnectField.STATUS, network.status());
        placeholder(problems, ConnectField.CURRENCY, network.currency());
        String payout = network.payout();
        if (payout != null && !Placeholder.isPlaceholder(payout)) {
            problems.putIfAbsent(ConnectField.PAYOUT,
                    words.text("connect.problem.payout", TextRules.shortened(payout)));
        }
        return problems;
    }

    private void placeholder(Map<ConnectField, String> problems, ConnectField field, @Nullable String text) {
        Optional.ofNullable(text).flatMap(Placeholder::problem)
                .ifPresent(problem -> problems.put(field, problem.in(words.locale())));
    }

    private void offer(ConnectDraft draft, Map<ConnectField, String> problems) {
        String url = TextRules.tidy(draft.url());
        Optional<Saying> problem = Destination.problem(url);
        problem.ifPresent(saying -> problems.put(ConnectField.URL, saying.in(words.locale())));
        if (problem.isPresent() || Destination.carriesToken(url)) {
            return;
        }
        if (!Destination.isParameterName(TextRules.tidy(draft.parameter()))) {
            problems.put(ConnectField.APPEND, words.text(
                    draft.parameter().isBlank() ? "connect.problem.parameter.blank" : "links.problem.parameter"));
        } else if (draft.taken() == Taken.ASK && draft.insertion().orElseThrow() instanceof Insertion.Occupied) {
            problems.put(ConnectField.TAKEN, words.text("connect.problem.taken"));
        }
    }

    private Optional<String> name(String text, String blank) {
        String name = TextRules.tidy(text);
        if (name.isEmpty()) {
            return Optional.of(words.text(blank));
        }
        if (name.length() > TextRules.LONGEST_NAME) {
            return Optional.of(words.text("forms.problem.name.long", name.length(), TextRules.LONGEST_NAME));
        }
        return TextRules.hasControls(name) ? Optional.of(words.text("forms.problem.controls")) : Optional.empty();
    }

    private Optional<String> slug(String typed, Definitions definitions, @Nullable Integer own) {
        String text = TextRules.tidy(typed);
        if (text.isEmpty()) {
            return Optional.of(words.text("links.problem.slug.blank"));
        }
        if (text.length() > LONGEST_SLUG) {
            return Optional.of(words.text("links.problem.slug.long", text.length(), LONGEST_SLUG));
        }
        Optional<Slug> slug = Slug.parse(text);
        if (slug.isEmpty()) {
            String better = Slugs.from(text, other -> isTaken(other, definitions, own));
            return Optional.of(better.isEmpty()
                    ? words.text("links.problem.slug")
                    : words.text("links.problem.slug.better", better));
        }
        return holder(slug.get(), definitions, own).map(holder -> words.text("links.problem.slug.taken", text,
                TextRules.shortened(holder.link().name()),
                Slugs.free(text, other -> isTaken(other, definitions, own))));
    }

    static boolean isTaken(String slug, Definitions definitions, @Nullable Integer own) {
        return Slug.parse(slug).flatMap(parsed -> holder(parsed, definitions, own)).isPresent();
    }

    private static Optional<StoredLink> holder(Slug slug, Definitions definitions, @Nullable Integer own) {
        return definitions.link(slug).filter(stored -> own == null || stored.key() != own);
    }

    private void pay(ConnectDraft draft, Map<ConnectField, String> problems) {
        (draft.valueFrom() == From.FIXED ? amount(draft.valueCarried()) : filledIn(draft.valueCarried()))
                .ifPresent(problem -> problems.put(ConnectField.VALUE, problem));
        (switch (draft.pays()) {
            case PERCENT -> amount(draft.percentCarried());
            case FIXED -> amount(draft.commissionCarried());
            case NETWORK -> filledIn(draft.commissionCarried());
        }).ifPresent(problem -> problems.put(ConnectField.COMMISSION, problem));
    }

    private Optional<String> amount(String text) {
        if (Amount.isValid(text)) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(words.text("conversions.problem.amount.blank"));
        }
        String shown = TextRules.shortened(text);
        return Optional.of(Amount.meantBy(text)
                .map(meant -> words.text("conversions.problem.amount.meant", shown, meant))
                .orElseGet(() -> words.text("conversions.problem.amount", shown)));
    }

    private Optional<String> filledIn(String text) {
        if (text.isEmpty()) {
            return Optional.of(words.text("conversions.problem.payout.blank"));
        }
        return Placeholder.isPlaceholder(text)
                ? Optional.empty()
                : Optional.of(words.text("conversions.problem.payout", TextRules.shortened(text)));
    }
}
