package io.gyosil.demo.client;

import java.text.DecimalFormat;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that moves, with rate and time left. */
final class Bar implements Progress {

    private final ProgressBar bar;

    Bar(String task, String unit, long total) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setUpdateIntervalMillis(200)
                .showSpeed(new DecimalFormat("#,##0"))
                .build();
    }

    @Override
    public void step(long done) {
        bar.stepBy(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
