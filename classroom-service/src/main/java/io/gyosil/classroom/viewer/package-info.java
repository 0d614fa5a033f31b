/** The viewer apps of schools, to which study-ingest-service gives questions and from which it takes answers. */
@NullMarked
package io.gyosil.classroom.viewer;

import org.jspecify.annotations.NullMarked;
