package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the memory of a Java process is read, and when it counts as flat. Sizes are KiB.
final class Soak {
    /// By which a third may differ from the one before: what caches and the compiler still take.
    static final long HEAP = 4 * 1024;
    static final long RESIDENT = 16 * 1024;

    /// Each collector names its parts otherwise; all but ZGC say how large each is in total, and Metaspace, which is no part
    /// of the heap, does not.
    private static final Pattern USED = Pattern.compile("(?m)^.*?(?:\\btotal\\b.*?|ZHeap\\s+)used (\\d+)([KM])");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private Soak() {}

    /// At one moment.
    ///
    /// @param heap what lived after a full collection
    record Sample(long heap, long resident) {
        static Sample of(long pid) throws IOException, InterruptedException {
            jcmd(pid, "GC.run");
            long heap = used(jcmd(pid, "GC.heap_info"));
            Matcher resident = RSS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            if (!resident.find()) {
                throw new IOException("The system does not tell the resident set of process " + pid);
            }
            return new Sample(heap, Long.parseLong(resident.group(1)));
        }

        private static String jcmd(long pid, String command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(pid), command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("jcmd " + pid + " " + command + " failed: " + said);
            }
            return said;
        }
    }

    /// What `GC.heap_info` says is used, of all parts of the heap.
    static long used(String info) throws IOException {
        Matcher used = USED.matcher(info);
        long sum = 0;
        boolean found = false;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) * (used.group(2).equals("M") ? 1024 : 1);
            found = true;
        }
        if (!found) {
            throw new IOException("This is not understood of the heap: " + info);
        }
        return sum;
    }

    /// From the middle third to the last one, on average; the first third warms up.
    static long growth(long[] samples) {
        int third = samples.length / 3;
        return mean(samples, samples.length - third, samples.length)
                - mean(samples, samples.length - 2 * third, samples.length - third);
    }

    private static long mean(long[] samples, int from, int to) {
        return Math.round(Arrays.stream(samples, from, to).average().orElse(0));
    }
}
