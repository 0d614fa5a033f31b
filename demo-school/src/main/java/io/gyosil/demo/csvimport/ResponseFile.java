package io.gyosil.demo.csvimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.gyosil.demo.DemoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** A CSV file student,position,skill,correct: read as a stream, checked to its end before it is used. */
final class ResponseFile {

    /** So many uploads of a student find a school day before 2026, see {@link ResponseTimes}. */
    static final int MOST_ANSWERS_OF_A_STUDENT = 4_000 * ResponseTimes.ANSWERS_IN_AN_UPLOAD;

    private static final List<String> HEADER = List.of("student", "position", "skill", "correct");
    private static final int LONGEST_RECORD = 1 << 16;
    private static final int BAD = -1;

    private final Path file;
    private final FileFaults faults;
    private final TreeMap<Integer, StudentAnswers> students = new TreeMap<>();

    private ResponseFile(Path file) {
        this.file = file;
        this.faults = new FileFaults(file);
    }

    /**
     * Reads and checks the file. Rows may stand in any order.
     *
     * @throws DemoFailure naming file, line and column and what was expected there
     */
    static Responses read(Path file) {
        if (!Files.exists(file)) {
            throw new DemoFailure("There is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            throw new DemoFailure(file + " is a folder; give a CSV file with the header " + header() + ".");
        }
        return new ResponseFile(file).read();
    }

    private Responses read() {
        scan(this::row);
        faults.throwIfAny();
        if (students.isEmpty()) {
            throw new DemoFailure(file + " has a header but no answers; nothing was sent.");
        }
        students.values().forEach(StudentAnswers::sort);
        checkRepeated();
        checkLong();
        faults.throwIfAny();
        return new Responses(List.copyOf(students.values()));
    }

    private interface RowVisitor {
        void row(CsvRecord record);
    }

    private void scan(RowVisitor visitor) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            checkHeader(records);
            records.forEachRemaining(visitor::row);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DemoFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (CsvParseException malformed) {
            throw new DemoFailure(
                    file + " is not a CSV file, and nothing of it was sent: " + why(malformed), malformed);
        }
    }

    private static String why(CsvParseException malformed) {
        Throwable cause = malformed.getCause();
        return malformed.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }

    private void checkHeader(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new DemoFailure(file + " is empty; expected the header " + header() + " and a row for each answer.");
        }
        List<String> found = records.next().getFields();
        if (!found.equals(HEADER)) {
            throw new DemoFailure(file + ", line 1: expected the header " + header() + " but found "
                    + FileFaults.quote(String.join(",", found)) + "; nothing was sent.");
        }
    }

    private void row(CsvRecord record) {
        if (record.getFieldCount() != HEADER.size()) {
            faults.inLine(
                    record.getStartingLineNumber(),
                    "expected 4 columns (" + header() + ") but found " + record.getFieldCount());
            return;
        }
        int student = number(record, 0);
        int position = number(record, 1);
        int skill = number(record, 2);
        int correct = correct(record);
        if (student != BAD && position != BAD && skill != BAD && correct != BAD) {
            students.computeIfAbsent(student, StudentAnswers::new).add(position, skill, correct == 1);
        }
    }

    private int number(CsvRecord record, int column) {
        String field = record.getField(column);
        try {
            int number = field.startsWith("+") ? BAD : Integer.parseInt(field);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with numbers out of range.
        }
        faults.inField(
                record.getStartingLineNumber(),
                column + 1,
                HEADER.get(column),
                "a whole number from 0 to 2147483647",
                field);
        return BAD;
    }

    private int correct(CsvRecord record) {
        String field = record.getField(3);
        if (field.equals("0") || field.equals("1")) {
            return field.charAt(0) - '0';
        }
        faults.inField(record.getStartingLineNumber(), 4, HEADER.get(3), "0 or 1", field);
        return BAD;
    }

    /** Lines are not kept in memory: only where there is something to complain of, the file is read once more. */
    private void checkRepeated() {
        var repeated = new RepeatedRows(students.values());
        if (!repeated.isEmpty()) {
            scan(record -> repeated.visit(record, faults));
        }
    }

    private void checkLong() {
        for (StudentAnswers student : students.values()) {
            if (student.size() > MOST_ANSWERS_OF_A_STUDENT) {
                throw new DemoFailure(String.format(
                        "%s has %,d answers of student %d; at most %,d fit into the school days from 2010 until today."
                                + " Nothing was sent.",
                        file, student.size(), student.student(), MOST_ANSWERS_OF_A_STUDENT));
            }
        }
    }

    private static String header() {
        return String.join(",", HEADER);
    }
}
