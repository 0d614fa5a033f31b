package io.gyosil.classroom.roster.oneroster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.request.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A CSV file (RFC 4180, UTF-8 with or without BOM) with a header, read row by row. */
final class CsvTable implements AutoCloseable {

    /** Longer than anything that OneRoster has. */
    private static final int LONGEST_CELL = 10_000;

    private static final int MOST_COLUMNS = 300;
    private static final int LONGEST_ROW = 100_000;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String file;
    private final CsvReader<CsvRecord> csv;
    private final Map<String, Integer> columns = new HashMap<>();
    private long lastLine = 1;
    private int width;

    private CsvTable(String file, CsvReader<CsvRecord> csv) {
        this.file = file;
        this.csv = csv;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file its name, for problems
     * @throws ProblemException when there is no header, or the file is in another encoding
     */
    static CsvTable open(String file, InputStream in) {
        try {
            InputStreamReader text = new InputStreamReader(
                    withoutMark(file, in),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            CsvRecordHandler limits = CsvRecordHandler.of(handler ->
                    handler.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_ROW));
            // The buffer holds a cell and what was read ahead.
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .maxBufferSize(1 << 18)
                    // A row with too few or too many cells is that row's problem.
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .allowUnclosedQuote(false)
                    .build(limits, text);
            CsvTable table = new CsvTable(file, csv);
            table.readHeader();
            return table;
        } catch (IOException e) {
            throw problem(file, 1, e);
        }
    }

    /** Whether the header has the column, however it is capitalized. */
    boolean has(String column) {
        return columns.containsKey(key(column));
    }

    /** Where the column is; empty when there is none. */
    Optional<Integer> index(String column) {
        return Optional.ofNullable(columns.get(key(column)));
    }

    /** How many cells a row has up to the last column with a name. */
    int width() {
        return width;
    }

    /**
     * Reads all rows that say something.
     *
     * @throws ProblemException when the file is broken somewhere
     */
    void forEach(Consumer<CsvRecord> reader) {
        try {
            for (CsvRecord row : csv) {
                lastLine = row.getStartingLineNumber();
                if (!isBlank(row.getFields())) {
                    reader.accept(row);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw problem(file, lastLine, e);
        }
    }

    private void readHeader() {
        List<String> names = new ArrayList<>();
        try {
            var rows = csv.iterator();
            if (rows.hasNext()) {
                names.addAll(rows.next().getFields());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw problem(file, 1, e);
        }
        if (isBlank(names)) {
            throw UnreadableRoster.because("empty", file);
        }
        for (int i = 0; i < names.size(); i++) {
            String key = key(names.get(i));
            if (key.isEmpty()) {
                continue;
            }
            width = i + 1;
            if (columns.putIfAbsent(key, i) != null) {
                throw UnreadableRoster.because(
                        "column-twice",
                        file,
                        UnreadableRoster.quoted(names.get(i).strip()));
            }
        }
    }

    private static String key(String column) {
        return CleanText.of(column).toLowerCase(Locale.ROOT);
    }

    /** As spreadsheets leave rows behind in which something was once. */
    private static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(cell -> CleanText.of(cell).isEmpty());
    }

    private static InputStream withoutMark(String file, InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, BOM.length);
        byte[] start = pushback.readNBytes(BOM.length);
        if (start.length >= 2
                && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE))) {
            throw UnreadableRoster.because("utf-16", file);
        }
        if (!java.util.Arrays.equals(start, BOM)) {
            pushback.unread(start);
        }
        return pushback;
    }

    private static ProblemException problem(String file, long line, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return UnreadableRoster.because("not-utf-8", file);
            }
            if (cause instanceof LimitedStream.TooMuchException tooMuch) {
                return UnreadableRoster.tooLarge(tooMuch.words());
            }
            if (cause instanceof java.util.zip.ZipException || cause instanceof java.io.EOFException) {
                return UnreadableRoster.because("damaged", file);
            }
        }
        return UnreadableRoster.because("broken-off", file, line, LONGEST_CELL);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
