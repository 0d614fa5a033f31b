package io.gyosil.demo.live;

import java.util.List;
import java.util.random.RandomGenerator;

/** What pupils are called and what they say. */
final class Chatter {

    private static final List<String> FAMILY = List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임");
    private static final List<String> GIVEN =
            List.of("서준", "하윤", "도윤", "서연", "지호", "지우", "하은", "은우", "수아", "시우", "유나", "건우", "예린", "현우", "다은");
    private static final List<String> SAYINGS = List.of(
            "안녕하세요!",
            "선생님 잘 들려요",
            "저 알 것 같아요",
            "한 번만 더 설명해 주세요",
            "아하 이제 알겠어요 😀",
            "너무 어려워요 ㅠㅠ",
            "답이 뭐예요?",
            "저도 그렇게 생각해요",
            "분수는 나누기랑 같은 거죠?",
            "왜 그렇게 되는지 궁금해요",
            "오늘 재미있어요!",
            "다음 문제 주세요",
            "와 맞았다 🎉",
            "아쉽다 다시 해 볼래요",
            "그림으로 그려 보니까 쉬워요",
            "칠판이 잘 안 보여요",
            "속담이 재미있네요",
            "우리 모둠은 다 풀었어요");
    private static final List<String> HARSH = List.of("넌 바 보야", "바보 아니야?", "이것도 몰라? 바보~");

    private Chatter() {}

    /** The nickname of the pupil of that number, from 0; no two of the first 150 are the same. */
    static String nickname(int number) {
        return FAMILY.get(number % FAMILY.size())
                + GIVEN.get((number / FAMILY.size() + number) % GIVEN.size())
                + (number < FAMILY.size() * GIVEN.size() ? "" : String.valueOf(number));
    }

    /** A message; now and then one that is held. */
    static String saying(RandomGenerator random) {
        return random.nextInt(25) == 0
                ? HARSH.get(random.nextInt(HARSH.size()))
                : SAYINGS.get(random.nextInt(SAYINGS.size()));
    }
}
