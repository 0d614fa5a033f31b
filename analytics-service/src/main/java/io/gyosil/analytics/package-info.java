/**
 * What learners did, day by day and topic by topic.
 *
 * <ul>
 *   <li>{@code feature}: facts from events, and the daily features computed from them
 *   <li>{@code rebuild}: computes all features anew and compares
 * </ul>
 */
@NullMarked
package io.gyosil.analytics;

import org.jspecify.annotations.NullMarked;
