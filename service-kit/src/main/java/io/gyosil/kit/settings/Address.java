package io.gyosil.kit.settings;

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
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An absolute address. */
@Documented
@Constraint(validatedBy = Address.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Address {

    /** How it may begin. */
    String[] value();

    String message() default "must be an address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<Address, Object> {

        @Override
        public boolean isValid(
                @Nullable Object value, AnnotationValue<Address> address, ConstraintValidatorContext context) {
            String text = String.valueOf(value);
            return value == null
                    || text.isBlank()
                    || isAbsolute(text) && Arrays.stream(address.stringValues()).anyMatch(text::startsWith);
        }

        private static boolean isAbsolute(String text) {
            try {
                return URI.create(text).isAbsolute();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
