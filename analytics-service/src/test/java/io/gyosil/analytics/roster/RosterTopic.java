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

/** Tells who is who, as the classroom service does. */
final class RosterTopic implements AutoCloseable {

    private final KafkaProducer<String, String> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
            new StringSerializer(),
            new StringSerializer());

    /** A record that can be sent more than once. */
    record Told(
            String key, String type, long version, @Nullable String data) {}

    static Told user(String id, long org, String name, String role, long version, Identity... identities) {
        UserChanged user = new UserChanged(id, org, name, role, true, List.of(identities), version);
        return new Told("user:" + id, UserChanged.TYPE, version, EventJson.write(user));
    }

    static Told lockedOut(String id, long org, long version, Identity... identities) {
        UserChanged user = new UserChanged(id, org, "잠긴 사람", "student", false, List.of(identities), version);
        return new Told("user:" + id, UserChanged.TYPE, version, EventJson.write(user));
    }

    static Told noUser(String id, long version) {
        return new Told("user:" + id, UserChanged.REMOVED, version, null);
    }

    static Told teacher(long id, String user, long org, long version) {
        return new Told(
                "teacher:" + id,
                TeacherChanged.TYPE,
                version,
                EventJson.write(new TeacherChanged(id, user, org, "수학", version)));
    }

    static Told student(long id, String user, long org, long version) {
        return new Told(
                "student:" + id,
                StudentChanged.TYPE,
                version,
                EventJson.write(new StudentChanged(id, user, org, "5", version)));
    }

    static Told noStudent(long id, long version) {
        return new Told("student:" + id, StudentChanged.REMOVED, version, null);
    }

    static Told classroom(String id, long org, long teacher, String name, long version) {
        ClassChanged classroom = new ClassChanged(id, org, Long.toString(teacher), name, "5", "수학", version);
        return new Told("class:" + id, ClassChanged.TYPE, version, EventJson.write(classroom));
    }

    static Told noClassroom(String id, long version) {
        return new Told("class:" + id, ClassChanged.REMOVED, version, null);
    }

    static Told enrollment(long student, String classroom, String user, long org, long version) {
        Instant since = Instant.parse("2026-03-02T00:00:00Z");
        EnrollmentChanged enrollment = new EnrollmentChanged(student, classroom, user, org, since, version);
        return new Told(
                "enrollment:" + student + ":" + classroom,
                EnrollmentChanged.TYPE,
                version,
                EventJson.write(enrollment));
    }

    static Told noEnrollment(long student, String classroom, long version) {
        return new Told("enrollment:" + student + ":" + classroom, EnrollmentChanged.REMOVED, version, null);
    }

    /** Sends records, in their order. */
    void tell(List<Told> records) {
        records.forEach(record -> send(null, record));
        kafka.flush();
    }

    void tell(Told... records) {
        tell(List.of(records));
    }

    /** Sends to every partition something that no replica here keeps. */
    void tellSomethingElse() {
        for (int partition = 0; partition < 12; partition++) {
            send(partition, new Told("goal:x:" + partition, "gyosil.classroom.goal-removed.v1", 1, null));
        }
        kafka.flush();
    }

    private void send(@Nullable Integer partition, Told told) {
        var headers = new CloudEventHeaders(
                UUID.randomUUID(), told.type(), "/classroom", Instant.now(), null, told.version());
        var answer = kafka.send(
                new ProducerRecord<>(Topics.CLASSROOM_STATE, partition, told.key(), told.data(), headers.toKafka()));
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
