package io.gyosil.classroom;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What the rest of Gyosil receives: read from Kafka, compared with what the service itself says. */
class PublishingChangesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theNewestRecordOfEachKeyIsTheStateAndVersionsOnlyGrow() throws Exception {
        try (ClassroomService service = ClassroomService.on("classroom_changes")) {
            TwoSchools.School school = TwoSchools.in(service).first();
            Http admin = service.as(school.admin());
            String student = Long.toString(school.student().id());
            String aClass = school.classes().getFirst();
            String enrolment = "/api/core/enrollments/" + student + "/" + aClass;
            String enrol = "{\"student_id\": %s, \"class_id\": %s}".formatted(student, aClass);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                IntStream.range(0, 8)
                        .forEach(n -> all.add(threads.submit(() -> {
                            for (int i = 0; i < 10; i++) {
                                admin.send("DELETE", enrolment, null);
                                admin.post("/api/core/enrollments", enrol);
                                admin.send(
                                        "PATCH",
                                        "/api/core/users/" + school.student().userId(),
                                        "{\"name\": \"이름 " + n + i + "\"}");
                            }
                        })));
                for (Future<?> each : all) {
                    each.get();
                }
            }
            String goal = "/api/interest-goals/" + school.student().userId() + "/t-1";
            assertThat(admin.put(goal, "{\"interest_level\": 0.5}").status()).isEqualTo(201);
            assertThat(admin.send("DELETE", goal, null).status()).isEqualTo(204);
            assertThat(admin.send(
                                    "DELETE",
                                    "/api/core/classes/" + school.classes().get(1),
                                    null)
                            .status())
                    .isEqualTo(204);
            String coTeachers = "{\"co_teacher_ids\": [" + school.otherTeacher().id() + "]}";
            assertThat(admin.send("PATCH", "/api/core/classes/" + aClass, coTeachers)
                            .status())
                    .isEqualTo(200);
            await().atMost(SOON).until(() -> service.database()
                    .column("SELECT position FROM outbox")
                    .isEmpty());

            Map<String, Long> versions = new HashMap<>();
            Map<String, JsonNode> states = new HashMap<>();
            for (ConsumerRecord<String, String> record : records()) {
                long version = Long.parseLong(new String(
                        Objects.requireNonNull(record.headers().lastHeader("ce_sequence"))
                                .value(),
                        StandardCharsets.UTF_8));
                assertThat(version).as(record.key()).isGreaterThan(versions.getOrDefault(record.key(), 0L));
                versions.put(record.key(), version);
                if (record.value() == null) {
                    states.remove(record.key());
                } else {
                    states.put(record.key(), JSON.readTree(record.value()));
                }
            }
            boolean isEnrolled = admin.get("/api/core/enrollments?class_id=" + aClass + "&student_id=" + student)
                            .json()
                            .get("items")
                            .size()
                    == 1;
            assertThat(states.containsKey("enrollment:" + student + ":" + aClass))
                    .isEqualTo(isEnrolled);
            assertThat(Objects.requireNonNull(
                                    states.get("user:" + school.student().userId()))
                            .get("name"))
                    .isEqualTo(admin.get("/api/core/users/" + school.student().userId())
                            .json()
                            .get("name"));
            assertThat(states)
                    .doesNotContainKeys(
                            "class:" + school.classes().get(1),
                            "goal:" + school.student().userId() + ":t-1",
                            "enrollment:" + school.otherStudent().id() + ":"
                                    + school.classes().get(1));
            assertThat(states)
                    .containsKeys(
                            "class:" + aClass, "teacher:" + school.teacher().id(), "organization:" + school.org());
            assertThat(Objects.requireNonNull(states.get("class:" + aClass))
                            .get("co_teacher_ids")
                            .toString())
                    .isEqualTo("[\"" + school.otherTeacher().id() + "\"]");
            assertThat(states.values()).noneMatch(state -> state.toString().contains("@"));
        }
    }

    private static List<ConsumerRecord<String, String>> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Infrastructure.shared().kafka(), "isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 12)
                    .mapToObj(n -> new TopicPartition("gyosil.classroom.state", n))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < Objects.requireNonNull(ends.get(each)))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (new String(
                                    Objects.requireNonNull(record.headers().lastHeader("ce_source"))
                                            .value(),
                                    StandardCharsets.UTF_8)
                            .equals("/classroom_changes")) {
                        records.add(record);
                    }
                });
            }
        }
        return records;
    }
}
