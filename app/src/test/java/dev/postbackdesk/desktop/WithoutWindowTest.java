package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, where no window can be opened.
class WithoutWindowTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, a process is not asked to end, but ended")
    void whereJavaFxFailsTheReceiverGoesOnAndSaysWhy() throws Exception {
        assertThat(said("-Dglass.platform=Headless", "-Dprism.order=nothing"))
                .contains("JavaFX can't open a window here: ").contains("Receiving without one.");
    }

    @Test
    @DisabledOnOs(value = {OS.WINDOWS, OS.MAC}, disabledReason = "There is a display")
    void whereThereIsNoDisplayItDoesSo() throws Exception {
        assertThat(said()).contains("There is no display; receiving without a window.");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Elsewhere the environment names no display")
    void aPictureSaysThatTheDisplayCanNotBeOpened() throws Exception {
        assertThat(saidOfPicture(Map.of("DISPLAY", ":9191"))).as("the other where GTK is not there either")
                .containsAnyOf("The display can't be opened. Without DISPLAY and WAYLAND_DISPLAY ",
                        "JavaFX can't draw a picture here: ");
    }

    @Test
    void aPictureSaysWhyJavaFxFails() throws Exception {
        assertThat(saidOfPicture(Map.of(), "-Dglass.platform=Headless", "-Dprism.order=nothing"))
                .startsWith("JavaFX can't draw a picture here: ");
    }

    /// Gives the last line on standard error.
    private String saidOfPicture(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path picture = folder.resolve("live.png");
        ProcessBuilder builder = program(List.of(options), "--screen", "live", "--screenshot", picture.toString());
        builder.environment().putAll(environment);

        Process process = builder.redirectError(said.toFile()).start();

        assertThat(process.waitFor()).isEqualTo(Exit.USAGE);
        assertThat(picture).doesNotExist();
        // After what JavaFX itself prints.
        return Files.readAllLines(said).getLast();
    }

    private ProcessBuilder program(List<String> options, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(options);
        builder.command().addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "dev.postbackdesk.Launcher", "--data",
                folder.resolve("data").toString()));
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        return builder;
    }

    /// Starts it, sends a postback, ends it, and gives what it said on standard error.
    private String said(String... options) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = program(List.of(options), "--port", "0").redirectError(said.toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                HttpClient client = HttpClient.newHttpClient()) {
            String ready = out.readLine();
            assertThat(ready).startsWith("Receiving on http://");
            URI postback = URI
                    .create(ready.substring("Receiving on ".length()) + "/postback?clickId=a&id=b&val=1&com=0");

            // Until it has said why: before, the process would end with it.
            while (process.isAlive() && Files.size(said) == 0) {
                Thread.sleep(20);
            }
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(postback).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).startsWith("ERROR CONVERSION_ID_UNKNOWN");
            process.destroy();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }
}
