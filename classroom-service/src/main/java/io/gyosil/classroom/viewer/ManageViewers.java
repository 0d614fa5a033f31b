package io.gyosil.classroom.viewer;

import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.RandomSecret;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers, rotates and revokes the viewer apps of an organization. */
@Singleton
class ManageViewers {

    /** What every token begins with: the study service looks for no other one among these. */
    private static final String TOKEN = "gyv_";

    private final ViewerRepository viewers;
    private final Changes<Viewer> changes;

    ManageViewers(ViewerRepository viewers, Changes<Viewer> changes) {
        this.viewers = viewers;
        this.changes = changes;
    }

    /**
     * Registers one.
     *
     * @return it with its token
     * @throws ProblemException when the organization has one of this name
     */
    @Transactional
    ViewerView register(long orgId, ViewerRequest wanted) {
        String token = RandomSecret.next(TOKEN);
        ViewerRow made = viewers.insert(orgId, wanted.name(), Sha256.hex(token)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        CommonProblem.CONFLICT, Words.of("detail.viewer-name-taken", wanted.name())));
        return published(made, token);
    }

    /** Some of them by id. */
    @Transactional
    List<ViewerRow> page(long orgId, @Nullable Long after, int most) {
        return viewers.page(orgId, after, most);
    }

    /** Gives one another token; the one before is good for a day. */
    @Transactional
    ViewerView rotate(long orgId, long id) {
        String token = RandomSecret.next(TOKEN);
        ViewerRow rotated = viewers.rotate(orgId, id, Sha256.hex(token)).stream()
                .findFirst()
                .orElseThrow(ManageViewers::notFound);
        return published(rotated, token);
    }

    /** Ends one with all its tokens. */
    @Transactional
    void revoke(long orgId, long id) {
        Viewer gone =
                viewers.lock(orgId, id).orElseThrow(ManageViewers::notFound).viewer();
        changes.removed(gone, viewers.delete(id));
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-viewer"));
    }

    private ViewerView published(ViewerRow now, String token) {
        changes.changed(now.viewer());
        return ViewerView.of(now).with(token);
    }
}
