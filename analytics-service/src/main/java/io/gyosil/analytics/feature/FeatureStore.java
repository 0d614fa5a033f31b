package io.gyosil.analytics.feature;

import java.util.Collection;

/** Facts and the features computed from them. Works in the open transaction. */
public interface FeatureStore {

    /** Takes the locks of these keys, in one order for everybody, until the transaction ends. */
    void lock(Collection<FeatureKey> keys);

    /** Stores facts; those that are there already stay, unless the new version is newer. */
    void insert(Collection<AttemptFact> facts);

    /** Computes the features of these keys anew. */
    void recompute(Collection<FeatureKey> keys);
}
