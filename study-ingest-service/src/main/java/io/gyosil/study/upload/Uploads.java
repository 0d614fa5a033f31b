package io.gyosil.study.upload;

import java.util.List;

/** The uploads taken in. Works in the open transaction. */
public interface Uploads {

    /**
     * Claims an upload's name. Whoever else claims it meanwhile waits until this transaction ends.
     *
     * @return false when it was taken in before
     */
    boolean claim(String clientSessionUuid, byte[] digest);

    /** Gives a claimed name back. */
    void release(String clientSessionUuid);

    /** An upload that was taken in before. */
    Stored stored(String clientSessionUuid);

    /** Keeps the answer, and the attempts that were skipped. */
    void keep(UploadAnswer answer, List<SkippedAttempt> skipped);

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
