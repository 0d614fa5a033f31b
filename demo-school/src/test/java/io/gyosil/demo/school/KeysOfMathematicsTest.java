package io.gyosil.demo.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reads each question as a pupil does and tries every choice: exactly one, the key, must hold. What the templates
 * calculate is not used: equations are tested by putting the choice in, chances by counting all cases.
 */
class KeysOfMathematicsTest {

    private static final Map<Pattern, BiPredicate<int[], String>> CHECKS = new LinkedHashMap<>();

    static {
        check("\\(-N\\) \\+ N - \\(-N\\)의 값은\\?", (n, choice) -> is(choice, n[1] + n[2] - n[0]));
        check("\\(-N\\) × N \\+ N의 값은\\?", (n, choice) -> is(choice, n[2] - n[0] * n[1]));
        check("N - N × \\(-N\\)의 값은\\?", (n, choice) -> is(choice, n[0] + n[1] * n[2]));
        check(
                "N[과와] N의 최대공약수는\\?",
                (n, choice) -> is(
                        choice,
                        IntStream.rangeClosed(1, 100)
                                .filter(d -> n[0] % d == 0 && n[1] % d == 0)
                                .max()
                                .orElseThrow()));
        check(
                "N[과와] N의 최소공배수는\\?",
                (n, choice) -> is(
                        choice,
                        IntStream.rangeClosed(1, 9_999)
                                .filter(m -> m % n[0] == 0 && m % n[1] == 0)
                                .min()
                                .orElseThrow()));
        check("N의 소인수분해로 옳은 것은\\?", (n, choice) -> product(choice) == n[0]);
        check("y가 x에 정비례하고 x = N일 때 y = N이다. x = N일 때 y의 값은\\?", (n, choice) -> number(choice) * n[0] == n[1] * n[2]);
        check("y가 x에 반비례하고 x = N일 때 y = N이다. x = N일 때 y의 값은\\?", (n, choice) -> number(choice) * n[2] == n[0] * n[1]);
        check("일차방정식 Nx \\+ N = N의 해는\\?", (n, choice) -> n[0] * number(choice) + n[1] == n[2]);
        check(
                "일차방정식 Nx - N = Nx \\+ N의 해는\\?",
                (n, choice) -> n[0] * number(choice) - n[1] == n[2] * number(choice) + n[3]);
        check(
                "일차방정식 Nx - N = Nx - N의 해는\\?",
                (n, choice) -> n[0] * number(choice) - n[1] == n[2] * number(choice) - n[3]);
        check("어떤 수의 N배에 N[을를] 더하면 N[이가] 된다. 어떤 수는\\?", (n, choice) -> n[0] * number(choice) + n[1] == n[2]);
        check("연립방정식 x \\+ y = N, x - y = N에서 x의 값은\\?", (n, choice) -> 2 * number(choice) == n[0] + n[1]);
        check(
                "연립방정식 Nx \\+ y = N, x \\+ y = N에서 y의 값은\\?",
                (n, choice) -> n[0] * (n[2] - number(choice)) + number(choice) == n[1]);
        check(
                "닭과 토끼가 모두 N마리 있고 다리는 모두 N개이다. 토끼는 몇 마리인가\\?",
                (n, choice) -> 4 * number(choice) + 2 * (n[0] - number(choice)) == n[1]);
        check(
                "두 점 A\\(N, N\\), B\\(N, N\\)에 대하여 직선 AB의 기울기는\\?",
                (n, choice) -> n[1] + number(choice) * (n[2] - n[0]) == n[3]);
        check("일차함수 y = Nx - N의 그래프의 x절편은\\?", (n, choice) -> n[0] * number(choice) - n[1] == 0);
        check("일차함수 y = Nx - N의 그래프가 지나는 점은\\?", (n, choice) -> {
            List<Integer> point = numbers(choice);
            return n[0] * point.get(0) - n[1] == point.get(1);
        });
        check(
                "빨간 공 N개와 파란 공 N개가 든 주머니에서 공 한 개를 꺼낼 때, 빨간 공일 확률은\\?",
                (n, choice) -> isChance(choice, n[0], n[0] + n[1]));
        check(
                "서로 다른 주사위 두 개를 동시에 던질 때, 나온 눈의 수의 합이 N일 확률은\\?",
                (n, choice) -> isChance(
                        choice,
                        (int) IntStream.range(0, 36)
                                .filter(t -> t / 6 + t % 6 + 2 == n[0])
                                .count(),
                        36));
        check(
                "서로 다른 동전 N개를 동시에 던질 때, 앞면이 꼭 N개 나올 확률은\\?",
                (n, choice) -> isChance(
                        choice,
                        (int) IntStream.range(0, 1 << n[0])
                                .filter(t -> Integer.bitCount(t) == n[1])
                                .count(),
                        1 << n[0]));
        check(
                "직각을 낀 두 변의 길이가 N cm, N cm인 직각삼각형의 빗변의 길이는\\?",
                (n, choice) -> n[0] * n[0] + n[1] * n[1] == number(choice) * number(choice));
        check(
                "빗변의 길이가 N cm, 다른 한 변의 길이가 N cm인 직각삼각형의 나머지 한 변의 길이는\\?",
                (n, choice) -> n[1] * n[1] + number(choice) * number(choice) == n[0] * n[0]);
        check(
                "가로의 길이가 N cm, 세로의 길이가 N cm인 직사각형의 대각선의 길이는\\?",
                (n, choice) -> n[0] * n[0] + n[1] * n[1] == number(choice) * number(choice));
    }

    private static void check(String question, BiPredicate<int[], String> holds) {
        CHECKS.put(Pattern.compile(question.replace("N", "(-?\\d+)")), holds);
    }

    private static boolean is(String choice, int value) {
        return number(choice) == value;
    }

    private static int number(String choice) {
        return numbers(choice).getFirst();
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        Matcher matcher = Pattern.compile("-?\\d+").matcher(text);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return numbers;
    }

    private static boolean isChance(String choice, int favourable, int all) {
        List<Integer> parts = numbers(choice);
        return parts.get(0) * all == favourable * parts.get(1);
    }

    private static int product(String factors) {
        int product = 1;
        for (String factor : factors.split(" × ")) {
            int power = 1 + Math.max(0, "¹²³⁴".indexOf(factor.charAt(factor.length() - 1)));
            int base = Integer.parseInt(factor.replaceAll("[²³⁴]", ""));
            for (int i = 0; i < power; i++) {
                product *= base;
            }
        }
        return product;
    }

    private static Map.Entry<Pattern, BiPredicate<int[], String>> checkFor(Item item) {
        return CHECKS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(item.content()).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check for: " + item.content()));
    }

    private static List<Integer> right(Item item, Map.Entry<Pattern, BiPredicate<int[], String>> check) {
        Matcher matcher = check.getKey().matcher(item.content());
        assertThat(matcher.matches()).isTrue();
        int[] numbers = IntStream.rangeClosed(1, matcher.groupCount())
                .map(group -> Integer.parseInt(matcher.group(group)))
                .toArray();
        return IntStream.rangeClosed(1, item.choices().size())
                .filter(choice -> check.getValue().test(numbers, item.choices().get(choice - 1)))
                .boxed()
                .toList();
    }

    @Test
    void theKeyIsTheOnlyChoiceThatHolds() {
        Set<Pattern> seen = new HashSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            ItemBank bank = ItemBank.of(seed);
            for (Topic topic : bank.topics(Subject.MATHEMATICS)) {
                for (Item item : bank.items(topic)) {
                    var check = checkFor(item);
                    seen.add(check.getKey());
                    assertThat(right(item, check)).as(item.toString()).containsExactly(item.key());
                }
            }
        }
        assertThat(seen).as("every kind of question occurs").isEqualTo(CHECKS.keySet());
    }

    @Test
    void particlesFollowTheReadingOfTheNumber() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100).mapToObj(Numerals::and))
                .containsExactly("1과", "2와", "3과", "4와", "5와", "6과", "7과", "8과", "9와", "10과", "20과", "100과");
        assertThat(Numerals.object(12)).isEqualTo("12를");
        assertThat(Numerals.subject(13)).isEqualTo("13이");
    }
}
