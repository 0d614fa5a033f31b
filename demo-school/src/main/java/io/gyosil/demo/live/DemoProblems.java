package io.gyosil.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.JsonApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The demo school's problems for learning cards, and its words that hold a message. What is there is left alone. */
public final class DemoProblems {

    /** A word that holds a message. */
    static final String HELD_WORD = "바보";

    private static final String PATH = "/api/problems";
    private static final String WORDS = "/api/live-words";

    private DemoProblems() {}

    /**
     * Makes what is not there yet, where live lessons are served at all.
     *
     * @param admin speaks as the school's admin
     */
    public static void fill(JsonApi admin) throws InterruptedException {
        Optional<JsonNode> there = admin.get(PATH + "?limit=1");
        if (there.isPresent() && there.get().path("items").isEmpty()) {
            for (String[] problem : problems()) {
                admin.post(
                        PATH,
                        JsonApi.object()
                                .put("type", problem[0])
                                .put("difficulty", Integer.parseInt(problem[1]))
                                .put("grade", problem[2])
                                .put("question", problem[3])
                                .put("answer", problem[4]));
            }
        }
        Optional<JsonNode> words = admin.get(WORDS);
        if (words.isPresent() && words.get().path("words").isEmpty()) {
            var body = JsonApi.object();
            body.putArray("words").add(HELD_WORD).add("멍청이").add("stupid");
            admin.put(WORDS, body);
        }
    }

    private static List<String[]> problems() {
        try (InputStream file = DemoProblems.class.getResourceAsStream("problems.csv")) {
            if (file == null) {
                throw new DemoFailure("problems.csv is not on the class path.");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 5))
                    .toList();
        } catch (IOException failure) {
            throw new DemoFailure("problems.csv cannot be read.", failure);
        }
    }
}
