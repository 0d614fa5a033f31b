/**
 * What every bench has in common, whatever it measures. A {@code Bench} runs and gives a {@code BenchReport}; contestants
 * that do the same work meet in a {@code Match}, which believes no figure before their answers and their final states
 * agree. {@code Figures} are the rounds of one contestant, {@code Finding} holds what came out against its {@code Aim}.
 */
@NullMarked
package io.gyosil.bench.frame;

import org.jspecify.annotations.NullMarked;
