/**
 * The benches {@code project} and {@code year}: how fast the real analytics-service makes features of events, against the same
 * rollup as SQL from a table; how long an upload needs to become a feature; and a year of 100 schools, replayed.
 */
@NullMarked
package io.gyosil.bench.project;

import org.jspecify.annotations.NullMarked;
