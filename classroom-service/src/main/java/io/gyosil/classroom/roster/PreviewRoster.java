package io.gyosil.classroom.roster;

import io.gyosil.classroom.roster.oneroster.OneRosterReader;
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
class PreviewRoster {

    private static final Logger LOG = LoggerFactory.getLogger(PreviewRoster.class);

    private static final int ROWS_AT_ONCE = 5_000;

    private final UploadedFiles files;
    private final OneRosterReader reader;
    private final StageRoster staging;

    PreviewRoster(UploadedFiles files, OneRosterReader reader, StageRoster staging) {
        this.files = files;
        this.reader = reader;
        this.staging = staging;
    }

    /**
     * Takes a roster in.
     *
     * @param userId who sends it
     * @param mode how its rows are meant, where it does not say so itself
     * @return the import's id
     * @throws io.gyosil.kit.problem.ProblemException when it cannot be read
     */
    long preview(String userId, long orgId, String source, @Nullable RosterMode mode, InputStream content) {
        return files.with(content, file -> {
            RosterWork work = staging.begin(orgId, source, userId);
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
                staging.add(work, rows);
                rows.clear();
            }
        });
        if (!rows.isEmpty()) {
            staging.add(work, rows);
        }
        staging.describe(work, contents);
    }

    private void compare(RosterWork work) {
        for (RosterKind kind : RosterKind.values()) {
            inPieces(after -> staging.check(work, kind, after));
            inPieces(after -> staging.compare(work, kind, after));
        }
        Preview preview = staging.preview(work);
        LOG.info("import {} is previewed: {} rows would change something", work.id(), preview.open());
    }

    private interface Piece {
        Optional<Long> after(long last);
    }

    private static void inPieces(Piece piece) {
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            last = piece.after(last.get());
        }
    }

    private void remove(long id) {
        try {
            while (staging.empty(id)) {
                LOG.debug("rows of import {} are removed", id);
            }
            staging.emptied(id);
        } catch (RuntimeException e) {
            // It is seen by nobody, and swept later.
            LOG.warn("import {} cannot be removed now: {}", id, e.toString());
        }
    }
}
