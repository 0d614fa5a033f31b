/**
 * {@code load-responses}: real answers from a CSV file (student,position,skill,correct) become questions and uploads of
 * a running stack.
 *
 * <p>{@link io.gyosil.demo.csvimport.ResponseFile} reads and checks the whole file before anything is sent;
 * {@link io.gyosil.demo.csvimport.ResponseNames}, {@link io.gyosil.demo.csvimport.ResponseTimes} make up what the file
 * does not say, always in the same way; {@link io.gyosil.demo.csvimport.ResponseLoader} sends it.
 *
 * <p>Memory: eight bytes for each answer and a little for each student. Questions and uploads are made one after another
 * as they are sent.
 */
@NullMarked
package io.gyosil.demo.csvimport;

import org.jspecify.annotations.NullMarked;
