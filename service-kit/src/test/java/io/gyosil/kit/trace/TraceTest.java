package io.gyosil.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331";

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-01", "00-" + TRACE + "-00", "00-" + TRACE + "-ff"})
    void validTraceIsContinued(String header) {
        assertThat(Trace.continued(header)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01-" + TRACE + "-01", "cc-" + TRACE + "-01-what-the-future-will-bring", "01-" + TRACE + "-01-"})
    void traceOfANewerVersionIsContinuedAsFarAsWeKnowIt(String header) {
        assertThat(Trace.continued(header)).isEqualTo("00-" + TRACE + "-01");
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
    void anythingElseGetsANewTrace(String header) {
        assertThat(Trace.continued(header))
                .isNotEqualTo(header)
                .matches(Trace.VALID)
                .doesNotContain("0af7651916");
    }

    @Test
    void missingTraceGetsANewOneEachTime() {
        assertThat(Trace.continued(null)).matches(Trace.VALID).isNotEqualTo(Trace.continued(null));
    }

    @Test
    void workThatNobodyAskedForBelongsToNoTrace() {
        assertThat(Trace.current()).isNull();
    }
}
