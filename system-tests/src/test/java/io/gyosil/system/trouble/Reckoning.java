package io.gyosil.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.AskedJob;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.system.ServiceProcess;
import java.time.Duration;

/** How a scenario ends: all that was sent is acknowledged and everywhere, once and equal. */
record Reckoning(UploadTrial uploads, ServiceProcess analytics) {

    /** All arrives in time, and then every place is as it must be. */
    void holds(Duration drainWithin) throws InterruptedException {
        assertThat(uploads.finish()).as("uploads without an answer").isZero();
        Drain drain = uploads.drain(drainWithin);
        assertThat(drain.complete()).as("%s", drain).isTrue();
        assertThat(uploads.settle()).isEmpty();
        assertThat(AskedJob.result(analytics.http().as(TestTokens.of("operator", "o-1")), "/api/analytics/rebuild")
                        .get("equal")
                        .asBoolean())
                .isTrue();
    }
}
