package io.gyosil.kit.stats;

import io.micronaut.core.annotation.Introspected;

/**
 * What PostgreSQL remembers of one statement since its statistics were last reset.
 *
 * @param role who executed it: {@code <service>_web} or {@code <service>_worker}
 * @param query its text, in which every value is a placeholder
 * @param calls how often it was executed
 * @param totalMs the time of all executions together
 * @param meanMs of one on average
 * @param maxMs of the longest
 * @param rows how many rows all of them gave or changed
 */
@Introspected
record SlowQuery(String role, String query, long calls, double totalMs, double meanMs, double maxMs, long rows) {}
