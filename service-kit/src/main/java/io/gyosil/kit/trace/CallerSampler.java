package io.gyosil.kit.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Decides once, where a trace enters, and is of the same mind from there on. A caller may ask that its trace is recorded,
 * or that it is not; since anybody may ask, it is granted so and so often a second. Chance is our own: a share of the
 * trace ids, as is usual, would let callers choose one that is in it.
 */
class CallerSampler implements Sampler {

    private static final long SECOND = 1_000_000_000L;

    private final double share;
    private final int askedPerSecond;
    private final LongSupplier nanos;
    private long second = Long.MIN_VALUE;
    private int granted;

    CallerSampler(double share, int askedPerSecond, LongSupplier nanos) {
        this.share = share;
        this.askedPerSecond = askedPerSecond;
        this.nanos = nanos;
    }

    @Override
    public SamplingResult shouldSample(
            Context context, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SpanContext parent = Span.fromContext(context).getSpanContext();
        boolean recorded;
        if (!parent.isValid()) {
            recorded = byChance();
        } else if (parent.isSampled() && parent.isRemote() && kind == SpanKind.SERVER) {
            recorded = isGranted() || byChance();
        } else {
            recorded = parent.isSampled();
        }
        return recorded ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    private boolean byChance() {
        return ThreadLocalRandom.current().nextDouble() < share;
    }

    private synchronized boolean isGranted() {
        long now = Math.floorDiv(nanos.getAsLong(), SECOND);
        if (now != second) {
            second = now;
            granted = 0;
        }
        return granted++ < askedPerSecond;
    }

    @Override
    public String getDescription() {
        return "a share of " + share + ", and " + askedPerSecond + " a second that are asked for";
    }
}
