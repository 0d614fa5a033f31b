/**
 * How the demo school and the response loader speak to a running stack: through its public HTTP endpoints only.
 *
 * <p>{@link io.gyosil.dev.client.GyosilClient} sends one request and repeats it with patience;
 * {@link io.gyosil.dev.client.Publishing} sends many questions, {@link io.gyosil.dev.client.UploadRun} many uploads,
 * several at once. {@link io.gyosil.dev.client.Progress} shows how far they are.
 */
@NullMarked
package io.gyosil.dev.client;

import org.jspecify.annotations.NullMarked;
