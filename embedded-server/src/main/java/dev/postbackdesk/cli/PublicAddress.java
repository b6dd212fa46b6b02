package dev.postbackdesk.cli;

import java.net.URI;
import java.net.URISyntaxException;

/// The address that merchants and visitors reach the receiver by, as an option names it.
final class PublicAddress {
    private PublicAddress() {}

    static URI parse(String text) throws CommandFailure {
        String bare = text.strip();
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        try {
            URI address = new URI(bare);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new CommandFailure(Exit.USAGE, sentence(text), e);
        }
        throw CommandFailure.usage(sentence(text));
    }

    private static String sentence(String text) {
        return "--public-url " + text + " is no address to reach a receiver by. Write it as https://track.example.";
    }
}
