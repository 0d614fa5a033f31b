package io.gyosil.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param answered how many answers came, all with the status expected
 * @param seconds from the first request to the last answer
 * @param latencies in microseconds, to three digits
 */
public record LoadResult(int answered, double seconds, Histogram latencies) {

    /** Answers per second. */
    public double rate() {
        return answered / seconds;
    }

    /** The latency that so many percent of the answers kept, in milliseconds. */
    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}
