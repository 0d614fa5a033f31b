package io.gyosil.kit.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The names of an enum's constants on the wire. */
public final class WireNames {

    private WireNames() {}

    /** What {@code @JsonProperty} says, else the constant's name in small letters. */
    public static String of(Enum<?> constant) {
        try {
            JsonProperty name =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name().toLowerCase(Locale.ROOT) : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }
}
