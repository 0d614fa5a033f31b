/**
 * Kills parts of a stack under load and accounts for every upload afterwards.
 *
 * <ul>
 *   <li>{@code Chaos}: the whole of it, on a stack of its own ({@code ThrowAwayStack})
 *   <li>{@code Trial}: a load ({@code ChaosSchool}, {@code UploadPlan}, {@code Load}) on any stack, the account of it
 *       ({@code Ledger}), the wait for what is under way ({@code Drain}) and the comparison
 *   <li>{@code Rounds}, {@code Killer}: one kill after the other, and how long each was felt
 *   <li>{@code Account}, {@code Comparison}: the ledger against the study log, the log against reviews, events
 *       and facts, the facts against the features; {@code StudyLog}, {@code EventLog}, {@code Facts} and {@code DailyFeatures} read
 *       them, with nothing of the services' own code
 *   <li>{@code ChaosReport}, {@code ReportTable}: what it came to
 * </ul>
 */
@NullMarked
package io.gyosil.proving;

import org.jspecify.annotations.NullMarked;
