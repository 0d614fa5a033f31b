package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads an id: a text, or a whole number as its decimal text. */
class IdReader extends TextReader {

    private static final long serialVersionUID = 1L;

    @Override
    String clean(String text) {
        return CleanText.ofId(text);
    }

    @Override
    @Nullable
    String other(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return parser.getBigIntegerValue().toString();
        }
        BigDecimal number = Numbers.decimal(parser);
        return number != null && Numbers.isWhole(number)
                ? number.toBigInteger().toString()
                : super.other(parser, context);
    }
}
