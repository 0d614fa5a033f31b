package io.gyosil.session.live.lesson;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a lesson in its place.
 *
 * @param lesson as it was before
 * @param seq its number among those that everybody sees; null for others
 */
public record Happening(Lesson lesson, @Nullable Long seq, Instant at, LessonEvent event, Actor actor) {}
