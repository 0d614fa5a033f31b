/**
 * What learners did, day by day and topic by topic, and how lively lessons are.
 *
 * <ul>
 *   <li>{@code feature}: facts from events, and the daily features computed from them
 *   <li>{@code live}: facts of live lessons, and the pulse read from them
 *   <li>{@code rebuild}: computes all features again and compares
 * </ul>
 */
@NullMarked
package io.gyosil.analytics;

import org.jspecify.annotations.NullMarked;
