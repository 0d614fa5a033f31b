package io.gyosil.kit.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of a merge-patch (RFC 7396): null when it is absent and nothing changes, empty when it was sent as null. */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public final class MergePatch {

    private MergePatch() {}

    /** What a field becomes that always has a value, see {@link NotNullIfPresent}. */
    public static <T> T required(@Nullable Optional<T> patch, T before) {
        return patch == null ? before : patch.orElse(before);
    }

    /** What a field becomes that may be without a value. */
    public static <T> @Nullable T optional(@Nullable Optional<T> patch, @Nullable T before) {
        return patch == null ? before : patch.orElse(null);
    }

    /** The same of JSON, which is kept as text. */
    public static @Nullable String json(@Nullable Optional<RawJson> patch, @Nullable String before) {
        return patch == null ? before : patch.map(RawJson::text).orElse(null);
    }
}
