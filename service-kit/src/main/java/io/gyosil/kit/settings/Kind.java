package io.gyosil.kit.settings;

import io.micronaut.core.convert.ConversionService;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What values a setting may have. */
public sealed interface Kind {

    /** In words, behind "must be". */
    String words();

    /** Whether a value is one of them. */
    boolean takes(String value);

    /** A whole number between two, both included. */
    record Whole(long least, long most) implements Kind {

        @Override
        public String words() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public boolean takes(String value) {
            return parsed(value, Long.class)
                    .filter(number -> number >= least && number <= most)
                    .isPresent();
        }
    }

    /** A number between two, both included. */
    record Decimal(double least, double most) implements Kind {

        @Override
        public String words() {
            return "a number from " + plain(least) + " to " + plain(most);
        }

        @Override
        public boolean takes(String value) {
            return parsed(value, Double.class)
                    .filter(number -> number >= least && number <= most)
                    .isPresent();
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /** A duration between two, both included, such as {@code 20s}, {@code 10m} or {@code 30d}. */
    record Time(Duration least, Duration most) implements Kind {

        @Override
        public String words() {
            return "a duration from " + inWords(least) + " to " + inWords(most)
                    + ", such as 500ms, 20s, 10m, 12h or 30d";
        }

        @Override
        public boolean takes(String value) {
            return parsed(value, Duration.class)
                    .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0)
                    .isPresent();
        }

        private static String inWords(Duration time) {
            if (time.toMillis() % 1000 != 0) {
                return time.toMillis() + "ms";
            }
            if (time.toSeconds() % 60 != 0 || time.isZero()) {
                return time.toSeconds() + "s";
            }
            if (time.toMinutes() % 60 != 0) {
                return time.toMinutes() + "m";
            }
            return time.toHours() % 24 == 0 ? time.toDays() + "d" : time.toHours() + "h";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Kind {

        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public boolean takes(String value) {
            return value.equals("true") || value.equals("false");
        }
    }

    /** A text of between so many characters. */
    record Text(int least, int most) implements Kind {

        @Override
        public String words() {
            return least == most
                    ? "a text of " + least + " characters"
                    : "a text of " + least + " to " + most + " characters";
        }

        @Override
        public boolean takes(String value) {
            return value.length() >= least && value.length() <= most;
        }
    }

    /** Capital letters and digits, so many, and each at most once. */
    record Alphabet(int least, int most) implements Kind {

        @Override
        public String words() {
            return least + " to " + most + " capital letters and digits, none of them twice";
        }

        @Override
        public boolean takes(String value) {
            return new Text(least, most).takes(value)
                    && value.matches("[A-Z0-9]*")
                    && value.chars().distinct().count() == value.length();
        }
    }

    /** An address that begins with one of these. */
    record Address(List<String> beginnings) implements Kind {

        Address(String... beginnings) {
            this(List.of(beginnings));
        }

        @Override
        public String words() {
            return "an address that begins with " + String.join(" or ", beginnings);
        }

        @Override
        public boolean takes(String value) {
            try {
                return URI.create(value).isAbsolute() && beginnings.stream().anyMatch(value::startsWith);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** Servers, as {@code host:port,host:port}. */
    record Servers() implements Kind {

        @Override
        public String words() {
            return "host:port, several with commas between them";
        }

        @Override
        public boolean takes(String value) {
            return Arrays.stream(value.split(",", -1))
                    .allMatch(server -> server.strip().matches("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9_.-]+):[0-9]{1,5}"));
        }
    }

    /** A time zone. */
    record Zone() implements Kind {

        @Override
        public String words() {
            return "a time zone, such as Asia/Seoul";
        }

        @Override
        public boolean takes(String value) {
            try {
                return !ZoneId.of(value).getId().isEmpty();
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /** A number of bytes, such as {@code 1MB}. */
    record Bytes(long least, long most) implements Kind {

        @Override
        public String words() {
            return "a number of bytes from " + least + " to " + most + ", such as 512KB or 256MB";
        }

        @Override
        public boolean takes(String value) {
            if (!value.toUpperCase(Locale.ROOT).matches("[0-9]{1,15}([KMG]B)?")) {
                return false;
            }
            return bytes(value) >= least && bytes(value) <= most;
        }

        private static long bytes(String value) {
            String upper = value.toUpperCase(Locale.ROOT);
            int shift =
                    switch (upper.charAt(upper.length() - 1) == 'B' ? upper.charAt(upper.length() - 2) : ' ') {
                        case 'K' -> 10;
                        case 'M' -> 20;
                        case 'G' -> 30;
                        default -> 0;
                    };
            return Long.parseLong(upper.replaceAll("[KMGB]", "")) << shift;
        }
    }

    private static <T> Optional<T> parsed(String value, Class<T> type) {
        return ConversionService.SHARED.convert(value, type);
    }
}
