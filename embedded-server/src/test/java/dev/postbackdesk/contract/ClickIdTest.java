package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// *Click ids*: their shape, what is malformed and what unknown, and numbers that are never handed out twice.
class ClickIdTest extends OneDesk {
    private String codeOf(String clickId) {
        String text = send(Wire.query("clickId=" + clickId + "&id=" + SALE + "&val=1&com=1")).text();
        return text.equals("OK") ? text : text.split(" ")[1];
    }

    @Test
    void twentySixCharactersOfLowerCaseCrockfordBase32() {
        assertThat(desk().click()).matches("[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8zzzzzzzzzzzzzzzzzzzzzzzzz", "9zzzzzzzzzzzzzzzzzzzzzzzzz", "80000000000000000000000000",
            "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000", "000000000000000000000000000",
            "0000000000000000000000000i", "0000000000000000000000000l", "0000000000000000000000000o",
            "0000000000000000000000000u", "000000000000000000000000-0", "0000000000000%20000000000000", "ORDER-4711",
            "1",
            "0000000000000000000000000I", "0000000000000000000000000U",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "%D9%A0000000000000000000000000", "preview"})
    void malformed(String clickId) {
        assertThat(codeOf(clickId)).isEqualTo("CLICK_ID_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7zzzzzzzzzzzzzzzzzzzzzzzzz", "00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "0123456789abcdefghjkmnpqrs", "0tvwxyztvwxyztvwxyztvwxyzt"})
    void wellFormedButNoneOfOurs(String clickId) {
        assertThat(codeOf(clickId)).isEqualTo("CLICK_ID_UNKNOWN");
    }

    @Test
    void aDamagedIdIsUnknownWhicheverCharacterItIs() {
        String click = desk().click();
        for (int i = 0; i < click.length(); i++) {
            char other = click.charAt(i) == '0' ? '1' : '0';
            String damaged = click.substring(0, i) + other + click.substring(i + 1);
            assertThat(codeOf(damaged)).as(damaged).isEqualTo("CLICK_ID_UNKNOWN");
        }
        assertThat(codeOf(click.substring(1))).isEqualTo("CLICK_ID_MALFORMED");
        assertThat(codeOf(click + click.charAt(0))).isEqualTo("CLICK_ID_MALFORMED");
        assertThat(codeOf(click)).isEqualTo("OK");
    }

    @Test
    void anotherInstallationsIdIsUnknown(@TempDir Path folder) {
        try (Desk other = new Desk(folder, Setup.usual())) {
            assertThat(codeOf(other.click())).isEqualTo("CLICK_ID_UNKNOWN");
        }
    }

    @Test
    void aClickIdOfOursIsShownInLowerCase(@TempDir Path folder) {
        try (Desk own = new Desk(folder, Setup.usual())) {
            String click = own.click();
            own.send(Wire.query("clickId=" + click.toUpperCase(Locale.ROOT) + "&id=" + SALE + "&val=x&com=1"));
            own.send(Wire.query("clickId=" + click.toUpperCase(Locale.ROOT) + "&id=" + SALE + "&val=1&com=1"));
            assertThat(own.export()).extracting(row -> row.text("clickId")).containsExactly(click, click);
        }
    }

    @Test
    void numbersAreNeverHandedOutTwiceAfterARestore(@TempDir Path folder) throws IOException {
        try (Desk own = new Desk(folder, Setup.usual())) {
            own.click();
            own.stop();
            List<Path> database = databaseFiles(folder);
            for (Path file : database) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".copy"));
            }
            own.start();
            String lost = own.click();
            own.stop();
            for (Path file : database) {
                Files.move(file.resolveSibling(file.getFileName() + ".copy"), file,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            own.start();
            Answer erased = own.send(Wire.query("clickId=" + lost + "&id=" + SALE + "&val=1&com=1"));
            assertThat(erased.status()).isEqualTo(404);
            assertThat(erased.text()).startsWith("ERROR CLICK_ID_UNKNOWN ");
            Answer invented = own.send(Wire.query("clickId=7zzzzzzzzzzzzzzzzzzzzzzzzz&id=" + SALE + "&val=1&com=1"));
            assertThat(erased.text()).as("the message says which: check failed, or no such click")
                    .isNotEqualTo(invented.text());
            String fresh = own.click();
            assertThat(fresh).isNotEqualTo(lost);
            List<Row> clicks = own.exportClicks();
            assertThat(clicks).hasSize(2);
            assertThat(clicks.get(1).json().get("number").asLong()).as("the next multiple of 2^30")
                    .isEqualTo(1L << 30);
        }
    }

    @Test
    void numberingContinuesAfterADatabaseWasSetAside(@TempDir Path folder) throws IOException {
        try (Desk own = new Desk(folder, Setup.usual())) {
            String old = own.click();
            own.stop();
            for (Path file : databaseFiles(folder)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".aside"));
            }
            // Never silently an empty one: the user has to say so.
            Cli.Outcome refused = Cli.on(folder, "setup", "export");
            assertThat(refused.exit()).isEqualTo(5);
            assertThat(refused.sentence()).contains("backups begin-anew");
            assertThat(Cli.on(folder, "backups", "begin-anew").exit()).isZero();
            own.start();
            own.define(Setup.usual());
            assertThat(own.send(Wire.query("clickId=" + old + "&id=" + SALE + "&val=1&com=1")).text())
                    .startsWith("ERROR CLICK_ID_UNKNOWN ");
            assertThat(own.click()).isNotEqualTo(old);
            assertThat(own.exportClicks().getFirst().json().get("number").asLong()).isEqualTo(1L << 30);
        }
    }

    @Test
    void anOrdinaryRestartJustGoesOn(@TempDir Path folder) {
        try (Desk own = new Desk(folder, Setup.usual())) {
            own.click();
            own.restart();
            own.click();
            List<Row> clicks = own.exportClicks();
            assertThat(clicks).hasSize(2);
            assertThat(clicks.get(1).number()).isGreaterThan(clicks.get(0).number()).isLessThan(1L << 30);
        }
    }

    @Test
    void theKeyLiesInAFileOfItsOwnReadableByItsOwnerOnly(@TempDir Path folder) throws IOException {
        try (Desk own = new Desk(folder, Setup.usual())) {
            own.click();
            own.stop();
            Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
            List<Path> keys;
            try (Stream<Path> files = Files.list(folder)) {
                keys = files.filter(f -> f.getFileName().toString().contains("key")).toList();
            }
            assertThat(keys).hasSize(1);
            assertThat(Files.getPosixFilePermissions(keys.getFirst())).isEqualTo(owners);
            String key = Files.readString(keys.getFirst()).replaceAll("(?s).*key=([0-9a-fA-F]{32}).*", "$1");
            assertThat(key).matches("[0-9a-fA-F]{32}");
            assertThat(Cli.on(folder, "setup", "export").out()).doesNotContainIgnoringCase(key);
            assertThat(Cli.on(folder, "clicks", "export").out()).doesNotContainIgnoringCase(key);
        }
    }

    private static List<Path> databaseFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".db")).toList();
        }
    }
}
