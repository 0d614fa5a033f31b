package io.gyosil.demo.school;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Questions written by hand, in one CSV file for each subject: topic, question, answer and three wrong answers. */
final class WrittenDrafts {

    private WrittenDrafts() {}

    /** The topics in the order of the file. */
    static Map<String, List<Draft>> drafts(Subject subject) {
        var drafts = new LinkedHashMap<String, List<Draft>>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file(subject))) {
            for (NamedCsvRecord row : rows) {
                drafts.computeIfAbsent(row.getField("topic"), topic -> new ArrayList<>())
                        .add(draft(row));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the questions of " + subject + " cannot be read", unreadable);
        }
        return drafts;
    }

    private static Draft draft(NamedCsvRecord row) {
        return new Draft(
                row.getField("question"),
                row.getField("answer"),
                List.of(row.getField("wrong1"), row.getField("wrong2"), row.getField("wrong3")));
    }

    private static InputStream file(Subject subject) {
        String name = subject.name().toLowerCase(Locale.ROOT) + ".csv";
        return Objects.requireNonNull(WrittenDrafts.class.getResourceAsStream(name), name);
    }
}
