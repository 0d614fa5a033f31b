package io.gyosil.models.irt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Numbers of other programs, kept in files. */
public final class Published {

    private Published() {}

    /** The rows of a file beside this class, without its remarks. */
    public static List<String[]> rows(String file) {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Published.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** catR's example bank of 85 items. */
    public static List<Item> bank() {
        return rows("bank.csv").stream()
                .map(row ->
                        new Item(Double.parseDouble(row[0]), Double.parseDouble(row[1]), Double.parseDouble(row[2])))
                .toList();
    }

    /** Answers to some items of a bank. */
    public static Responses responses(List<Item> items, boolean... correct) {
        Responses responses = Responses.none();
        for (int i = 0; i < correct.length; i++) {
            responses = responses.and(items.get(i), correct[i]);
        }
        return responses;
    }
}
