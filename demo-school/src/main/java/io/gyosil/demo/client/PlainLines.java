package io.gyosil.demo.client;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line at the start, one every few seconds, one at the end: readable in a log. */
final class PlainLines implements Progress {

    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final String task;
    private final String unit;
    private final long total;
    private final long startedAt = System.nanoTime();
    private long lastLineAt = startedAt;
    private long done;

    PlainLines(PrintStream out, String task, String unit, long total) {
        this.out = out;
        this.task = task;
        this.unit = unit;
        this.total = total;
        out.printf(Locale.ROOT, "%s: %,d %s%n", task, total, unit);
    }

    @Override
    public synchronized void step(long more) {
        done += more;
        long now = System.nanoTime();
        if (done < total && now - lastLineAt >= BETWEEN_LINES) {
            lastLineAt = now;
            line(now);
        }
    }

    @Override
    public synchronized void close() {
        line(System.nanoTime());
    }

    private void line(long now) {
        double seconds = Math.max(0.001, (now - startedAt) / 1e9);
        double rate = done / seconds;
        long percent = total == 0 ? 100 : done * 100 / total;
        String left = done < total && rate > 0
                ? String.format(Locale.ROOT, ", about %,.0f s left", (total - done) / rate)
                : "";
        out.printf(Locale.ROOT, "%s: %,d of %,d %s (%d %%), %,.0f/s%s%n", task, done, total, unit, percent, rate, left);
    }
}
