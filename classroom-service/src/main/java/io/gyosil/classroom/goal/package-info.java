/** What a learner is interested in and aims at. */
@NullMarked
package io.gyosil.classroom.goal;

import org.jspecify.annotations.NullMarked;
