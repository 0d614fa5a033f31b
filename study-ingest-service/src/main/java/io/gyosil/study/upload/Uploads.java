package io.gyosil.study.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The uploads taken in. Works in the open transaction. */
public interface Uploads {

    /**
     * Claims an upload's name until the transaction ends; everybody else who claims it waits.
     *
     * @param orgId the organization that is meant; null for any
     * @return what is kept under the name, at most once for each organization
     */
    List<Stored> claim(String clientSessionUuid, @Nullable Long orgId);

    /** Keeps an upload's answer and the attempts that were skipped, with the transaction's last statements. */
    void keep(long orgId, UploadAnswer answer, byte[] digest, List<SkippedAttempt> skipped);

    /** What is kept of an upload. */
    record Stored(long orgId, byte[] digest, UploadAnswer answer) {}

    /**
     * An attempt at a question that is not known, as it came.
     *
     * @param position its place in the upload, from 0
     * @param pubId the question
     * @param raw the attempt, JSON
     */
    record SkippedAttempt(int position, String pubId, String raw) {}
}
