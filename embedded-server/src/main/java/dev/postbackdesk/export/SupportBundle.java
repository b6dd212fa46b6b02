package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Remarks;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What somebody else needs to find out why postbacks fail, as a ZIP: the requests, what was found, the definitions, versions.
/// Secrets are masked, and the last part of each address. Stateless.
public final class SupportBundle {
    /// Headers that name an address.
    private static final Set<String> ADDRESSES = Set.of("x-forwarded-for", "x-real-ip", "forwarded", "via",
            "cf-connecting-ip", "true-client-ip", "x-client-ip");
    private static final int GROUPS_KEPT = 3;

    private SupportBundle() {}

    /// @param remarks what users put beside postbacks, by number
    /// @param secrets are masked in headers, too, see [Masking]
    /// @param definitions a definitions file, its tokens masked
    /// @param base what the requests' URLs begin with, without a trailing slash
    /// @param version of this program
    public static void write(List<Answered> postbacks, Map<Long, Remarks> remarks, Set<String> secrets,
            byte[] definitions, String base, String version, OutputStream out) throws IOException {
        Masking masking = new Masking(secrets);
        List<Answered> masked = postbacks.stream().map(answered -> masked(answered, masking)).toList();
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            zip.putNextEntry(new ZipEntry("requests.har"));
            Har.write(masked, secrets, base, version, zip);
            zip.closeEntry();
            put(zip, "findings.txt", findings(masked, remarks).getBytes(UTF_8));
            put(zip, "definitions.json", definitions);
            put(zip, "versions.txt", ("Postback Desk " + version + "\nJava " + Runtime.version() + "\n"
                    + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                    + System.getProperty("os.arch") + "\n").getBytes(UTF_8));
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String findings(List<Answered> postbacks, Map<Long, Remarks> remarks) {
        FindingText words = FindingText.english();
        StringBuilder text = new StringBuilder();
        for (Answered answered : postbacks) {
            Postback postback = answered.postback();
            text.append("Postback ").append(postback.number()).append(", ").append(postback.arrival().receivedAt())
                    .append(", ").append(postback.result().name().toLowerCase(Locale.ROOT)).append(", answered ")
                    .append(postback.answer()).append('\n');
            for (Finding finding : postback.findings()) {
                text.append("  ").append(finding.code()).append(": ").append(words.cause(finding)).append(' ')
                        .append(words.cure(finding)).append('\n');
            }
            Remarks beside = remarks.getOrDefault(postback.number(), Remarks.NONE);
            if (beside.pinned()) {
                text.append("  Pinned\n");
            }
            for (Note note : beside.notes()) {
                // Who pasted a URL into a note pasted its token as well.
                text.append("  Note of ").append(note.writtenAt()).append(": ")
                        .append(Masking.url(note.text()).replace("\n", "\n    ")).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Answered masked(Answered answered, Masking masking) {
        Postback postback = masking.mask(answered.postback());
        Arrival arrival = postback.arrival();
        String sender = arrival.sender();
        String hidden = address(sender);
        List<Header> headers = arrival.headers().stream()
                .map(header -> ADDRESSES.contains(header.name().toLowerCase(Locale.ROOT))
                        ? new Header(header.name(), Masking.MASK)
                        : header)
                .toList();
        Arrival shown = new Arrival(arrival.receivedAt(), arrival.method(), arrival.path(), arrival.query(), headers,
                arrival.body(), hidden, arrival.test());
        return new Answered(
                new Postback(postback.number(), shown, postback.result(),
                        masked(postback.findings(), sender, hidden), postback.reading(), postback.duplicateOf(),
                        postback.test(), postback.answer(), postback.judgedAt()),
                answered.earlier().stream().map(verdict -> new EarlierVerdict(verdict.judgedAt(), verdict.result(),
                        masked(masking.mask(verdict.findings(), answered.postback().arrival()), sender, hidden)))
                        .toList());
    }

    private static List<Finding> masked(List<Finding> findings, String sender, String hidden) {
        return findings.stream().map(finding -> new Finding(finding.code(), finding.severity(), finding.parameter(),
                finding.variant(), finding.args().stream().map(arg -> arg.equals(sender) ? hidden : arg).toList()))
                .toList();
    }

    /// `203.0.113.x`, `2001:db8:1:x`: which network, and not whose machine.
    static String address(String address) {
        if (address.isEmpty()) {
            return address;
        }
        int dot = address.lastIndexOf('.');
        if (dot >= 0) {
            return address.substring(0, dot) + ".x";
        }
        String[] groups = address.split(":", -1);
        // Never the last one.
        return String.join(":", List.of(groups).subList(0, Math.min(GROUPS_KEPT, groups.length - 1))) + ":x";
    }
}
