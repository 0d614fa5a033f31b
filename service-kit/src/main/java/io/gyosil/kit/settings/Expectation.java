package io.gyosil.kit.settings;

import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.time.ZoneId;
import java.util.Objects;

/** Says what a setting must be, by its type and its constraints, behind "it must be". */
final class Expectation {

    private Expectation() {}

    static String of(Parameter component) {
        Class<?> type = component.getType();
        if (component.isAnnotationPresent(Address.class)) {
            return "an address that begins with "
                    + String.join(" or ", constraint(component, Address.class).value());
        }
        if (component.isAnnotationPresent(Pattern.class)) {
            return constraint(component, Pattern.class).message().replaceFirst("^must be ", "");
        }
        if (component.isAnnotationPresent(DurationRange.class)) {
            DurationRange range = constraint(component, DurationRange.class);
            return "a duration from " + range.min() + " to " + range.max() + ", such as 500ms, 20s, 10m, 12h or 30d";
        }
        if (component.isAnnotationPresent(Min.class)) {
            String range = " from " + constraint(component, Min.class).value() + " to "
                    + constraint(component, Max.class).value();
            return component.isAnnotationPresent(ReadableBytes.class)
                    ? "a number of bytes" + range + ", such as 512KB or 256MB"
                    : "a whole number" + range;
        }
        if (component.isAnnotationPresent(DecimalMin.class)) {
            return "a number from " + constraint(component, DecimalMin.class).value() + " to "
                    + constraint(component, DecimalMax.class).value();
        }
        if (component.isAnnotationPresent(Size.class)) {
            Size size = constraint(component, Size.class);
            return "a text of " + Math.max(1, size.min()) + " to " + size.max() + " characters";
        }
        if (type == ZoneId.class) {
            return "a time zone, such as Asia/Seoul";
        }
        return type == boolean.class ? "true or false" : "a text";
    }

    private static <T extends Annotation> T constraint(Parameter component, Class<T> type) {
        return Objects.requireNonNull(component.getAnnotation(type), component + " needs @" + type.getSimpleName());
    }
}
