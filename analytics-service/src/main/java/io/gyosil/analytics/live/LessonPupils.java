package io.gyosil.analytics.live;

import io.micronaut.core.annotation.Introspected;

/** How many pupils joined a lesson, and how many of them posted a message and answered a card. */
@Introspected
record LessonPupils(long participants, long posted, long answered) {}
