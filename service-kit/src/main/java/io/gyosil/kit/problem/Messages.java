package io.gyosil.kit.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The message bundles of one language: {@code gyosil/messages_en.properties} and {@code …_ko.properties} of the kit and of every
 * module that adds its own. Held in one place and not by a bean, since problems are made where no bean is.
 */
final class Messages {

    private static final Map<Locale, Messages> ALL =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(language -> language, Messages::new));

    private final Locale language;
    private final Properties sentences = new Properties();

    private Messages(Locale language) {
        this.language = language;
        String name = "gyosil/messages_" + language.getLanguage() + ".properties";
        try {
            for (URL bundle : Collections.list(Messages.class.getClassLoader().getResources(name))) {
                try (Reader reader = new InputStreamReader(bundle.openStream(), StandardCharsets.UTF_8)) {
                    sentences.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Messages in(Locale language) {
        return Objects.requireNonNull(ALL.get(language), () -> "no messages in " + language);
    }

    /** @throws IllegalArgumentException when no bundle has the key: it is misspelt, or a bundle is missing */
    String get(String key, List<String> parts) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no message is called " + key + " in " + language);
        }
        return new MessageFormat(sentence, language).format(parts.toArray());
    }
}
