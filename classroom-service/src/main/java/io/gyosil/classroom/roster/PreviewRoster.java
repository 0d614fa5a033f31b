package io.gyosil.classroom.roster;

import io.gyosil.classroom.roster.oneroster.OneRosterReader;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.security.Caller;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a roster and finds out what it would change. Everything goes in pieces, in memory and in the database, so a
 * roster may have any number of rows; one that cannot be read to its end leaves nothing.
 */
@Singleton
public final class PreviewRoster {

    private static final Logger LOG = LoggerFactory.getLogger(PreviewRoster.class);

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int REMOVED_AT_ONCE = 20_000;

    private final UploadedFiles files;
    private final OneRosterReader reader;
    private final Transactions transactions;
    private final Staging staging;
    private final Comparison comparison;
    private final RosterSettings settings;

    PreviewRoster(
            UploadedFiles files,
            OneRosterReader reader,
            @Named("worker") Transactions transactions,
            Staging staging,
            Comparison comparison,
            RosterSettings settings) {
        this.files = files;
        this.reader = reader;
        this.transactions = transactions;
        this.staging = staging;
        this.comparison = comparison;
        this.settings = settings;
    }

    /**
     * Takes a roster in.
     *
     * @param mode how its rows are meant, where it does not say so itself
     * @return the import's id
     * @throws io.gyosil.kit.problem.ProblemException when it cannot be read
     */
    public long preview(Caller caller, long orgId, String source, @Nullable RosterMode mode, InputStream content) {
        return files.with(content, file -> {
            RosterWork work = transactions.inTransaction(() -> staging.begin(orgId, source, caller.userId()));
            boolean whole = false;
            try {
                read(work, mode, file);
                compare(work);
                whole = true;
            } finally {
                if (!whole) {
                    remove(work.id());
                }
            }
            return work.id();
        });
    }

    private void read(RosterWork work, @Nullable RosterMode mode, Path file) throws IOException {
        List<StagedRow> rows = new ArrayList<>(ROWS_AT_ONCE);
        OneRosterReader.Contents contents = reader.read(file, mode, row -> {
            rows.add(row);
            if (rows.size() == ROWS_AT_ONCE) {
                add(work, rows);
            }
        });
        add(work, rows);
        transactions.run(() -> staging.describe(work, contents.format(), contents.mode(), contents.notes()));
        transactions.run(staging::counted);
    }

    private void add(RosterWork work, List<StagedRow> rows) {
        if (!rows.isEmpty()) {
            transactions.run(() -> staging.add(work, rows));
            rows.clear();
        }
    }

    private void compare(RosterWork work) {
        for (RosterKind kind : RosterKind.values()) {
            inPieces(work, kind, rows -> comparison.check(work, kind, rows));
            inPieces(work, kind, rows -> comparison.compare(work, kind, rows));
        }
        Preview preview = transactions.inTransaction(() -> comparison.count(work, settings));
        transactions.run(() -> staging.previewed(work, preview, preview.exceeded(settings)));
        LOG.info("import {} is previewed: {} rows would change something", work.id(), preview.open());
    }

    private interface Piece {
        void work(RowRange rows);
    }

    private void inPieces(RosterWork work, RosterKind kind, Piece piece) {
        long after = 0;
        while (true) {
            long from = after;
            Optional<Long> to = transactions.inTransaction(() -> {
                Optional<Long> last = staging.next(work, kind, from, ROWS_AT_ONCE);
                last.ifPresent(n -> piece.work(new RowRange(from, n)));
                return last;
            });
            if (to.isEmpty()) {
                return;
            }
            after = to.get();
        }
    }

    private void remove(long id) {
        try {
            while (transactions.inTransaction(() -> staging.empty(id, REMOVED_AT_ONCE))) {
                LOG.debug("rows of import {} are removed", id);
            }
            transactions.run(() -> staging.remove(id));
        } catch (RuntimeException e) {
            // It is seen by nobody, and swept later.
            LOG.warn("import {} cannot be removed now: {}", id, e.toString());
        }
    }
}
