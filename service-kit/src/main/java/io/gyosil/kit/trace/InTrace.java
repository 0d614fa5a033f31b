package io.gyosil.kit.trace;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** Goes with work from thread to thread, and into what the framework does within it. */
record InTrace(Context context) implements ThreadPropagatedContextElement<Scope> {

    @Override
    public Scope updateThreadContext() {
        return Trace.enter(context);
    }

    @Override
    public void restoreThreadContext(Scope entered) {
        entered.close();
    }
}
