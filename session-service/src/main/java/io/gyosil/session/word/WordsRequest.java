package io.gyosil.session.word;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.SelfChecking;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words for which a message is to be held.
 *
 * @param words in any order; none to hold nothing
 */
@JsonRequest
record WordsRequest(@NotNull @Size(max = 5_000) List<@NotNull @Size(min = 1, max = 50) String> words)
        implements SelfChecking {

    /** Words that have nothing by which they could be found. */
    @Override
    public List<FieldError> faults() {
        return words == null
                ? List.of()
                : IntStream.range(0, words.size())
                        .filter(i -> words.get(i) != null && !WordList.canBeFound(words.get(i)))
                        .mapToObj(i -> FieldError.of("/words/" + i, "field.never-found"))
                        .toList();
    }
}
