package io.gyosil.demo.school;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Mathematics: every topic has templates, which take turns and are filled with numbers from the seed. */
final class MathematicsDrafts {

    private interface Template extends Function<Random, Draft> {}

    private record Chapter(String topic, List<Template> templates) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    "정수의 계산",
                    List.of(
                            NumberTemplates::sumOfSigned,
                            NumberTemplates::productThenSum,
                            NumberTemplates::minusNegativeProduct)),
            new Chapter(
                    "소인수분해",
                    List.of(
                            NumberTemplates::greatestCommonDivisor,
                            NumberTemplates::leastCommonMultiple,
                            NumberTemplates::primeFactors)),
            new Chapter(
                    "일차방정식",
                    List.of(
                            EquationTemplates::oneStep,
                            EquationTemplates::bothSides,
                            EquationTemplates::unknownNumber)),
            new Chapter("정비례와 반비례", List.of(NumberTemplates::direct, NumberTemplates::inverse)),
            new Chapter(
                    "연립방정식",
                    List.of(
                            EquationTemplates::sumAndDifference,
                            EquationTemplates::elimination,
                            EquationTemplates::chickensAndRabbits)),
            new Chapter(
                    "함수의 그래프",
                    List.of(EquationTemplates::slope, EquationTemplates::intercept, EquationTemplates::pointOnLine)),
            new Chapter("확률", List.of(NumberTemplates::redBall, NumberTemplates::twoDice, NumberTemplates::coins)),
            new Chapter(
                    "피타고라스 정리",
                    List.of(EquationTemplates::hypotenuse, EquationTemplates::leg, EquationTemplates::diagonal)));

    private MathematicsDrafts() {}

    /** The topics in the order of the school year, each with {@code count} questions, no two the same. */
    static Map<String, List<Draft>> drafts(Random random, int count) {
        var drafts = new LinkedHashMap<String, List<Draft>>();
        for (Chapter chapter : CHAPTERS) {
            drafts.put(chapter.topic(), fill(chapter.templates(), random, count));
        }
        return drafts;
    }

    private static List<Draft> fill(List<Template> templates, Random random, int count) {
        var asked = new HashSet<String>();
        var drafts = new ArrayList<Draft>();
        while (drafts.size() < count) {
            Draft draft = templates.get(drafts.size() % templates.size()).apply(random);
            if (draft.isSound() && asked.add(draft.content())) {
                drafts.add(draft);
            }
        }
        return drafts;
    }
}
