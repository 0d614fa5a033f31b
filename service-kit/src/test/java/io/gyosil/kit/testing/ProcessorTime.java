package io.gyosil.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Notes at the end of a JVM's tests how many seconds of processor it and all that it started took, for the build's last lines. */
public final class ProcessorTime implements TestExecutionListener {

    private static final Path NOTES = Path.of("target", "processor-seconds");
    private static final double TICKS_A_SECOND = 100;
    private static final int FIRST_OF_TIMES = 11;

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        ProcessHandle own = ProcessHandle.current();
        try (Stream<ProcessHandle> started = own.descendants()) {
            double seconds = Stream.concat(Stream.of(own), started)
                    .mapToDouble(ProcessorTime::secondsOf)
                    .sum();
            Files.createDirectories(NOTES);
            Files.writeString(NOTES.resolve(Long.toString(own.pid())), String.format(Locale.ROOT, "%.1f%n", seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Linux counts it, with what the process waited for: else what it took itself. */
    private static double secondsOf(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = FIRST_OF_TIMES; i < FIRST_OF_TIMES + 4; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException gone) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }
    }
}
