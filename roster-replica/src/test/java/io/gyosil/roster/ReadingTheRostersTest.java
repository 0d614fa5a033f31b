package io.gyosil.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.UserChanged;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.UnreadableEventException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTheRostersTest {

    private static Optional<RosterRecord<?>> read(
            String type, String key, byte @Nullable [] data, @Nullable Long sequence) {
        var headers = new CloudEventHeaders(UUID.randomUUID(), type, "/classroom", Instant.now(), null, sequence);
        return RosterRecord.read(new ReceivedEvent(headers, key, data));
    }

    private static byte[] sample(String type) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                UserChanged.class.getResourceAsStream("sample/gyosil.classroom." + type + ".v1.json"))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "user-changed, user:17, 17",
        "teacher-changed, teacher:3, 3",
        "student-changed, student:9, 9",
        "class-changed, class:4, 4",
        "class-changed, class:4:b, 4:b",
        "enrollment-changed, enrollment:9:4, 9:4",
        "enrollment-changed, enrollment:9:4:b, 9:4:b",
        "organization-changed, organization:1, 1",
        "goal-changed, goal:17:t-3, 17:t-3",
        "goal-changed, goal:17:t:3, 17:t:3"
    })
    void everyGoldenSampleIsKept(String type, String key, String id) throws IOException {
        RosterRecord<?> read = read("gyosil.classroom." + type + ".v1", key, sample(type), 4711L)
                .orElseThrow();

        assertThat(read.id()).isEqualTo(id);
        assertThat(read.version()).isEqualTo(4711);
        assertThat(read.state()).isNotNull();
    }

    @Test
    void aKindThatIsNotKnownIsPassedOver() throws IOException {
        assertThat(read("gyosil.classroom.timetable-changed.v1", "timetable:1", sample("class-changed"), 4711L))
                .isEmpty();
    }

    @Test
    void aRemovalHasItsVersionFromItsHeaderAndNoState() {
        RosterRecord<?> read =
                read(ClassChanged.REMOVED, "class:4", null, 4712L).orElseThrow();

        assertThat(read.entity()).isEqualTo(RosterEntity.CLASSROOM);
        assertThat(read.version()).isEqualTo(4712);
        assertThat(read.state()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "class-removed, class:4,",
        "class-removed, user:4, 1",
        "class-removed, class:, 1",
        "class-removed, 4, 1",
        "teacher-removed, teacher:three, 1",
        "student-removed, student:, 1",
        "enrollment-removed, enrollment:9, 1",
        "enrollment-removed, enrollment:nine:4, 1",
        "organization-removed, organization:one, 1",
        "goal-removed, goal:17, 1",
        "class-changed, class:4, 1"
    })
    void aRecordIsUnreadableWithoutItsVersionItsDataOrAKeyOfItsKind(String type, String key, @Nullable Long sequence) {
        assertThatThrownBy(() -> read("gyosil.classroom." + type + ".v1", key, null, sequence))
                .isInstanceOf(UnreadableEventException.class);
    }
}
