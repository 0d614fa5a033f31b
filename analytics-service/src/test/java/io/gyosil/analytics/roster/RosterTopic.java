package io.gyosil.analytics.roster;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.event.Topics;
import io.gyosil.event.UserChanged;
import io.gyosil.event.UserChanged.Identity;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends who is who, as the classroom service does. */
final class RosterTopic implements AutoCloseable {

    private final KafkaProducer<String, String> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
            new StringSerializer(),
            new StringSerializer());

    /** A record that can be sent more than once. */
    record Change(
            String key, String type, long version, @Nullable String data) {}

    static Change user(String id, long org, String name, String role, long version, Identity... identities) {
        UserChanged user = new UserChanged(id, org, name, role, true, List.of(identities), version);
        return new Change("user:" + id, UserChanged.TYPE, version, EventJson.write(user));
    }

    static Change lockedOut(String id, long org, long version, Identity... identities) {
        UserChanged user = new UserChanged(id, org, "잠긴 사람", "student", false, List.of(identities), version);
        return new Change("user:" + id, UserChanged.TYPE, version, EventJson.write(user));
    }

    static Change noUser(String id, long version) {
        return new Change("user:" + id, UserChanged.REMOVED, version, null);
    }

    static Change teacher(long id, String user, long org, long version) {
        return new Change(
                "teacher:" + id,
                TeacherChanged.TYPE,
                version,
                EventJson.write(new TeacherChanged(id, user, org, "수학", version)));
    }

    static Change student(long id, String user, long org, long version) {
        return new Change(
                "student:" + id,
                StudentChanged.TYPE,
                version,
                EventJson.write(new StudentChanged(id, user, org, "5", version)));
    }

    static Change noStudent(long id, long version) {
        return new Change("student:" + id, StudentChanged.REMOVED, version, null);
    }

    static Change classroom(String id, long org, long teacher, String name, long version) {
        ClassChanged classroom =
                new ClassChanged(id, org, Long.toString(teacher), List.of("99"), name, "5", "수학", version);
        return new Change("class:" + id, ClassChanged.TYPE, version, EventJson.write(classroom));
    }

    static Change noClassroom(String id, long version) {
        return new Change("class:" + id, ClassChanged.REMOVED, version, null);
    }

    static Change enrollment(long student, String classroom, String user, long org, long version) {
        Instant since = Instant.parse("2026-03-02T00:00:00Z");
        EnrollmentChanged enrollment = new EnrollmentChanged(student, classroom, user, org, since, version);
        return new Change(
                "enrollment:" + student + ":" + classroom,
                EnrollmentChanged.TYPE,
                version,
                EventJson.write(enrollment));
    }

    static Change noEnrollment(long student, String classroom, long version) {
        return new Change("enrollment:" + student + ":" + classroom, EnrollmentChanged.REMOVED, version, null);
    }

    /** Sends records, in their order. */
    void send(List<Change> records) {
        records.forEach(record -> send(null, record));
        kafka.flush();
    }

    void send(Change... records) {
        send(List.of(records));
    }

    /** Sends to every partition something that no replica here keeps. */
    void sendSomethingElse() {
        for (int partition = 0; partition < 12; partition++) {
            send(partition, new Change("goal:x:" + partition, "gyosil.classroom.goal-removed.v1", 1, null));
        }
        kafka.flush();
    }

    private void send(@Nullable Integer partition, Change change) {
        var headers = new CloudEventHeaders(
                UUID.randomUUID(), change.type(), "/classroom", Instant.now(), null, change.version());
        var answer = kafka.send(new ProducerRecord<>(
                Topics.CLASSROOM_STATE, partition, change.key(), change.data(), headers.toKafka()));
        try {
            answer.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
