package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
/// Secrets are masked, and the last part of each address is cut off. Stateless.
public final class SupportBundle {
    /// Headers that name an address.
    private static final Set<String> ADDRESSES = Set.of("x-forwarded-for", "x-real-ip", "forwarded", "via",
            "cf-connecting-ip", "true-client-ip", "x-client-ip");

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
            Har.write(masked, secrets, CutAddresses.in(base), version, zip);
            zip.closeEntry();
            put(zip, "findings.txt", findings(masked, remarks).getBytes(UTF_8));
            put(zip, "definitions.json", CutAddresses.in(new String(definitions, UTF_8)).getBytes(UTF_8));
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
                        .append(CutAddresses.in(Masking.url(note.text())).replace("\n", "\n    ")).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Answered masked(Answered answered, Masking masking) {
        Postback postback = masking.mask(answered.postback());
        Arrival arrival = postback.arrival();
        byte[] body = arrival.body();
        List<Header> headers = arrival.headers().stream()
                .map(header -> new Header(header.name(),
                        ADDRESSES.contains(header.name().toLowerCase(Locale.ROOT))
                                ? Masking.MASK
                                : CutAddresses.in(header.value())))
                .toList();
        // Networks hand the visitor's address over in a parameter.
        Arrival shown = new Arrival(arrival.receivedAt(), arrival.method(), arrival.path(),
                CutAddresses.in(arrival.query()), headers,
                body == null ? null : CutAddresses.in(new String(body, ISO_8859_1)).getBytes(ISO_8859_1),
                CutAddresses.of(arrival.sender()), arrival.senderHidden(), arrival.test());
        return new Answered(
                new Postback(postback.number(), shown, postback.result(),
                        cut(postback.findings()), postback.reading(), postback.duplicateOf(),
                        postback.test(), postback.answer(), postback.judgedAt()),
                answered.earlier().stream().map(verdict -> new EarlierVerdict(verdict.judgedAt(), verdict.result(),
                        cut(masking.mask(verdict.findings(), answered.postback().arrival())))).toList());
    }

    private static List<Finding> cut(List<Finding> findings) {
        return findings.stream().map(finding -> new Finding(finding.code(), finding.severity(), finding.parameter(),
                finding.variant(), finding.args().stream().map(CutAddresses::in).toList())).toList();
    }
}
