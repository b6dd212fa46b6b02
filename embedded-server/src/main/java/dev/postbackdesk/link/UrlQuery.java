package dev.postbackdesk.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The parameters of a URL, left as they are written. Pure functions.
final class UrlQuery {
    private UrlQuery() {}

    /// What stands between the first `?` and any fragment, or `""`.
    static String of(String url) {
        int hash = url.indexOf('#');
        String base = hash < 0 ? url : url.substring(0, hash);
        int question = base.indexOf('?');
        return question < 0 ? "" : base.substring(question + 1);
    }

    /// Whether one of the parameters, as it is written, has this name once decoded.
    static boolean isNamed(String one, String parameter) {
        int equals = one.indexOf('=');
        String name = equals < 0 ? one : one.substring(0, equals);
        if (name.equals(parameter)) {
            return true;
        }
        try {
            return name.indexOf('%') >= 0 && URLDecoder.decode(name, StandardCharsets.UTF_8).equals(parameter);
        } catch (IllegalArgumentException e) {
            // A broken escape: the name is what it says.
            return false;
        }
    }

    /// @param replacing whether a parameter of that name gets the token, else a further one does
    static String placed(String destination, String parameter, boolean replacing) {
        int hash = destination.indexOf('#');
        String fragment = hash < 0 ? "" : destination.substring(hash);
        String base = hash < 0 ? destination : destination.substring(0, hash);
        int question = base.indexOf('?');
        if (question < 0) {
            return base + "?" + parameter + "=" + Placeholder.TOKEN + fragment;
        }
        List<String> parameters = new ArrayList<>();
        boolean placed = false;
        for (String one : base.substring(question + 1).split("&", -1)) {
            if (replacing && !placed && isNamed(one, parameter)) {
                int equals = one.indexOf('=');
                parameters.add((equals < 0 ? one : one.substring(0, equals)) + "=" + Placeholder.TOKEN);
                placed = true;
            } else {
                parameters.add(one);
            }
        }
        if (!placed) {
            int last = parameters.size() - 1;
            if (parameters.get(last).isEmpty()) {
                parameters.remove(last);
            }
            parameters.add(parameter + "=" + Placeholder.TOKEN);
        }
        return base.substring(0, question + 1) + String.join("&", parameters) + fragment;
    }
}
