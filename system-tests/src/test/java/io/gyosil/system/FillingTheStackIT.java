package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.csvimport.LoadReport;
import io.gyosil.demo.csvimport.ResponseLoader;
import io.gyosil.demo.school.DemoLoader;
import io.gyosil.demo.school.FillSummary;
import io.gyosil.proving.testing.RunningStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo school and real responses, sent as anybody would send them. */
class FillingTheStackIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final URI URL = URI.create(STACK.info().url());

    @Test
    void theDemoSchoolIsFilledOnceAndItsTwoPupilsDiffer(@TempDir Path data) throws Exception {
        FillSummary first = fill(data);
        FillSummary second = fill(data);

        assertThat(first.school().pupils()).hasSize(90);
        assertThat(first.uploads().ingested()).isEqualTo(first.uploads().sent()).isGreaterThan(1_000);
        assertThat(second.uploads().ingested()).isZero();
        assertThat(second.uploads().alreadyThere()).isEqualTo(first.uploads().sent());
        long struggling = chronic(first.school().struggling());
        assertThat(struggling)
                .isGreaterThan(3 * chronic(first.school().pupils().get(9).userId()) + 3);
        assertThat(relapsed(first.school().forgetting()))
                .isGreaterThan(2 * relapsed(first.school().pupils().get(9).userId()));
    }

    private static FillSummary fill(Path data) throws InterruptedException {
        return DemoLoader.fill(URL, STACK.info().viewerToken(), STACK.info().people(), data, 1);
    }

    private static long chronic(String pupil) {
        JsonNode items = STACK.teacher()
                .get("/study/users/" + pupil + "/progress?limit=500")
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("chronic").asBoolean())
                .count();
    }

    private static long relapsed(String pupil) throws SQLException {
        return Long.parseLong(STACK.rows("SELECT sum(relapsed_count) FROM study.study_quiz_sessions s "
                        + "JOIN study.study_users u ON u.id = s.user_id WHERE u.user_id = '" + pupil + "'")
                .getFirst());
    }

    @Test
    void countsInTheFeaturesEqualCountsMadeFromTheFile(@TempDir Path folder) throws Exception {
        Random random = new Random(3);
        Map<String, int[]> expected = new TreeMap<>();
        List<String> lines = new ArrayList<>(List.of("student,position,skill,correct"));
        for (int student : IntStream.rangeClosed(1, 7).toArray()) {
            for (int position = 1; position <= 73; position++) {
                int skill = random.nextInt(6);
                int correct = random.nextInt(2);
                lines.add(student + "," + position + "," + skill + "," + correct);
                int[] counts = expected.computeIfAbsent("sample-" + student + " " + skill, key -> new int[2]);
                counts[0]++;
                counts[1] += correct;
            }
        }
        Path file = Files.write(folder.resolve("responses.csv"), lines);

        LoadReport loaded = load(file);
        LoadReport again = load(file);

        assertThat(loaded.isComplete()).isTrue();
        assertThat(loaded.uploads().ingested()).isEqualTo(7 * 4);
        assertThat(again.uploads().ingested()).isZero();
        assertThat(again.uploads().alreadyThere()).isEqualTo(7 * 4);
        List<String> counts = expected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()[0] + " " + entry.getValue()[1])
                .toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(STACK.rows("""
            SELECT user_id, topic_id, sum((features ->> 'attempts')::int), sum((features ->> 'correct')::int)
            FROM analytics.features_topic_daily WHERE user_id LIKE 'sample-%'
            GROUP BY user_id, topic_id ORDER BY user_id COLLATE "C", topic_id COLLATE "C"
            """)).isEqualTo(counts));
    }

    private static LoadReport load(Path file) throws InterruptedException {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new ResponseLoader(quiet)
                .load(new ResponseLoader.Options(
                        file,
                        URL,
                        STACK.info().viewerToken(),
                        STACK.info().people().ensureStaff(),
                        "sample-",
                        4));
    }
}
