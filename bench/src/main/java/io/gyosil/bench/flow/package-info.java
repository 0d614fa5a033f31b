/**
 * What the benches of the way from outbox to features share: {@code Quizzes} makes events that are the same in every run,
 * {@code OutboxRows} writes them to an outbox, {@code StudyTopic} is the topic in between, {@code Seen} the proof that nothing
 * was lost, doubled or changed on the way.
 */
@NullMarked
package io.gyosil.bench.flow;

import org.jspecify.annotations.NullMarked;
