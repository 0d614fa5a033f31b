package io.gyosil.kit.settings;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A duration between two, both included, written as settings write them: {@code 500ms}, {@code 30d}. */
@Documented
@Constraint(validatedBy = DurationRange.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface DurationRange {

    /** The shortest. */
    String min();

    /** The longest. */
    String max();

    String message() default "must be a duration from {min} to {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Finds out. */
    @Introspected
    final class Check implements ConstraintValidator<DurationRange, Duration> {

        @Override
        public boolean isValid(
                @Nullable Duration value, AnnotationValue<DurationRange> range, ConstraintValidatorContext context) {
            return value == null
                    || (value.compareTo(duration(range, "min")) >= 0 && value.compareTo(duration(range, "max")) <= 0);
        }

        private static Duration duration(AnnotationValue<DurationRange> range, String member) {
            return ConversionService.SHARED.convertRequired(
                    range.getRequiredValue(member, String.class), Duration.class);
        }
    }
}
