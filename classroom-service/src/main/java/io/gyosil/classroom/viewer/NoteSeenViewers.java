package io.gyosil.classroom.viewer;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Notes when viewers were seen, in whatever order it becomes known. One that is gone meanwhile is passed over. */
@Singleton
class NoteSeenViewers {

    private final ViewerRepository viewers;

    NoteSeenViewers(ViewerRepository viewers) {
        this.viewers = viewers;
    }

    @Transactional("worker")
    void note(List<SeenViewer> seen) {
        viewers.noteSeen(
                seen.stream().mapToLong(SeenViewer::id).toArray(),
                seen.stream().map(each -> each.at().toString()).toArray(String[]::new));
    }
}
