package io.gyosil.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.servers.process.ProcessIdentity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private Process orphan;
    private Process bystander;

    @BeforeEach
    void start() throws Exception {
        orphan = new ProcessBuilder("sleep", "60").start();
        bystander = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        orphan.destroyForcibly();
        bystander.destroyForcibly();
    }

    @Test
    void exactlyTheRecordedProcessesAreStopped() throws Exception {
        ProcessIdentity known = ProcessIdentity.of(orphan.pid()).orElseThrow();
        ProcessIdentity recycled = new ProcessIdentity(bystander.pid(), known.started() + "1");
        StackState state = state(part("study", known), part("analytics", recycled));

        assertThat(Leftovers.stop(state)).extracting(PartState::name).containsExactly("study");

        orphan.waitFor();
        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void whatDoesNotListenIsKilled() throws Exception {
        Process deaf = new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo; while true; do sleep 1; done").start();
        try {
            deaf.inputReader().readLine();
            StackState state =
                    state(part("study", ProcessIdentity.of(deaf.pid()).orElseThrow()));
            assertThat(Leftovers.stop(state, Duration.ofMillis(300))).hasSize(1);
            assertThat(deaf.waitFor()).isEqualTo(128 + 9);
        } finally {
            deaf.descendants().forEach(ProcessHandle::destroyForcibly);
            deaf.destroyForcibly();
        }
    }

    private static PartState part(String name, ProcessIdentity process) {
        return PartState.waiting(name, 1).started(process);
    }

    private static StackState state(PartState... parts) {
        return new StackState(
                8080,
                ProcessIdentity.self(),
                StackState.Phase.RUNNING,
                "2026-01-01T00:00:00Z",
                0,
                null,
                List.of(parts));
    }
}
