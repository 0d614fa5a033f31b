package io.gyosil.kit.request;

import io.micronaut.core.annotation.Introspected;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is a request's body, or a part of one: read by {@link StrictJson} and compared with its constraints. Its texts come
 * composed (NFC) and without blanks at their ends; a field that it does not have is refused, unless it has a
 * {@code @JsonAnySetter Map<String, RawJson>}.
 */
@Documented
@Introspected
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JsonRequest {}
