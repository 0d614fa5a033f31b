package io.gyosil.study.upload;

import java.util.List;
import java.util.Optional;

/** The uploads taken in. Works in the open transaction. */
public interface Uploads {

    /**
     * Claims an upload's name until the transaction ends; whoever else claims it waits.
     *
     * @return what is kept of it when it was taken in before; empty for a new one
     */
    Optional<Stored> claim(String clientSessionUuid);

    /** Keeps an upload's answer and the attempts that were skipped, with the transaction's last statements. */
    void keep(UploadAnswer answer, byte[] digest, List<SkippedAttempt> skipped);

    /** What is kept of an upload. */
    record Stored(byte[] digest, UploadAnswer answer) {}

    /**
     * An attempt at a question that is not known, as it came.
     *
     * @param position its place in the upload, from 0
     * @param pubId the question
     * @param raw the attempt, JSON
     */
    record SkippedAttempt(int position, String pubId, String raw) {}
}
