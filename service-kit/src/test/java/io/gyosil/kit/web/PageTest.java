package io.gyosil.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void pageHas50ItemsUnlessSomebodySaysOtherwiseUpTo500() {
        assertThat(Page.limit(null)).isEqualTo(50);
        assertThat(Page.limit(1)).isEqualTo(1);
        assertThat(Page.limit(500)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
    void pageOfAnotherSizeIsRefused(int limit) {
        assertThatThrownBy(() -> Page.limit(limit))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer, FieldError::detail)
                        .containsExactly(tuple("?limit", "must be from 1 to 500")));
    }

    @Test
    void nextPageBeginsAfterTheLastItem() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, Cursor::at);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isEqualTo(Cursor.at("b").encoded());
        assertThat(page.map(String::length).items()).containsExactly(1, 1);
        assertThat(page.map(String::length).nextCursor()).isEqualTo(page.nextCursor());
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(Page.of(List.of("a", "b"), 2, Cursor::at).nextCursor()).isNull();
        assertThat(Page.of(List.<String>of(), 2, Cursor::at).nextCursor()).isNull();
        assertThat(link("/list?limit=2", null)).isNull();
    }

    @Test
    void linkToTheNextPageKeepsEverythingElseThatWasAsked() {
        assertThat(link("/list", "new")).isEqualTo("</list?cursor=new>; rel=\"next\"");
        assertThat(link("/list?user_id=%EA%B9%80%20%26%3D%2B1&limit=2&cursor=old", "new"))
                .isEqualTo("</list?user_id=%EA%B9%80+%26%3D%2B1&limit=2&cursor=new>; rel=\"next\"");
    }

    private static @Nullable String link(String uri, @Nullable String next) {
        return new Page<>(List.of("a"), next)
                .answer(HttpRequest.GET(uri))
                .getHeaders()
                .get("Link");
    }
}
