package io.gyosil.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples stand for every event ever sent: what reads them reads the topic's whole history. */
class GoldenSampleTest {

    private record Event(String type, Class<? extends Record> record) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Event> events() {
        return Stream.of(
                new Event(QuizFinalized.TYPE, QuizFinalized.class),
                new Event(OrganizationChanged.TYPE, OrganizationChanged.class),
                new Event(UserChanged.TYPE, UserChanged.class),
                new Event(TeacherChanged.TYPE, TeacherChanged.class),
                new Event(StudentChanged.TYPE, StudentChanged.class),
                new Event(ClassChanged.TYPE, ClassChanged.class),
                new Event(EnrollmentChanged.TYPE, EnrollmentChanged.class),
                new Event(GoalChanged.TYPE, GoalChanged.class),
                new Event(ViewerChanged.TYPE, ViewerChanged.class),
                new Event(ViewerSeen.TYPE, ViewerSeen.class),
                new Event(LiveStarted.TYPE, LiveStarted.class),
                new Event(ParticipantJoined.TYPE, ParticipantJoined.class),
                new Event(MessagePosted.TYPE, MessagePosted.class),
                new Event(MessageModerated.TYPE, MessageModerated.class),
                new Event(CardShown.TYPE, CardShown.class),
                new Event(CardAnswered.TYPE, CardAnswered.class),
                new Event(LiveEnded.TYPE, LiveEnded.class),
                new Event(SocketFrame.TYPE, SocketFrame.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void sampleIsReadAndWrittenUnchanged(Event event) throws IOException {
        JsonNode sample = JSON.readTree(text("sample", event.type()));

        Record read = JSON.treeToValue(sample, event.record());

        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void sampleKeepsToItsSchema(Event event) throws IOException {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text("schema", event.type()));

        assertThat(schema.validate(text("sample", event.type()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void schemaNamesEveryFieldOfTheRecord(Event event) throws IOException {
        JsonNode schema = JSON.readTree(text("schema", event.type()));

        assertThat(names(schema.get("properties"))).isEqualTo(components(event.record()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void newerEventWithAnUnknownFieldIsRead(Event event) throws IOException {
        ObjectNode newer = (ObjectNode) JSON.readTree(text("sample", event.type()));
        Record today = JSON.treeToValue(newer, event.record());
        newer.putObject("mood").put("value", "좋음");

        assertThat(JSON.treeToValue(newer, event.record())).isEqualTo(today);
    }

    @Test
    void quizFromBeforeItsOrganizationWasSentIsRead() throws IOException {
        ObjectNode older = (ObjectNode) JSON.readTree(text("sample", QuizFinalized.TYPE));
        older.remove("org_id");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text("schema", QuizFinalized.TYPE));

        assertThat(schema.validate(older.toString(), InputFormat.JSON)).isEmpty();
        QuizFinalized read = JSON.treeToValue(older, QuizFinalized.class);
        assertThat(read.orgId()).isNull();
        older.putNull("org_id");
        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(older);
    }

    @Test
    void classFromBeforeThereWereCoTeachersIsRead() throws IOException {
        ObjectNode older = (ObjectNode) JSON.readTree(text("sample", ClassChanged.TYPE));
        older.remove("co_teacher_ids");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text("schema", ClassChanged.TYPE));

        assertThat(schema.validate(older.toString(), InputFormat.JSON)).isEmpty();
        ClassChanged read = JSON.treeToValue(older, ClassChanged.class);
        assertThat(read.teacherId()).isEqualTo("3");
        assertThat(read.coTeacherIds()).isEmpty();
    }

    private static Set<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .collect(Collectors.toSet());
    }

    private static Set<String> components(Class<? extends Record> event) {
        return Arrays.stream(event.getRecordComponents())
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .collect(Collectors.toSet());
    }

    private static String text(String folder, String type) throws IOException {
        String name = folder + "/" + type + ".json";
        try (InputStream in = Objects.requireNonNull(QuizFinalized.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
