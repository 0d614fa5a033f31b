package io.gyosil.kit.trace;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The {@code traceparent} of W3C Trace Context, level 1, as it travels through a service. */
public final class Trace {

    /** The header's name, and the log field's. */
    public static final String NAME = "traceparent";

    /** What every version has, and version 00 is; a newer one may have more behind it, after a dash. */
    static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String VERSION = "00";
    private static final int LENGTH = 55;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    /** The trace of the work on this thread, if it belongs to one. */
    public static @Nullable String current() {
        return text(Span.current().getSpanContext());
    }

    /**
     * Does a step of the present work, in a span of its own in each trace that the work belongs to; where nothing is
     * recorded it just does it.
     *
     * @param name what is done, one of a few known names
     */
    public static <T> T step(String name, Supplier<T> work) {
        Spans within = Spans.current();
        if (within == null) {
            return work.get();
        }
        try (Spans spans = within.step(name)) {
            return spans.watch(work);
        }
    }

    /** Like {@link #step} for work without a result. */
    public static void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return true;
        });
    }

    /** Notes on the span of the present work that something happened, to so and so many. */
    public static void note(String what, long count) {
        Spans within = Spans.current();
        if (within != null) {
            within.note(what, count);
        }
    }

    /** The same work, to be done on another thread in the trace of this one. */
    public static Runnable carried(Runnable work) {
        Context here = Context.current();
        return () -> {
            try (Scope _ = enter(here)) {
                work.run();
            }
        };
    }

    /** Makes what is done on this thread belong to a context's trace, and its log lines say so, until it is closed. */
    @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
    static Scope enter(Context context) {
        String trace = text(Span.fromContext(context).getSpanContext());
        String before = MDC.get(NAME);
        Scope entered = context.makeCurrent();
        say(trace);
        return () -> {
            say(before);
            entered.close();
        };
    }

    private static void say(@Nullable String trace) {
        if (trace == null) {
            MDC.remove(NAME);
        } else {
            MDC.put(NAME, trace);
        }
    }

    /** The span that a {@code traceparent} names; empty when it is not valid. */
    static SpanContext parent(@Nullable String header) {
        if (header == null || header.length() < LENGTH) {
            return SpanContext.getInvalid();
        }
        String known = header.substring(0, LENGTH);
        boolean whole = header.length() == LENGTH || (!header.startsWith(VERSION) && header.charAt(LENGTH) == '-');
        return whole && VALID.matcher(known).matches()
                ? SpanContext.createFromRemoteParent(
                        known.substring(3, 35),
                        known.substring(36, 52),
                        TraceFlags.fromHex(known, 53),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    /** A new trace of which nothing is recorded. */
    static SpanContext fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        HexFormat hex = HexFormat.of();
        return SpanContext.create(
                hex.formatHex(ids, 0, 16),
                hex.formatHex(ids, 16, 24),
                TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    static @Nullable String text(SpanContext span) {
        return span.isValid()
                ? VERSION + "-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** Goes with work from thread to thread, and into what the framework does within it. */
    record Carried(Context context) implements ThreadPropagatedContextElement<Scope> {

        @Override
        public Scope updateThreadContext() {
            return enter(context);
        }

        @Override
        public void restoreThreadContext(Scope entered) {
            entered.close();
        }
    }
}
