package dev.postbackdesk.cli;

import dev.postbackdesk.log.Logs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.ClickRecord;
import dev.postbackdesk.receiver.ExportRange;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import dev.postbackdesk.receiver.SetupReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands against a small archive in memory: usage, outputs and exit codes.
class CommandsTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final MemoryArchive archive = new MemoryArchive();
    private OutputStream bytes = out;
    private ReceiverException.@Nullable Kind failure;
    private boolean nothingStored;
    private Supplier<Path> usual = () -> data;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | Name a command: receive or setup",
            "setup | Name a command: import or export",
            "nonsense | nonsense", "receive --prot 1 | Unknown option", "receive --port x | --port",
            "receive --port 65536 | 65535", "receive --port -1 | 65535",
            "receive --public-url x | https://track.example",
            "receive --trusted-proxy 10.0.0.0/99 | /0 to /32", "receive --trusted-proxy shop.example | 203.0.113.7",
            "receive extra | extra", "setup import | FILE", "setup import a b | 'b'",
            "setup import /does/not/exist.json | does not exist", "check | URL", "check nonsense | no postback URL",
            "check http://127.0.0.1/nowhere | no postback URL", "postbacks export --format xml | jsonl or csv",
            "postbacks export --since yesterday | 2026-11-22", "postbacks export --result bad | accepted or updated",
            "clicks export --result accepted | --result", "postbacks export --data /does/not/exist | no data folder",
            "clicks export --data /does/not/exist | no data folder", "setup export --data /does/not/exist | --data",
            "postbacks export --data | --data", "postbacks export --data= | --data is empty",
            "receive --data= | --data is empty", "purge-data --data= | --data is empty",
            "receive --setup /does/not/exist.json | does not exist"})
    void wrongUsageEndsWith2AndOneSentence(String arguments, String words) {
        assertThat(run(arguments)).isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err()).contains(words).endsWith("\n").hasLineCount(1).doesNotContain("Exception", "Usage:");
    }

    /// Half a character stands for what a system without a language setting makes of letters beyond ASCII.
    @ParameterizedTest
    @ValueSource(strings = {"receive --data", "postbacks export --data", "purge-data --data", "postbacks export --out",
            "receive --setup", "setup import"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aNameThatTheSystemCanNotWriteSaysWhatToDo(String command) {
        assertThat(run(command + " gr\uD800n")).isEqualTo(2);

        assertThat(err()).contains("LC_ALL=C.UTF-8").hasLineCount(1).doesNotContain("Exception", "Malformed");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aUsualFolderThatTheSystemCanNotWriteStandsInNobodysWayWhoNamesAnother() {
        usual = () -> Path.of("/home/gr\uD800n");
        assertThat(run("setup export --data " + data)).isZero();
        assertThat(err()).isEmpty();

        assertThat(run("setup export")).isEqualTo(2);
        assertThat(err()).startsWith("/home/gr").contains("LC_ALL=C.UTF-8").hasLineCount(1)
                .doesNotContain("Exception", "Malformed");
    }

    @ParameterizedTest
    @CsvSource({"--help", "receive --help", "setup --help", "setup import --help", "setup export -h",
            "postbacks export --help", "clicks export --help", "check --help"})
    void helpGoesToStandardOutput(String arguments) {
        assertThat(run(arguments)).isZero();

        assertThat(out()).startsWith("Usage: postback-receiver").doesNotContain("\u001b");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ReceiverException.Kind.class)
    void failuresHaveTheirExitCodes(ReceiverException.Kind kind) {
        failure = kind;
        int expected = switch (kind) {
            case INVALID -> 2;
            case IN_USE -> 3;
            case PORT_TAKEN -> 4;
            case DATA, UNAVAILABLE -> 5;
        };

        for (String command : List.of("receive", "postbacks export", "clicks export", "setup export",
                "check http://127.0.0.1/postback?id=1")) {
            assertThat(run(command)).as(command).isEqualTo(expected);
        }
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(5).allMatch(line -> line.equals("Close the other one."));
    }

    @Test
    void whatWasNeverStoredIsExportedAsNothing() {
        nothingStored = true;

        assertThat(run("postbacks export")).isZero();
        assertThat(run("clicks export")).isZero();
        assertThat(out()).isEmpty();
        assertThat(run("setup export")).isZero();
        assertThat(out()).isEqualTo("{\n  \"conversions\": [],\n  \"links\": []\n}\n");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anExportIsInOrderAndWithinItsRange() {
        assertThat(run("postbacks export --since 2026-11-22T00:00:02Z --until 2026-11-22T00:00:04Z")).isZero();

        assertThat(out().lines()).hasSize(2).first().asString().startsWith("{\"number\":2,");
        assertThat(archive.closed).isTrue();
    }

    @Test
    void anExportTakesResultAndFormat() {
        assertThat(run("postbacks export --format csv --result rejected")).isZero();
        assertThat(out().lines()).hasSize(3);
        assertThat(run("clicks export --format jsonl")).isZero();
        assertThat(out().lines().skip(3)).singleElement().asString().contains("\"link\":\"summer\"");
    }

    @Test
    void anExportToAFileIsThereAsAWhole() throws IOException {
        Path file = data.resolve("out.jsonl");
        Files.writeString(file, "old");

        assertThat(run("postbacks export --out " + file)).isZero();

        assertThat(out()).isEmpty();
        assertThat(file).content().hasLineCount(4);
        assertThat(data.toFile().list()).containsExactly("out.jsonl");
    }

    @Test
    void anExportThatFailsLeavesTheOldFile() throws IOException {
        Path file = data.resolve("out.jsonl");
        Files.writeString(file, "old");
        archive.broken = true;

        assertThat(run("postbacks export --out " + file)).isEqualTo(5);

        assertThat(file).hasContent("old");
        assertThat(data.toFile().list()).containsExactly("out.jsonl");
    }

    @Test
    void anExportToNowhereSaysSo() {
        assertThat(run("postbacks export --out /does/not/exist/out.jsonl")).isEqualTo(2);
        assertThat(err()).contains("/does/not/exist/out.jsonl can't be written", "--out").hasLineCount(1);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        bytes = refusing("Broken pipe");
        assertThat(run("postbacks export")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void aFullDiskIsOne() {
        bytes = refusing("No space left on device");
        assertThat(run("postbacks export")).isEqualTo(2);
        assertThat(err()).contains("No space left on device").hasLineCount(1);
    }

    @Test
    void definitionsAreExported() {
        assertThat(run("setup export")).isZero();
        assertThat(out()).contains("\"name\": \"Sale\"").endsWith("}\n");
    }

    @Test
    void checkSaysWhatTheJudgeWouldSay() {
        assertThat(
                run("check http://127.0.0.1:8377/postback?clickId={x}&id=00000000000000000000000000000001&val=1&com=0"))
                .isEqualTo(1);

        assertThat(out()).startsWith("Would be rejected with 4").contains("CONVERSION_ID_UNKNOWN: ", "  Cause: ",
                "  Cure: ");
        assertThat(err()).isEmpty();
    }

    @Test
    void checkKnowsASoundTemplate() {
        assertThat(run(
                "check http://127.0.0.1:8377/postback?clickId=#s2#&id=C24CA0512421422E80996FBEBFD2211D&val=#price#&com=0"))
                .as(out()).isZero();
        assertThat(out()).startsWith("A sound template for Sale: CAKE");
    }

    @Test
    void checkWorksWhereNothingWasStored() {
        nothingStored = true;
        assertThat(run("check http://h/s2s?clickId=1&id=C24CA0512421422E80996FBEBFD2211D&val=1&com=0")).isEqualTo(1);
        assertThat(out()).contains("CONVERSION_ID_UNKNOWN");
        assertThat(data).isEmptyDirectory();
    }

    private int run(String arguments) {
        Console console = new Console(new ByteArrayInputStream(new byte[0]), bytes, new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8), InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")),
                ZoneOffset.UTC, usual, new Logs());
        String[] words = arguments.isBlank() ? new String[0] : arguments.split(" ");
        return new Program(console, new MemoryBackend()).run(words);
    }

    @Test
    void trustedProxiesAreHandedOnAndElseLeftToTheDataFolder() {
        run("receive --trusted-proxy 127.0.0.1 --trusted-proxy 10.0.0.0/8");
        assertThat(opened).isNotNull().extracting(ReceiverConfig::trustedProxies)
                .isEqualTo(List.of(new SenderRange("127.0.0.1"), new SenderRange("10.0.0.0/8")));
        run("receive");
        assertThat(opened).isNotNull().extracting(ReceiverConfig::trustedProxies).isNull();
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }

    private @Nullable ReceiverConfig opened;

    private final class MemoryBackend implements Backend {
        @Override
        public Receiver receiver(ReceiverConfig config) throws ReceiverException {
            opened = config;
            throw new ReceiverException(failure == null ? ReceiverException.Kind.DATA : failure,
                    "Close the other one.");
        }

        @Override
        public Receiver receiver(ReceiverConfig config, byte[] setup, Consumer<SetupReport> imported)
                throws ReceiverException {
            return receiver(config);
        }

        @Override
        public Optional<Archive> archive(Path folder, String holder) throws ReceiverException {
            if (failure != null) {
                throw new ReceiverException(failure, "Close the other one.");
            }
            return nothingStored ? Optional.empty() : Optional.of(archive);
        }

        @Override
        public Recovery recovery(Path folder, String holder) throws ReceiverException {
            throw new ReceiverException(failure == null ? ReceiverException.Kind.DATA : failure,
                    "Close the other one.");
        }
    }

    /// Four postbacks, a second apart, the even ones rejected; and a click.
    private static final class MemoryArchive implements Archive {
        private boolean broken;
        private boolean closed;

        @Override
        public Definitions definitions() {
            Conversion sale = Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale");
            return new Definitions(List.of(new StoredConversion(1,
                    new Conversion(sale.id(), "Sale", "#price#", "0", "0", "EUR", "CAKE", null, sale.duplicates(), null,
                            List.of(), null, sale.answer(), false, false, Map.of(), sale.lifecycle()))),
                    List.of());
        }

        @Override
        public Optional<URI> publicAddress() {
            return Optional.empty();
        }

        @Override
        public Networks networks() {
            return NetworksFile.shipped();
        }

        @Override
        public void forEachPostback(ExportRange range, Consumer<Postback> consumer) throws ReceiverException {
            for (int i = 1; i <= 4; i++) {
                Instant at = Instant.parse("2026-11-22T00:00:00Z").plusSeconds(i);
                Result result = i % 2 == 0 ? Result.REJECTED : Result.ACCEPTED;
                if (range.covers(at) && (range.result() == null || range.result() == result)) {
                    consumer.accept(new Postback(i, new Arrival(at, "GET", "/postback", "id=1", List.of(), new byte[0],
                            "192.0.2.1", false), result, List.of(),
                            new Reading(null, null, null, null, null, null,
                                    null, null, null, null, List.of()),
                            null, false, 200, at));
                }
                if (broken) {
                    throw new ReceiverException(ReceiverException.Kind.DATA, "The database is damaged.");
                }
            }
        }

        @Override
        public void forEachClick(ExportRange range, Consumer<ClickRecord> consumer) {
            consumer.accept(new ClickRecord(
                    new Click(1, Instant.EPOCH, 1, "", "192.0.2.1", null, null, false, false),
                    "0123456789abcdefghjkmnpqrs", "summer"));
        }

        @Override
        public Evidence evidence() {
            Definitions definitions = definitions();
            return new NoEvidence() {
                @Override
                public Definitions definitions() {
                    return definitions;
                }
            };
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
