package io.gyosil.kit.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gyosil.kit.trial.TrialService;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Clients that write their whole request before they read, as most do, and get an answer while they still write. */
class ReadingAnEarlyAnswerIT {

    private static final int PATIENCE_MS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_early");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @RepeatedTest(50)
    void answerToABodyThatIsTooLargeArrives(RepetitionInfo repetition) throws IOException {
        String answer = answer(1_200_000, repetition.getCurrentRepetition() % 2 == 0 ? "close" : "keep-alive");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"type\":\"too-large\"");
    }

    @Test
    void clientThatNeverEndsIsLeft() {
        // Far more than is thrown away for its sake: the write fails, or the answer is cut off.
        assertThat(catchThrowable(() -> answer(100_000_000, "close"))).isInstanceOf(IOException.class);
    }

    private static String answer(int length, String connection) throws IOException {
        URI server = service.uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            String head = "POST /trial/body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: "
                    + connection + "\r\nContent-Length: " + length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] part = "x".repeat(8_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < length; sent += part.length) {
                out.write(part, 0, Math.min(part.length, length - sent));
                out.flush();
            }
            return wholeAnswer(socket.getInputStream());
        }
    }

    /** Reads up to the end that the answer itself says, as the connection may stay open. */
    private static String wholeAnswer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("after " + head);
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.US_ASCII);
        Matcher length = LENGTH.matcher(text);
        assertThat(length.find()).as(text).isTrue();
        return text + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }
}
