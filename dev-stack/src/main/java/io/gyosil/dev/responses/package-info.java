/**
 * {@code load-responses}: real answers from a CSV file (student,position,skill,correct) become questions and uploads of
 * a running stack.
 *
 * <p>{@link io.gyosil.dev.responses.ResponseFile} reads and checks the whole file before anything is sent;
 * {@link io.gyosil.dev.responses.ResponseNames}, {@link io.gyosil.dev.responses.ResponseTimes} make up what the file
 * does not say, always in the same way; {@link io.gyosil.dev.responses.ResponseLoader} sends it.
 *
 * <p>Memory: eight bytes for each answer and a little for each student. Questions and uploads are made one after another
 * as they are sent.
 */
@NullMarked
package io.gyosil.dev.responses;

import org.jspecify.annotations.NullMarked;
