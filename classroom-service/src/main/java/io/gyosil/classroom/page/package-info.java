/** The pages of this service, and the files that they are made of. */
@NullMarked
package io.gyosil.classroom.page;

import org.jspecify.annotations.NullMarked;
