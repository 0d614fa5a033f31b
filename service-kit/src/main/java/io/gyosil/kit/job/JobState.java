package io.gyosil.kit.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a job is. */
public enum JobState {
    /** Nobody has begun. */
    @JsonProperty("queued")
    QUEUED,

    /** It goes on, or will by itself. */
    @JsonProperty("running")
    RUNNING,

    /** There is a result. */
    @JsonProperty("done")
    DONE,

    /** It stopped for good, and there is a reason. */
    @JsonProperty("failed")
    FAILED;

    /** Whether nothing will change any more. */
    public boolean isEnd() {
        return this == DONE || this == FAILED;
    }
}
