package io.gyosil.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    @Test
    void aProcessIsItselfUntilItDies() throws Exception {
        Process sleeper = sleeper();
        ProcessIdentity identity = ProcessIdentity.of(sleeper.pid()).orElseThrow();
        assertThat(identity.isAlive()).isTrue();
        assertThat(identity.handle()).contains(sleeper.toHandle());

        sleeper.destroyForcibly().waitFor();
        assertThat(identity.isAlive()).isFalse();
        assertThat(identity.handle()).isEmpty();
    }

    @Test
    void anotherProcessWithTheSamePidIsSomebodyElse() throws Exception {
        Process sleeper = sleeper();
        try {
            ProcessIdentity now = ProcessIdentity.of(sleeper.pid()).orElseThrow();
            ProcessIdentity before = new ProcessIdentity(now.pid(), now.started() + "0");
            assertThat(before.isAlive()).isFalse();
            assertThat(before.handle()).isEmpty();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void startTimesDistinguishProcesses() throws Exception {
        Process first = sleeper();
        Thread.sleep(50);
        Process second = sleeper();
        try {
            assertThat(ProcessIdentity.of(first.pid()).orElseThrow().started())
                    .isNotEqualTo(ProcessIdentity.of(second.pid()).orElseThrow().started());
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
