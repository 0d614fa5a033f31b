package io.gyosil.analytics.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The daily features, to be looked at. Works in the open transaction. */
public interface Features {

    /**
     * Rows in the filter's order: narrow by date (newest first), learner, topic; otherwise by learner, topic, date.
     *
     * @param after the row after which to go on
     */
    List<FeatureView> find(FeatureFilter filter, @Nullable FeatureKey after, int limit);
}
