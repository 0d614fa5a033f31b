package io.gyosil.analytics.feature;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Objects;

/** Locks of single rows of features, held to the end of the transaction. */
@Singleton
class FeatureLocks {

    /** A batch that touches more keys locks all there are instead, so that none fills the server's lock table. */
    private static final int MOST_LOCKS = 2_000;

    private static final int SPACE = "features_topic_daily".hashCode();

    private final FactRepository facts;

    FeatureLocks(FactRepository facts) {
        this.facts = facts;
    }

    /** Takes the locks of these keys, in one order for everybody. */
    void take(Collection<FeatureKey> keys) {
        int[] locks =
                keys.stream().mapToInt(FeatureLocks::number).distinct().sorted().toArray();
        if (locks.length > MOST_LOCKS) {
            facts.lockAll(SPACE);
        } else {
            facts.lockOutAll(SPACE);
            facts.lock(SPACE, locks);
        }
    }

    /** The same in every process, unlike a record's own hash code, which no document fixes. */
    private static int number(FeatureKey key) {
        return Objects.hash(key.userId(), key.topicId(), key.date().toEpochDay());
    }
}
