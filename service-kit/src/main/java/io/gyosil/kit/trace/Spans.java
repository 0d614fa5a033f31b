package io.gyosil.kit.trace;

import io.micronaut.core.propagation.PropagatedContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being done, as a span in each trace for which it is done: a request is of one trace, while a batch of events is
 * of as many as sent it, and each of them is to show what became of its own. Log lines and events go with the first.
 */
public final class Spans implements AutoCloseable {

    private static final ContextKey<Spans> KEY = ContextKey.named("spans");
    private static final AttributeKey<Long> COUNT = AttributeKey.longKey("gyosil.count");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final List<Span> spans;
    private final PropagatedContext.@Nullable Scope scope;

    private Spans(Tracer tracer, List<Span> spans) {
        this.tracer = tracer;
        this.spans = spans;
        this.scope = spans.isEmpty() ? null : propagate(context());
    }

    /** Begins them; they are the present work of this thread until they are closed. */
    static Spans begin(Tracer tracer, List<SpanBuilder> builders) {
        return new Spans(tracer, builders.stream().map(SpanBuilder::startSpan).toList());
    }

    /** A context whose work is that of a span which began elsewhere; its beginner ends it. */
    static Context within(Context context, Tracer tracer, Span span) {
        Context inside = context.with(span);
        return span.isRecording() ? inside.with(KEY, new Spans(tracer, span)) : inside;
    }

    private Spans(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.spans = List.of(span);
        this.scope = null;
    }

    /** Not on the thread alone: the framework sets that again from what it propagates, such as for a transaction. */
    @SuppressWarnings("MustBeClosedChecker") // It is closed with these.
    private static PropagatedContext.Scope propagate(Context context) {
        return PropagatedContext.getOrEmpty().plus(new Trace.Carried(context)).propagate();
    }

    private Context context() {
        return Context.current().with(spans.getFirst()).with(KEY, this);
    }

    /** Those of the present work; null when nothing of it is recorded. */
    static @Nullable Spans current() {
        return Context.current().get(KEY);
    }

    /** Begins a step of this work. */
    Spans step(String name) {
        List<SpanBuilder> steps = new ArrayList<>(spans.size());
        for (Span span : spans) {
            steps.add(tracer.spanBuilder(name).setParent(Context.root().with(span)));
        }
        return begin(tracer, steps);
    }

    void note(String what, long count) {
        spans.forEach(span -> span.addEvent(what, Attributes.of(COUNT, count)));
    }

    /** Does work, and marks the spans as failed when it throws. What was thrown may name people: it is not recorded. */
    public <T> T watch(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            failed(e.getClass().getSimpleName());
            throw e;
        }
    }

    /** Like {@link #watch(Supplier)} for work without a result. */
    public void watch(Runnable work) {
        watch(() -> {
            work.run();
            return true;
        });
    }

    private void failed(String type) {
        spans.forEach(span -> span.setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, type));
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        spans.forEach(Span::end);
    }
}
