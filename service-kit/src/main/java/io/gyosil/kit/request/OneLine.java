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

/** A text without line ends and tabs, such as a name. */
@Documented
@Constraint(validatedBy = OneLine.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface OneLine {

    /** The key of the sentence in the message bundles. */
    String message() default "field.one-line";

    /** Groups of constraints; unused. */
    Class<?>[] groups() default {};

    /** What goes with the constraint; unused. */
    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<OneLine, CharSequence> {

        @Override
        public boolean isValid(
                @Nullable CharSequence text, AnnotationValue<OneLine> rule, ConstraintValidatorContext context) {
            return text == null || text.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        }
    }
}
