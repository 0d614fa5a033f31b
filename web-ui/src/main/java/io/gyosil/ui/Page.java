package io.gyosil.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.problem.Languages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page as its templates see it: in one language, and for everybody. What it shows of anybody its modules ask for. */
public final class Page {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Locale language;
    private final Locale other;
    private final boolean hasNavigation;
    private final PageFiles files;
    private final PageTexts texts;

    Page(PageFiles files, String name, Locale language, boolean hasNavigation) {
        this.files = files;
        this.name = name;
        this.language = language;
        this.hasNavigation = hasNavigation;
        this.other = Languages.ALL.stream()
                .filter(each -> !each.equals(language))
                .findFirst()
                .orElseThrow();
        this.texts = PageTexts.of(files, name, language, other);
    }

    /** {@code ko} or {@code en}. */
    public String language() {
        return language.getLanguage();
    }

    /** The language that it is not in. */
    public String otherLanguage() {
        return other.getLanguage();
    }

    /** Whether the way to other pages, and who is logged in, is shown. */
    public boolean hasNavigation() {
        return hasNavigation;
    }

    /**
     * A text of the page or of all pages.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String text(String key) {
        return texts.get(key);
    }

    /** The texts of modules as JSON. */
    public String scriptTexts() {
        try {
            return JSON.writeValueAsString(texts.forScripts());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The address of a file such as {@code shared/gyosil.css}. */
    public String file(String file) {
        return files.asset(file)
                .map(found -> files.address(file))
                .orElseThrow(() -> new IllegalArgumentException("there is no page file " + file));
    }

    /** The address of the page's own {@code page.css} or {@code page.js}; null when it has none. */
    public @Nullable String own(String file) {
        String wanted = name + "/" + file;
        return files.asset(wanted).map(found -> files.address(wanted)).orElse(null);
    }
}
