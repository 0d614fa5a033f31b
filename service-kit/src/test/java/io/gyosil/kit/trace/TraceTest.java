package io.gyosil.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331";

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-01", "00-" + TRACE + "-00", "00-" + TRACE + "-ff"})
    void validTraceIsContinued(String header) {
        assertThat(continued(header)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01-" + TRACE + "-01", "cc-" + TRACE + "-01-what-the-future-will-bring", "01-" + TRACE + "-01-"})
    void traceOfANewerVersionIsContinuedAsFarAsWeKnowIt(String header) {
        assertThat(continued(header)).isEqualTo("00-" + TRACE + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-" + TRACE + "-01",
                "0-" + TRACE + "-01",
                "00-" + TRACE,
                "00-" + TRACE + "-1",
                "00-" + TRACE + "-01-more",
                "00-" + TRACE + "-01more",
                "01-" + TRACE + "-01more",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                " 00-" + TRACE + "-01"
            })
    void anythingElseIsNoTrace(String header) {
        assertThat(Trace.parent(header).isValid()).isFalse();
    }

    @Test
    void whoBringsNoTraceGetsANewOneEachTimeThatIsNotRecorded() {
        assertThat(Trace.parent(null).isValid()).isFalse();
        assertThat(Trace.text(Trace.fresh()))
                .matches(Trace.VALID)
                .endsWith("-00")
                .isNotEqualTo(Trace.text(Trace.fresh()));
    }

    @Test
    void workThatNobodyAskedForBelongsToNoTrace() {
        assertThat(Trace.current()).isNull();
    }

    @Test
    void workOnAThreadBelongsToATraceUntilItIsDoneAndSoDoItsLogLines() {
        Context outer = Context.root().with(Span.wrap(Trace.parent("00-" + TRACE + "-01")));
        try (Scope _ = Trace.enter(outer)) {
            try (Scope _ = Trace.enter(Context.root().with(Span.wrap(Trace.fresh())))) {
                assertThat(Trace.current()).endsWith("-00").isEqualTo(MDC.get(Trace.NAME));
            }
            assertThat(Trace.current()).isEqualTo("00-" + TRACE + "-01").isEqualTo(MDC.get(Trace.NAME));
        }
        assertThat(Trace.current()).isNull();
        assertThat(MDC.get(Trace.NAME)).isNull();
    }

    @Test
    void workThatIsCarriedToAnotherThreadStaysInItsTrace() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        Runnable look = () -> seen.add(Trace.current() + " " + MDC.get(Trace.NAME));
        try (Scope _ = Trace.enter(Context.root().with(Span.wrap(Trace.parent("00-" + TRACE + "-01"))))) {
            Thread.ofVirtual().start(Trace.carried(look)).join();
            Thread.ofVirtual().start(look).join();
        }
        assertThat(seen).containsExactly("00-" + TRACE + "-01 00-" + TRACE + "-01", "null null");
    }

    private static @Nullable String continued(String header) {
        return Trace.text(Trace.parent(header));
    }
}
