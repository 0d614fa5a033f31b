/**
 * What is measured, and against whom. {@code BenchMain} is the program behind {@code ./gyosil bench}, {@code Benches} the
 * list of what it knows.
 *
 * <ul>
 *   <li>{@code frame}: what every bench has in common: rounds, medians, aims, reports
 *   <li>{@code place}: processes, database and files of one run, which end with it
 *   <li>one package for each bench
 * </ul>
 *
 * <p>Peers in other languages are in {@code bench/peers}. Nothing here uses a class of a service: services are measured from
 * outside.
 */
@NullMarked
package io.gyosil.bench;

import org.jspecify.annotations.NullMarked;
