package io.gyosil.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SayingWhereItGoesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @Test
    void stateGoesToTheCompactedTopicUnderWhatItIsOf() {
        StateEvent enrollment = new EnrollmentChanged(17, "c-3", "1001", 1, NOW, 4);

        assertThat(enrollment.topic()).isEqualTo("gyosil.classroom.state");
        assertThat(enrollment.key()).isEqualTo("enrollment:17:c-3");
        assertThat(enrollment.version()).isEqualTo(4);
        assertThat(new StudentChanged(17, "1001", 1, null, 2).key()).isEqualTo("student:17");
        assertThat(new TeacherChanged(5, "1002", 1, null, 2).key()).isEqualTo("teacher:5");
        assertThat(new OrganizationChanged(1, "n", "school", "Asia/Seoul", 2).key())
                .isEqualTo("organization:1");
        assertThat(new ClassChanged("c-3", 1L, null, List.of(), "n", null, null, 2).key())
                .isEqualTo("class:c-3");
    }

    @Test
    void whatHappensInASessionGoesUnderItsSession() {
        Event started = new LiveStarted("s-1", "c-3", 1, "1002", NOW);

        assertThat(started.topic()).isEqualTo("gyosil.session");
        assertThat(started.key()).isEqualTo("s-1");
        assertThat(new LiveEnded("s-1", "teacher", NOW).key()).isEqualTo("s-1");
    }
}
