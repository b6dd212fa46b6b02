package dev.postbackdesk.cli;

import dev.postbackdesk.export.Export;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Archive;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "export", description = "Writes the postbacks in order of arrival, secrets masked.")
final class PostbacksExport implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ExportOptions options = new ExportOptions();

    @Option(names = "--result", paramLabel = "R", description = "Only accepted, updated, duplicate or rejected ones.")
    private @Nullable String result;

    PostbacksExport(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Result wanted = result == null ? null : named(result);
        options.run(console, data.archive(console, backend, "postbacks export"),
                definitions -> Export.postbacks(definitions.secrets()), wanted, Archive::forEachPostback);
        return Exit.DONE.code();
    }

    private static Result named(String word) throws CommandFailure {
        return Arrays.stream(Result.values()).filter(result -> result.word().equals(word)).findFirst()
                .orElseThrow(() -> CommandFailure.usage("--result " + word + " is not known. Write "
                        + Arrays.stream(Result.values()).map(Result::word).collect(Collectors.joining(" or ")) + "."));
    }
}
