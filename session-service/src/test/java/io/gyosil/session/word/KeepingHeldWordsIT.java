package io.gyosil.session.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http.Answer;
import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingHeldWordsIT {

    private static final String PATH = "/api/live-words";

    private static SessionService service;

    @BeforeAll
    static void start() {
        service = SessionService.on("session_words");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        service.database().update("DELETE FROM held_word; DELETE FROM held_word_list");
    }

    @Test
    void wordsAreTriedOnASentenceBeforeTheyAreKept() {
        String sentence = "{\"text\": \"이 ㅂㅏ보야\"%s}";
        assertThat(tried(sentence.formatted(", \"words\": [\"stupid\", \"바보\"]")))
                .isEqualTo("\"바보\"");
        assertThat(tried(sentence.formatted(""))).as("nothing was kept").isEqualTo("null");
        service.admin().put(PATH, "{\"words\": [\"바보\"]}");
        assertThat(tried(sentence.formatted(""))).isEqualTo("\"바보\"");
        assertThat(tried(sentence.formatted(", \"words\": []"))).isEqualTo("null");
    }

    private static String tried(String body) {
        Answer tried = service.admin().post(PATH + "/tries", body);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        return tried.json().path("word").toString();
    }

    @Test
    void anAdminWritesThemTheStaffReadsThemAndTheNextMessageIsHeldByThem() {
        assertThat(firstIn(1, "이 바보야")).isEmpty();
        Answer put = service.admin()
                .put(PATH, "{\"words\": [\" 바보 \", \"stupid\", \"바보\", \"\\u1107\\u1161\\u1107\\u1169\"]}");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(words(service.teacher().get(PATH))).containsExactly("stupid", "바보");
        assertThat(firstIn(1, "이 ㅂㅏㅂㅗ야")).contains("바보");
        assertThat(firstIn(2, "이 바보야"))
                .as("another school's words are not ours")
                .isEmpty();

        assertThat(Classroom.begin(service).tryToJoin("바♥보").text())
                .as("they are no nicknames either")
                .contains("/nickname");

        String tag = put.headers().firstValue("ETag").orElseThrow();
        assertThat(service.admin()
                        .with("If-Match", tag)
                        .put(PATH, "{\"words\": [\"멍청이\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(service.admin()
                        .with("If-Match", tag)
                        .put(PATH, "{\"words\": []}")
                        .status())
                .isEqualTo(412);
        assertThat(firstIn(1, "이 바보야")).isEmpty();
        assertThat(firstIn(1, "멍.청.이")).contains("멍청이");
        assertThat(service.foreignTeacher().get(PATH).json().get("words")).isEmpty();

        assertThat(service.admin().put(PATH, "{\"words\": []}").status()).isEqualTo(200);
        assertThat(firstIn(1, "멍.청.이")).isEmpty();
    }

    @Test
    void onlyAdminsWriteAndOnlyStaffReads() {
        assertThat(service.teacher().put(PATH, "{\"words\": []}").status()).isEqualTo(403);
        assertThat(service.student(1).put(PATH, "{\"words\": []}").status()).isEqualTo(403);
        assertThat(service.student(1).get(PATH).status()).isEqualTo(403);
        assertThat(service.anyone().get(PATH).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                              | /words
        {"words": null}                 | /words
        {"words": "바보"}               | /words
        {"words": ["바보", 7]}          | /words/1
        {"words": ["바보", ""]}         | /words/1
        {"words": ["바보", "..."]}      | /words/1
        {"words": ["\\u200b"]}           | /words/0
        {"words": ["바보"], "org_id": 2} | /org_id
        """)
    void badListsAreRefusedAndTheOldOneStays(String body, String pointer) {
        service.admin().put(PATH, "{\"words\": [\"하나\"]}");

        Answer refused = service.admin().put(PATH, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(words(service.admin().get(PATH))).containsExactly("하나");
    }

    @Test
    void fiveThousandAreTakenAndNoneMoreAndNoneLonger() {
        assertThat(service.admin().put(PATH, list(5_000)).json().get("words")).hasSize(5_000);
        assertThat(service.admin().put(PATH, list(5_001)).status()).isEqualTo(400);
        assertThat(service.admin()
                        .put(PATH, "{\"words\": [\"" + "가".repeat(50) + "\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(service.admin()
                        .put(PATH, "{\"words\": [\"" + "가".repeat(51) + "\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void ofListsWrittenAtOnceOneStaysAsAWhole() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> puts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String body = "{\"words\": [\"one" + i + "\", \"two" + i + "\", \"three" + i + "\"]}";
                puts.add(threads.submit(() -> service.admin().put(PATH, body)));
            }
            for (Future<Answer> put : puts) {
                assertThat(put.get().status()).isEqualTo(200);
            }
        }
        List<String> words = words(service.admin().get(PATH));
        assertThat(words).hasSize(3);
        assertThat(words.stream().map(word -> word.replaceAll("\\D", "")).distinct())
                .hasSize(1);
    }

    private static Optional<String> firstIn(long orgId, String text) {
        return service.bean(HeldWords.class).firstIn(orgId, text);
    }

    private static String list(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "\"낱말" + i + "\"")
                .collect(Collectors.joining(",", "{\"words\": [", "]}"));
    }

    private static List<String> words(Answer answer) {
        List<String> words = new ArrayList<>();
        answer.json().get("words").forEach(word -> words.add(word.asText()));
        return words;
    }
}
