package io.gyosil.demo.school;

import static io.gyosil.demo.school.Numerals.and;
import static io.gyosil.demo.school.Numerals.between;
import static io.gyosil.demo.school.Numerals.fraction;
import static io.gyosil.demo.school.Numerals.gcd;

import java.util.List;
import java.util.Random;

/** Calculating, factors, proportion and probability. Each method makes one question with numbers of its own. */
final class NumberTemplates {

    private static final String PLAIN = "%d";
    private static final String[] POWERS = {"", "", "²", "³", "⁴"};
    private static final int FACES = 6;

    private NumberTemplates() {}

    static Draft sumOfSigned(Random random) {
        int a = between(random, 2, 15);
        int b = between(random, 2, 15);
        int c = between(random, 2, 15);
        return Draft.ofNumber(
                "(-%d) + %d - (-%d)의 값은?".formatted(a, b, c), PLAIN, -a + b + c, -a + b - c, a + b + c, -a - b + c);
    }

    static Draft productThenSum(Random random) {
        int a = between(random, 2, 9);
        int b = between(random, 2, 9);
        int c = between(random, 2, 20);
        return Draft.ofNumber(
                "(-%d) × %d + %d의 값은?".formatted(a, b, c), PLAIN, -a * b + c, a * b + c, -a * (b + c), -a * b - c);
    }

    static Draft minusNegativeProduct(Random random) {
        int a = between(random, 2, 20);
        int b = between(random, 2, 9);
        int c = between(random, 2, 9);
        return Draft.ofNumber(
                "%d - %d × (-%d)의 값은?".formatted(a, b, c), PLAIN, a + b * c, a - b * c, (a - b) * -c, b * c - a);
    }

    static Draft greatestCommonDivisor(Random random) {
        int divisor = between(random, 2, 12);
        int a = divisor * between(random, 2, 7);
        int b = divisor * between(random, 2, 7);
        int right = gcd(a, b);
        return differing(
                a,
                b,
                Draft.ofNumber(
                        "%s %d의 최대공약수는?".formatted(and(a), b),
                        PLAIN,
                        right,
                        a / right * b,
                        right * 2,
                        Math.abs(a - b)));
    }

    static Draft leastCommonMultiple(Random random) {
        int divisor = between(random, 2, 6);
        int a = divisor * between(random, 2, 7);
        int b = divisor * between(random, 2, 7);
        int right = a / gcd(a, b) * b;
        return differing(
                a, b, Draft.ofNumber("%s %d의 최소공배수는?".formatted(and(a), b), PLAIN, right, gcd(a, b), a * b, right * 2));
    }

    static Draft primeFactors(Random random) {
        int twos = between(random, 1, 3);
        int threes = between(random, 1, 3);
        int prime = random.nextBoolean() ? 5 : 7;
        int number = (1 << twos) * (int) Math.round(StrictMath.pow(3, threes)) * prime;
        return new Draft(
                number + "의 소인수분해로 옳은 것은?",
                factors(twos, threes, prime),
                List.of(
                        factors(twos + 1, threes, prime),
                        factors(twos, threes == 1 ? 2 : threes - 1, prime),
                        factors(twos, threes, 12 - prime)));
    }

    static Draft direct(Random random) {
        int factor = between(random, 2, 9);
        int x = between(random, 2, 9);
        int other = between(random, 2, 12);
        String content = "y가 x에 정비례하고 x = %d일 때 y = %d이다. x = %d일 때 y의 값은?".formatted(x, factor * x, other);
        return differing(
                x,
                other,
                Draft.ofNumber(
                        content, PLAIN, factor * other, factor * x + other - x, factor + other, factor * x * other));
    }

    static Draft inverse(Random random) {
        int x = between(random, 2, 6);
        int other = between(random, 2, 6);
        int y = other * between(random, 2, 6);
        String content = "y가 x에 반비례하고 x = %d일 때 y = %d이다. x = %d일 때 y의 값은?".formatted(x, y, other);
        return differing(
                x, other, Draft.ofNumber(content, PLAIN, x * y / other, y * other, x * y, Math.abs(y + x - other)));
    }

    static Draft redBall(Random random) {
        int red = between(random, 2, 9);
        int blue = between(random, 2, 9);
        int all = red + blue;
        return new Draft(
                "빨간 공 %d개와 파란 공 %d개가 든 주머니에서 공 한 개를 꺼낼 때, 빨간 공일 확률은?".formatted(red, blue),
                fraction(red, all),
                List.of(fraction(blue, all), fraction(1, red), fraction(1, all)));
    }

    static Draft twoDice(Random random) {
        int sum = between(random, 2, 2 * FACES);
        int ways = FACES - Math.abs(FACES + 1 - sum);
        int all = FACES * FACES;
        return new Draft(
                "서로 다른 주사위 두 개를 동시에 던질 때, 나온 눈의 수의 합이 %d일 확률은?".formatted(sum),
                fraction(ways, all),
                List.of(fraction(1, 11), fraction(ways + 1, all), fraction(sum, all)));
    }

    static Draft coins(Random random) {
        int coins = between(random, 2, 4);
        int heads = between(random, 1, coins - 1);
        int ways = 1;
        for (int i = 1; i <= heads; i++) {
            ways = ways * (coins - heads + i) / i;
        }
        int all = 1 << coins;
        return new Draft(
                "서로 다른 동전 %d개를 동시에 던질 때, 앞면이 꼭 %d개 나올 확률은?".formatted(coins, heads),
                fraction(ways, all),
                List.of(fraction(ways + 1, all), fraction(heads, coins + 1), fraction(1, all * 2)));
    }

    private static String factors(int twos, int threes, int prime) {
        return "2" + POWERS[twos] + " × 3" + POWERS[threes] + " × " + prime;
    }

    /** With two equal numbers the question would give its answer away: such a draft is made unsound. */
    private static Draft differing(int one, int other, Draft draft) {
        return one == other ? new Draft(draft.content(), draft.right(), List.of()) : draft;
    }
}
