package io.gyosil.kit.testing.proxy;

import io.gyosil.kit.testing.proxy.Crossing.Phase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the first and the last byte of each answer of a server that says how long its answers are. */
final class HttpAnswers implements Watch {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private volatile String request = "";
    private volatile boolean isAsking;
    private String work = "";

    @Override
    public List<Crossing> asked(byte[] bytes, int length) {
        // Our clients send no request before the last one is answered.
        if (!isAsking) {
            isAsking = true;
            request = text(bytes, length).replaceFirst("(?s) HTTP.*", "");
        }
        return List.of();
    }

    @Override
    public List<Crossing> answered(byte[] bytes, int length) {
        List<Crossing> seen = new ArrayList<>();
        if (answer.size() == 0) {
            work = request + " " + text(bytes, length).replaceFirst("(?s)HTTP/1.1 (...).*", "$1");
            seen.add(new Crossing(Phase.DONE, work, 0));
        }
        answer.write(bytes, 0, length);
        if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
            answer.reset();
            isAsking = false;
            seen.add(new Crossing(Phase.DELIVERED, work, length));
        }
        return seen;
    }

    private static boolean isWhole(String answer) {
        int head = answer.indexOf(END_OF_HEAD);
        Matcher length = LENGTH.matcher(answer);
        return head >= 0
                && length.find()
                && answer.length() - head - END_OF_HEAD.length() == Integer.parseInt(length.group(1));
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
