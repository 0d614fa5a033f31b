package io.gyosil.kit.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Has the bodies that are a {@link JsonRequest} read by {@link StrictJson}. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
class JsonRequestReader<T> implements MessageBodyReader<T> {

    private final StrictJson json;

    JsonRequestReader(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getType().isAnnotationPresent(JsonRequest.class);
    }

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try {
            return json.read(body.readAllBytes(), type.getType());
        } catch (IOException e) {
            throw new CodecException("a body broke off", e);
        }
    }
}
