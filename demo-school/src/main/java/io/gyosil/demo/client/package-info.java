/**
 * How the demo school and the response loader speak to a running stack: through its public HTTP endpoints only.
 *
 * <p>{@link io.gyosil.demo.client.GyosilClient} sends one request and repeats it with patience;
 * {@link io.gyosil.demo.client.Publishing} sends many questions, {@link io.gyosil.demo.client.UploadRun} many uploads,
 * several at once. {@link io.gyosil.demo.client.Progress} shows how far they are.
 */
@NullMarked
package io.gyosil.demo.client;

import org.jspecify.annotations.NullMarked;
