package io.gyosil.demo.school;

import java.util.List;
import java.util.Random;

/** Names that many have, put together by chance: nobody in particular is meant. */
final class Names {

    private static final List<String> FAMILY =
            List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍");
    private static final List<String> GIVEN = List.of(
            "하늘", "서연", "도윤", "지우", "하준", "서윤", "민준", "수아", "예준", "지안", "시우", "하은", "주원", "윤서", "지호", "채원", "준서", "다은",
            "은우", "소율", "유준", "예린", "건우", "나은", "현우", "가은", "우진", "아린", "선우", "보민");

    private final Random random;

    Names(long seed) {
        this.random = Seeds.random(seed, "names");
    }

    String next() {
        return FAMILY.get(random.nextInt(FAMILY.size())) + GIVEN.get(random.nextInt(GIVEN.size()));
    }
}
