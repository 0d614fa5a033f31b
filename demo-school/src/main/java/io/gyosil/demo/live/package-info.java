/**
 * Live lessons as their people's devices see them: {@code Phone} keeps one participant's socket, {@code LessonDesk} is the
 * teacher's side, {@code DemoLesson} plays a lesson with a class of pupils so that the pages move.
 */
@NullMarked
package io.gyosil.demo.live;

import org.jspecify.annotations.NullMarked;
