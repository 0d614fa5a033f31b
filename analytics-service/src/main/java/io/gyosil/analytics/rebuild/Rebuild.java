package io.gyosil.analytics.rebuild;

import io.gyosil.kit.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Computes all features anew beside those that are served and takes a hash of both, without the times at which rows were
 * made. It goes learner by learner in short transactions, each of which sees facts and features of one moment, so it may
 * run while events come in.
 */
@Singleton
class Rebuild {

    private final Transactions transactions;
    private final RebuildStore store;

    Rebuild(@Named("worker") Transactions transactions, RebuildStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /**
     * What a rebuild found.
     *
     * @param equal whether both are the same
     * @param liveHash SHA-256 of the features that are served
     * @param rebuiltHash SHA-256 of those computed anew
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     */
    record Report(boolean equal, String liveHash, String rebuiltHash, long liveRows, long rebuiltRows) {}

    Report run() {
        MessageDigest live = sha256();
        MessageDigest rebuilt = sha256();
        long liveRows = 0;
        long rebuiltRows = 0;
        String after = null;
        while (true) {
            Optional<RebuildStore.Chunk> next = chunkAfter(after);
            if (next.isEmpty()) {
                break;
            }
            RebuildStore.Chunk chunk = next.get();
            live.update(chunk.live().getBytes(StandardCharsets.UTF_8));
            rebuilt.update(chunk.rebuilt().getBytes(StandardCharsets.UTF_8));
            liveRows += chunk.liveRows();
            rebuiltRows += chunk.rebuiltRows();
            after = chunk.lastUserId();
        }
        String liveHash = HexFormat.of().formatHex(live.digest());
        String rebuiltHash = HexFormat.of().formatHex(rebuilt.digest());
        return new Report(liveHash.equals(rebuiltHash), liveHash, rebuiltHash, liveRows, rebuiltRows);
    }

    private Optional<RebuildStore.Chunk> chunkAfter(@Nullable String userId) {
        return transactions.inTransaction(() -> store.chunkAfter(userId));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
