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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On an {@code Optional} of a merge-patch: what may be changed, but not taken away by a null. */
@Documented
@Constraint(validatedBy = NotNullIfPresent.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface NotNullIfPresent {

    /** The key of the sentence in the message bundles. */
    String message() default "field.missing";

    /** Groups of constraints; unused. */
    Class<?>[] groups() default {};

    /** What goes with the constraint; unused. */
    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<NotNullIfPresent, Optional<?>> {

        @Override
        public boolean isValid(
                @Nullable Optional<?> part,
                AnnotationValue<NotNullIfPresent> rule,
                ConstraintValidatorContext context) {
            return part == null || part.isPresent();
        }
    }
}
