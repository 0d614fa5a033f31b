package io.gyosil.classroom;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something, an at sign, a host with a dot or none. Jakarta's {@code @Email} is looser; whether mail arrives there, only mail can
 * show.
 */
@Documented
@Constraint(validatedBy = EmailAddress.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface EmailAddress {

    /** How many characters one may have. */
    int LONGEST = 254;

    /** The key of the sentence in the message bundles. */
    String message() default "field.email";

    /** Groups of constraints; unused. */
    Class<?>[] groups() default {};

    /** What goes with the constraint; unused. */
    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<EmailAddress, CharSequence> {

        private static final Pattern PATTERN =
                Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[^\\s@<>\"(),;:\\\\.]+(\\.[^\\s@<>\"(),;:\\\\.]+)*");

        @Override
        public boolean isValid(
                @Nullable CharSequence text, AnnotationValue<EmailAddress> rule, ConstraintValidatorContext context) {
            return text == null || PATTERN.matcher(text).matches();
        }
    }
}
