package io.gyosil.analytics.rebuild;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Computes features anew beside those that are served and takes a hash of both, without the times at which rows were made.
 * It goes some learners at a time in short transactions, each of which sees facts and features of one moment, so it may run
 * while events come in, and go on from where it was left.
 */
@Singleton
class Rebuild {

    /** Few enough that a year of them stays far below the time that a statement may take. */
    private static final int LEARNERS = 20;

    private final RebuildRepository features;

    Rebuild(RebuildRepository features) {
        this.features = features;
    }

    /**
     * How far a rebuild is.
     *
     * @param after the last learner that it has seen; empty at its beginning
     * @param live SHA-256 over the features that are served, of one chunk after the other
     * @param rebuilt SHA-256 over those computed anew
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     */
    @Introspected
    record Progress(String after, String live, String rebuilt, long liveRows, long rebuiltRows) {

        static final Progress NONE = new Progress("", "", "", 0, 0);

        private Progress plus(String last, RebuildRepository.Hashes chunk) {
            return new Progress(
                    last,
                    chained(live, chunk.live()),
                    chained(rebuilt, chunk.rebuilt()),
                    liveRows + chunk.liveRows(),
                    rebuiltRows + chunk.rebuiltRows());
        }

        Report report() {
            return new Report(live.equals(rebuilt), live, rebuilt, liveRows, rebuiltRows);
        }
    }

    /**
     * What a rebuild found.
     *
     * @param equal whether both are the same
     * @param liveHash SHA-256 over the features that are served
     * @param rebuiltHash SHA-256 over those computed anew
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     */
    @Introspected
    record Report(boolean equal, String liveHash, String rebuiltHash, long liveRows, long rebuiltRows) {}

    /** Sees to the next learners; empty when there are no more. */
    @Transactional("worker")
    Optional<Progress> next(Progress soFar) {
        String last = features.lastOfNext(soFar.after(), LEARNERS);
        return last == null ? Optional.empty() : Optional.of(soFar.plus(last, features.hashes(soFar.after(), last)));
    }

    private static String chained(String before, String chunk) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest((before + chunk).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
