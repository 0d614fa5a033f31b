/**
 * Rosters and identity: who is who, and who may what.
 *
 * <ul>
 *   <li>{@code organization}: schools and whatever else has people
 *   <li>{@code person}: users, and the profiles of those who teach and learn
 *   <li>{@code classroom}: classes, and who is in them
 *   <li>{@code goal}: what a learner is interested in and aims at
 *   <li>{@code identity}: logging in, access tokens and the keys that sign them
 *   <li>{@code roster}: rosters of other systems, imported and exported as OneRoster
 *   <li>{@code change}, {@code publish}: what is published of changes, seen from the features and on the wire
 * </ul>
 */
@NullMarked
package io.gyosil.classroom;

import org.jspecify.annotations.NullMarked;
