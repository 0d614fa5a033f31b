package io.gyosil.kit.request;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a {@link RawJson} of a record: the JSON of the whole record. It is no field on the wire. */
@Documented
@JacksonAnnotationsInside
@JacksonInject(value = "as-it-came", useInput = OptBoolean.FALSE)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface AsItCame {}
