package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.RosterSettings;
import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterMode;
import io.gyosil.classroom.roster.RowWords;
import io.gyosil.classroom.roster.StagedRow;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a roster row by row, however many it has. */
@Singleton
public final class OneRosterReader {

    private static final int LOCAL_HEADER = 0x504B0304;
    private static final int EMPTY_ARCHIVE = 0x504B0506;
    private static final String BARE = "csv";
    private static final String MIXED = "mixed";
    private static final int MOST_NOTES = 50;

    private final RosterSettings limits;

    OneRosterReader(RosterSettings limits) {
        this.limits = limits;
    }

    /**
     * What was read.
     *
     * @param format {@code 1.1}, {@code 1.2} or {@code csv} for a single file
     * @param mode {@code bulk}, {@code delta}, or {@code mixed} when its files differ
     * @param notes what of it was passed over
     */
    public record Contents(String format, String mode, List<String> notes) {}

    /** What is known while reading. */
    private static final class Progress {
        private final Consumer<StagedRow> rows;
        private final List<String> notes = new ArrayList<>();
        private final TreeSet<RosterMode> modes = new TreeSet<>();
        private long total;
        private boolean rolesApart;

        Progress(Consumer<StagedRow> rows) {
            this.rows = rows;
        }

        void note(String sentence) {
            if (notes.size() < MOST_NOTES) {
                notes.add(sentence);
            }
        }

        String mode() {
            return modes.size() == 2 ? MIXED : modes.getFirst().text();
        }
    }

    /**
     * Reads a zip, or one CSV file.
     *
     * @param wanted how the rows are meant, where no manifest says it; bulk when null
     * @param rows takes them one by one: orgs, users, roles, classes, enrolments
     * @throws ProblemException when it is no roster, is broken, or is larger than a roster may be
     */
    public Contents read(Path file, @Nullable RosterMode wanted, Consumer<StagedRow> rows) throws IOException {
        Progress progress = new Progress(rows);
        String format = isZip(file) ? archive(file, wanted, progress) : bare(file, wanted, progress);
        return new Contents(format, progress.mode(), List.copyOf(progress.notes));
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (start.length == 0) {
                throw UnreadableRoster.because("empty-file");
            }
            int magic = start.length < 4 ? 0 : java.nio.ByteBuffer.wrap(start).getInt();
            return magic == LOCAL_HEADER || magic == EMPTY_ARCHIVE;
        }
    }

    private String bare(Path file, @Nullable RosterMode wanted, Progress progress) throws IOException {
        LimitedStream.Budget budget = new LimitedStream.Budget(limits.mostBytes());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                CsvTable table = CsvTable.open(
                        "CSV", new LimitedStream(in, budget, Long.MAX_VALUE, Words.of("title.roster-too-large")))) {
            OneRosterFile what = OneRosterFile.ofHeader(table).orElseThrow(() -> UnreadableRoster.because("neither"));
            progress.rolesApart = !table.has("role");
            RosterMode mode = wanted == null ? RosterMode.BULK : wanted;
            rows(what, mode, table, progress);
        }
        return BARE;
    }

    private String archive(Path file, @Nullable RosterMode wanted, Progress progress) throws IOException {
        try (Archive archive = Archive.open(file, limits)) {
            Manifest manifest = manifest(archive);
            for (OneRosterFile what : OneRosterFile.values()) {
                Optional<InputStream> content = archive.content(what.fileName());
                @Nullable RosterMode said = manifest == null ? null : manifest.mode(what);
                if (content.isPresent() && (manifest == null || said != null)) {
                    table(what, mode(said, wanted), content.get(), progress);
                } else if (content.isPresent()) {
                    progress.note(RowWords.of("file-absent", what.fileName()));
                } else if (said != null) {
                    throw UnreadableRoster.because("missing-file", what.fileName());
                }
            }
            noteOthers(archive, progress);
            if (progress.modes.isEmpty()) {
                throw UnreadableRoster.because("nothing-to-take");
            }
            return manifest != null ? manifest.version() : progress.rolesApart ? "1.2" : "1.1";
        }
    }

    private static @Nullable Manifest manifest(Archive archive) throws IOException {
        Optional<InputStream> content = archive.content(Manifest.FILE);
        return content.isEmpty() ? null : Manifest.read(content.get());
    }

    private static RosterMode mode(@Nullable RosterMode said, @Nullable RosterMode wanted) {
        if (said != null && wanted != null && said != wanted) {
            throw ProblemException.invalid(
                    List.of(FieldError.of("?mode", "roster.other-mode", wanted.text(), said.text())));
        }
        return said != null ? said : wanted != null ? wanted : RosterMode.BULK;
    }

    private void table(OneRosterFile what, RosterMode mode, InputStream content, Progress progress) throws IOException {
        try (CsvTable table = CsvTable.open(what.fileName(), content)) {
            if (what == OneRosterFile.USERS) {
                progress.rolesApart = !table.has("role");
            }
            rows(what, mode, table, progress);
        }
    }

    private void rows(OneRosterFile what, RosterMode mode, CsvTable table, Progress progress) {
        List<String> required = new ArrayList<>(what.required());
        if (mode == RosterMode.DELTA) {
            required.addAll(List.of("status", "dateLastModified"));
        }
        List<String> missing =
                required.stream().filter(column -> !table.has(column)).toList();
        if (!missing.isEmpty()) {
            throw UnreadableRoster.because("lacks-column", what.fileName(), String.join(", the column ", missing));
        }
        progress.modes.add(mode);
        long[] n = {0};
        table.forEach(record -> {
            if (++progress.total > limits.mostRows()) {
                throw UnreadableRoster.tooLarge(Words.of("roster.too-many-rows", limits.mostRows()));
            }
            n[0]++;
            StagedRow row = RowReading.read(what, mode, new Cells(table, record), n[0], progress.rolesApart);
            if (what.kind() != RosterKind.ORG || row.problem() != null) {
                progress.rows.accept(row);
            }
        });
    }

    private static void noteOthers(Archive archive, Progress progress) {
        for (String name : archive.names()) {
            boolean read = name.equals(Manifest.FILE)
                    || java.util.stream.Stream.of(OneRosterFile.values())
                            .anyMatch(file -> file.fileName().equals(name));
            if (!read) {
                progress.note(RowWords.of(
                        OneRosterFile.isPassedOver(name) ? "file-not-kept" : "file-unknown",
                        UnreadableRoster.quoted(name)));
            }
        }
    }
}
