package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.language.Translation;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// All words on screen, by namespaced key. The first part of a key names its bundle: `live.title` stands in
/// `messages/live.properties`. These are English; other languages have a file each, see [Translation], and what one lacks is
/// said in English. Immutable but for its cache, and thread-safe.
///
/// A text is a [MessageFormat] pattern where arguments are given; so texts are written with the typographic apostrophe.
public final class Messages {
    private static final String FOLDER = "dev.postbackdesk.assets.messages.";

    private final Locale locale;
    private final Translation translation;
    private final boolean mac;
    private final ConcurrentMap<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    public Messages(Locale locale) {
        this(locale, System.getProperty("os.name", "").startsWith("Mac"));
    }

    /// @param mac whether keys are named as a Mac names them
    Messages(Locale locale, boolean mac) {
        this.mac = mac;
        this.locale = locale;
        translation = Translation.to(locale);
    }

    public Locale locale() {
        return locale;
    }

    /// The words of `key`, with `args` in them.
    ///
    /// @throws java.util.MissingResourceException for a key that no bundle has; the build finds those first
    public String text(String key, Object... args) {
        String pattern = pattern(key);
        String text = args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
        return mac ? forMac(text) : text;
    }

    boolean isMac() {
        return mac;
    }

    /// The texts name keys as most keyboards of their language do, see [KeyNames].
    private String forMac(String text) {
        String control = pattern("fx.key.control") + "+";
        String shift = pattern("fx.key.shift") + "+";
        return text.replace(control + shift, "⇧⌘").replace(control, "⌘").replace(pattern("fx.key.alt") + "+", "⌥");
    }

    private String pattern(String key) {
        return translation.words(key)
                .orElseGet(() -> bundle(key.substring(0, key.indexOf('.'))).getString(key));
    }

    private ResourceBundle bundle(String namespace) {
        return bundles.computeIfAbsent(namespace,
                name -> ResourceBundle.getBundle(FOLDER + name, Locale.ROOT, Messages.class.getClassLoader()));
    }
}
