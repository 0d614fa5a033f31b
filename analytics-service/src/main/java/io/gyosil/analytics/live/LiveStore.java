package io.gyosil.analytics.live;

import java.util.List;

/** Facts of live lessons. Works in the open transaction. */
public interface LiveStore {

    /** Stores facts; those that are there already stay. */
    void insert(List<LiveFact> facts);
}
