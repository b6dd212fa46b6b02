package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.time.Instant;
import java.util.List;

/// The merchants of the scripted past and of the demo: who sends, for which conversion, of which tracking link.
public enum Merchant {
    VERDA("verda-box", "C24CA0512421422E80996FBEBFD2211D", "198.51.100.24", "affise-postback/3.1"), VERDA_SUBSCRIPTION(
            "verda-box", "7F1E09B3D84A4C5EA2B66D0C93F1584A", "198.51.100.24", "affise-postback/3.1"), SUMMER("summer",
                    "C24CA0512421422E80996FBEBFD2211D", "203.0.113.7", "peakline-s2s/2.4"), BEANS("beans",
                            "C24CA0512421422E80996FBEBFD2211D", "192.0.2.61", "nordlys/1.9"), TRIAL("trial",
                                    "0B9D4E7716C84D2F9A55E1C7B4402D88", "192.0.2.61", "nordlys/1.9"), PEAK("peak-news",
                                            "C24CA0512421422E80996FBEBFD2211D", "203.0.113.7", "peakline-s2s/2.4");

    private final String slug;
    private final String conversion;
    private final String sender;
    private final String agent;

    Merchant(String slug, String conversion, String sender, String agent) {
        this.slug = slug;
        this.conversion = conversion;
        this.sender = sender;
        this.agent = agent;
    }

    public String slug() {
        return slug;
    }

    /// @param rest what follows `id`, from `&val=` on; `com` and `comperc` included
    public Arrival postback(Instant at, String clickId, String rest) {
        return postback(at, sender, clickId, rest);
    }

    public Arrival postback(Instant at, String from, String clickId, String rest) {
        return new Arrival(at, "GET", "/postback", "clickId=" + clickId + "&id=" + conversion + rest,
                List.of(new Header("Host", "pb.harbourads.example"), new Header("User-Agent", agent)),
                new byte[0], from, false);
    }
}
