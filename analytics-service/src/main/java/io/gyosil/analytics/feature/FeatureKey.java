package io.gyosil.analytics.feature;

import java.time.LocalDate;

/** A learner's day on a topic: as wide as anything is ever recomputed. */
public record FeatureKey(String userId, String topicId, LocalDate date) {}
