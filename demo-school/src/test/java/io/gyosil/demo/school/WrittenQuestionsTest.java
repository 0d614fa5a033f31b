package io.gyosil.demo.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrittenQuestionsTest {

    private static Stream<Draft> drafts(Subject subject) {
        return WrittenDrafts.drafts(subject).values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MATHEMATICS")
    void eightTopicsOfTenSoundQuestionsEach(Subject subject) {
        assertThat(WrittenDrafts.drafts(subject).values()).hasSize(8).allSatisfy(drafts -> assertThat(drafts)
                .hasSize(ItemBank.ITEMS_OF_A_TOPIC));
        assertThat(drafts(subject)).allMatch(Draft::isSound);
        assertThat(drafts(subject))
                .extracting(Draft::content)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MATHEMATICS")
    void nothingIsLostAtTheEdgesOfTheFile(Subject subject) {
        assertThat(drafts(subject).flatMap(draft -> Stream.concat(Stream.of(draft.right()), draft.wrong().stream())))
                .noneMatch(String::isBlank)
                .allMatch(choice -> choice.equals(choice.strip()));
    }

    /** The right answer stands where the item says, whatever the shuffle did. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MATHEMATICS")
    void theKeyPointsAtTheAnswerOfTheFile(Subject subject) {
        ItemBank bank = ItemBank.of(9);
        List<Draft> drafts = drafts(subject).toList();
        List<Item> items = bank.topics(subject).stream()
                .flatMap(topic -> bank.items(topic).stream())
                .toList();

        assertThat(items).hasSameSizeAs(drafts);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            assertThat(item.content()).isEqualTo(drafts.get(i).content());
            assertThat(item.choices().get(item.key() - 1))
                    .isEqualTo(drafts.get(i).right());
        }
    }
}
