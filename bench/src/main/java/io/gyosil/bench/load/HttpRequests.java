package io.gyosil.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 requests as the bytes that go over the wire. */
public final class HttpRequests {
    private HttpRequests() {}

    /** A request with a JSON body. */
    public static byte[] json(String method, String path, String token, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** A request with a JSON body. */
    public static byte[] json(String method, String path, String token, String body) {
        return json(method, path, token, body.getBytes(StandardCharsets.UTF_8));
    }
}
