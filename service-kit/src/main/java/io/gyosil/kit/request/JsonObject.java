package io.gyosil.kit.request;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A {@link RawJson} that is an object of at most 10,000 characters: whatever else is known of a thing. */
@Documented
@Constraint(validatedBy = JsonObject.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface JsonObject {

    /** How many characters it may have. */
    int MOST = 10_000;

    /** The key of the sentence in the message bundles. */
    String message() default "field.small-object";

    /** Groups of constraints; unused. */
    Class<?>[] groups() default {};

    /** What goes with the constraint; unused. */
    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<JsonObject, RawJson> {

        @Override
        public boolean isValid(
                @Nullable RawJson json, AnnotationValue<JsonObject> rule, ConstraintValidatorContext context) {
            return json == null || (json.holdsObject() && json.length() <= MOST);
        }
    }
}
