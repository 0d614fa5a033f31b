package io.gyosil.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One kept-alive connection to a server on this machine. It knows no more of HTTP than answers with a length. */
public final class HttpConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final OutputStream out;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;

    /** Connects to a port of 127.0.0.1. */
    public HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        out = socket.getOutputStream();
    }

    /** Sends a request and waits for its answer. */
    public Answer exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        int headEnd = readHead();
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        int length = lengthIn(head);
        int end = headEnd + length;
        while (filled < end) {
            fill(end);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), Arrays.copyOfRange(buffer, headEnd, end));
    }

    private int readHead() throws IOException {
        int seen = 0;
        while (true) {
            fill(0);
            for (int i = Math.max(3, seen); i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                    return i + 1;
                }
            }
            seen = filled;
        }
    }

    private void fill(int room) throws IOException {
        if (buffer.length < Math.max(room, filled + 1)) {
            buffer = Arrays.copyOf(buffer, Math.max(room, 2 * buffer.length));
        }
        int count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        filled += count;
    }

    private static int lengthIn(String head) throws IOException {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                return Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        throw new IOException(
                "the answer has no Content-Length: " + head.lines().findFirst().orElse(""));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
