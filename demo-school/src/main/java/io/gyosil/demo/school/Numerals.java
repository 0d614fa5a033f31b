package io.gyosil.demo.school;

import java.util.Random;

/** Numbers inside Korean sentences, and fractions. */
final class Numerals {

    /** Last digits whose reading ends in a consonant: 영 (십, 백), 일, 삼, 육, 칠, 팔. */
    private static final String CLOSED = "013678";

    private Numerals() {}

    /** The number with 과 or 와. */
    static String and(int number) {
        return number + (isClosed(number) ? "과" : "와");
    }

    /** The number with 을 or 를. */
    static String object(int number) {
        return number + (isClosed(number) ? "을" : "를");
    }

    /** The number with 이 or 가. */
    static String subject(int number) {
        return number + (isClosed(number) ? "이" : "가");
    }

    private static boolean isClosed(int number) {
        return CLOSED.indexOf('0' + number % 10) >= 0;
    }

    /** A fraction in lowest terms. */
    static String fraction(int numerator, int denominator) {
        int divisor = gcd(numerator, denominator);
        return numerator / divisor + "/" + denominator / divisor;
    }

    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** From {@code low} to {@code high}, both possible. */
    static int between(Random random, int low, int high) {
        return low + random.nextInt(high - low + 1);
    }
}
