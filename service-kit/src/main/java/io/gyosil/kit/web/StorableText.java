package io.gyosil.kit.web;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Separates text that PostgreSQL takes, as text and within JSON, from text that JSON can carry but no UTF-8 database can. */
final class StorableText {

    static final String RULE = "must not have the character U+0000 or half a surrogate pair";

    private StorableText() {}

    static boolean is(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    }

    /** Where within a parsed document the first text is that cannot be stored; null when there is none. */
    static @Nullable JsonPointer firstBreach(JsonNode node) {
        if (node.isTextual()) {
            return is(node.textValue()) ? null : JsonPointer.empty();
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!is(field.getKey())) {
                return JsonPointer.empty();
            }
            JsonPointer breach = firstBreach(field.getValue());
            if (breach != null) {
                return JsonPointer.empty().appendProperty(field.getKey()).append(breach);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonPointer breach = firstBreach(node.get(i));
            if (breach != null) {
                return JsonPointer.empty().appendIndex(i).append(breach);
            }
        }
        return null;
    }
}
