package io.gyosil.demo.school;

import static io.gyosil.demo.school.Numerals.between;
import static io.gyosil.demo.school.Numerals.object;
import static io.gyosil.demo.school.Numerals.subject;

import java.util.List;
import java.util.Random;

/** Equations, straight lines and right triangles. Each method makes one question with numbers of its own. */
final class EquationTemplates {

    private static final String PLAIN = "%d";
    private static final String X = "x = %d";
    private static final int[][] TRIPLES = {{3, 4, 5}, {5, 12, 13}, {8, 15, 17}, {7, 24, 25}, {20, 21, 29}};

    private EquationTemplates() {}

    static Draft oneStep(Random random) {
        int a = between(random, 2, 9);
        int x = between(random, 2, 12);
        int b = between(random, 2, 20);
        int c = a * x + b;
        return Draft.ofNumber("일차방정식 %dx + %d = %d의 해는?".formatted(a, b, c), X, x, -x, x + b, c - b);
    }

    static Draft bothSides(Random random) {
        int c = between(random, 2, 5);
        int a = c + between(random, 1, 5);
        int x = between(random, 2, 10);
        int b = between(random, 1, 15);
        int d = (a - c) * x - b;
        String right = d >= 0 ? "%dx + %d".formatted(c, d) : "%dx - %d".formatted(c, -d);
        return Draft.ofNumber("일차방정식 %dx - %d = %s의 해는?".formatted(a, b, right), X, x, -x, x + 1, x + b);
    }

    static Draft unknownNumber(Random random) {
        int a = between(random, 2, 9);
        int x = between(random, 3, 15);
        int b = between(random, 2, 20);
        int c = a * x + b;
        String content = "어떤 수의 %d배에 %s 더하면 %s 된다. 어떤 수는?".formatted(a, object(b), subject(c));
        return Draft.ofNumber(content, PLAIN, x, x + b, c - b, x - 1);
    }

    static Draft sumAndDifference(Random random) {
        int y = between(random, 1, 12);
        int x = y + between(random, 1, 12);
        String content = "연립방정식 x + y = %d, x - y = %d에서 x의 값은?".formatted(x + y, x - y);
        return Draft.ofNumber(content, PLAIN, x, y, 2 * x, x - y);
    }

    static Draft elimination(Random random) {
        int x = between(random, 1, 9);
        int y = between(random, 1, 9);
        int a = between(random, 2, 5);
        String content = "연립방정식 %dx + y = %d, x + y = %d에서 y의 값은?".formatted(a, a * x + y, x + y);
        return Draft.ofNumber(content, PLAIN, y, x, x + y, -y);
    }

    static Draft chickensAndRabbits(Random random) {
        int chickens = between(random, 2, 15);
        int rabbits = between(random, 2, 15);
        String content =
                "닭과 토끼가 모두 %d마리 있고 다리는 모두 %d개이다. 토끼는 몇 마리인가?".formatted(chickens + rabbits, 2 * chickens + 4 * rabbits);
        return Draft.ofNumber(content, "%d마리", rabbits, chickens, rabbits * 2, chickens + rabbits);
    }

    static Draft slope(Random random) {
        int slope = slopeOf(random);
        int x1 = between(random, 0, 4);
        int y1 = between(random, -5, 8);
        int run = between(random, 1, 4);
        String content = "두 점 A(%d, %d), B(%d, %d)에 대하여 직선 AB의 기울기는?".formatted(x1, y1, x1 + run, y1 + slope * run);
        return Draft.ofNumber(content, PLAIN, slope, -slope, slope * run, y1 + slope);
    }

    static Draft intercept(Random random) {
        int a = between(random, 2, 6);
        int zero = between(random, 1, 8);
        String content = "일차함수 y = %dx - %d의 그래프의 x절편은?".formatted(a, a * zero);
        return Draft.ofNumber(content, PLAIN, zero, -zero, -a * zero, a);
    }

    static Draft pointOnLine(Random random) {
        int a = between(random, 2, 5);
        int b = between(random, 1, 9);
        int x = between(random, 1, 5);
        int y = a * x - b;
        return new Draft(
                "일차함수 y = %dx - %d의 그래프가 지나는 점은?".formatted(a, b),
                point(x, y),
                List.of(point(x, y + 1), point(x + 1, y), point(x, a * x + b)));
    }

    static Draft hypotenuse(Random random) {
        int[] sides = triangle(random);
        String content = "직각을 낀 두 변의 길이가 %d cm, %d cm인 직각삼각형의 빗변의 길이는?".formatted(sides[0], sides[1]);
        return Draft.ofNumber(content, "%d cm", sides[2], sides[0] + sides[1], sides[2] - 1, sides[1] - sides[0]);
    }

    static Draft leg(Random random) {
        int[] sides = triangle(random);
        String content = "빗변의 길이가 %d cm, 다른 한 변의 길이가 %d cm인 직각삼각형의 나머지 한 변의 길이는?".formatted(sides[2], sides[0]);
        return Draft.ofNumber(content, "%d cm", sides[1], sides[2] - sides[0], sides[1] - 1, sides[2] + sides[0]);
    }

    static Draft diagonal(Random random) {
        int[] sides = triangle(random);
        String content = "가로의 길이가 %d cm, 세로의 길이가 %d cm인 직사각형의 대각선의 길이는?".formatted(sides[1], sides[0]);
        return Draft.ofNumber(content, "%d cm", sides[2], sides[0] + sides[1], sides[2] + 2, sides[0] * sides[1]);
    }

    private static int slopeOf(Random random) {
        int steep = between(random, 1, 5);
        return random.nextBoolean() ? steep : -steep;
    }

    private static int[] triangle(Random random) {
        int[] triple = TRIPLES[random.nextInt(TRIPLES.length)];
        int scale = between(random, 1, 3);
        return new int[] {triple[0] * scale, triple[1] * scale, triple[2] * scale};
    }

    private static String point(int x, int y) {
        return "(" + x + ", " + y + ")";
    }
}
