package io.gyosil.kit.trial;

import io.gyosil.kit.testing.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no proper client would. */
public final class RawHttp {

    private static final int PATIENCE_MS = (int) Soon.SOON.toMillis();

    private RawHttp() {}

    /** Sends a request of these lines and an empty one, and reads until the server closes the connection. */
    public static String answer(URI server, String... lines) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            String request = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
