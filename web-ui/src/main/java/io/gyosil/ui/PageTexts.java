package io.gyosil.ui;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The texts of a page in one language: those of {@code shared} and the page's own, which come before. What a key such as
 * {@code script.kinds.users} names is for the page's modules, too.
 */
final class PageTexts {

    private static final String FOR_SCRIPTS = "script.";

    private final String page;
    private final Properties texts = new Properties();

    private PageTexts(PageFiles files, String page, Locale language) {
        this.page = page;
        for (String folder : List.of("shared", page)) {
            load(files, folder + "/" + language.getLanguage() + ".properties");
        }
    }

    /** @throws IllegalStateException when a text is there in one language alone */
    static PageTexts of(PageFiles files, String page, Locale language, Locale other) {
        PageTexts texts = new PageTexts(files, page, language);
        Set<String> missing = new TreeSet<>(new PageTexts(files, page, other).texts.stringPropertyNames());
        missing.removeAll(texts.texts.stringPropertyNames());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the page " + page + " has no " + language + " text of " + missing);
        }
        return texts;
    }

    /** @throws IllegalArgumentException when there is none: it is misspelt */
    String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("the page " + page + " has no text " + key);
        }
        return text;
    }

    /** Those for modules; a dot of a key begins an object within. */
    Map<String, Object> forScripts() {
        Map<String, Object> all = new TreeMap<>();
        for (String key : new TreeSet<>(texts.stringPropertyNames())) {
            if (key.startsWith(FOR_SCRIPTS)) {
                put(all, key.substring(FOR_SCRIPTS.length()), get(key));
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String key, String text) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            into.put(key, text);
        } else {
            Object within = into.computeIfAbsent(key.substring(0, dot), none -> new TreeMap<String, Object>());
            put((Map<String, Object>) within, key.substring(dot + 1), text);
        }
    }

    private void load(PageFiles files, String name) {
        String file = files.text(name).orElseThrow(() -> new IllegalStateException("there is no page file " + name));
        try {
            texts.load(new StringReader(file));
        } catch (IOException e) {
            throw new IllegalStateException("no texts: " + name, e);
        }
    }
}
