package io.sluice.cli;

import io.sluice.pipeline.options.Verbatim;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * An option, as its interface describes it.
 *
 * @param name its name after {@code --}
 * @param getter its getter
 */
record OptionDescription(String name, Method getter) {

  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

  /** The options of an interface and of those it extends, without Beam's own. */
  static List<OptionDescription> of(Class<? extends PipelineOptions> options) {
    return all(options).stream()
        .filter(option -> option.getter().getDeclaringClass().getName().startsWith("io.sluice."))
        .toList();
  }

  /** All options of an interface and of those it extends. */
  static List<OptionDescription> all(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().matches("(get|is)[A-Z].*"))
        .map(method -> new OptionDescription(nameOf(method), method))
        .toList();
  }

  private static String nameOf(Method getter) {
    return Introspector.decapitalize(getter.getName().replaceFirst("^(get|is)", ""));
  }

  Class<?> type() {
    return getter.getReturnType();
  }

  boolean takesMany() {
    return Collection.class.isAssignableFrom(type()) || type().isArray();
  }

  /** Whether its values may contain commas, at which Beam would split them. */
  boolean isUndivided() {
    return getter.isAnnotationPresent(Verbatim.class);
  }

  /** Sets the option to values without splitting them. */
  void set(PipelineOptions options, List<String> values) {
    String setter = getter.getName().replaceFirst("^get", "set");
    try {
      getter.getDeclaringClass().getMethod(setter, type()).invoke(options, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  String description() {
    Description description = getter.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  /** The placeholder for the value in help: {@code <number>}, {@code a|b}, {@code <text>}. */
  String valueForm() {
    if (type() == boolean.class) {
      return "";
    }
    if (type().isEnum()) {
      return "=" + String.join("|", choices());
    }
    if (NUMBERS.contains(type())) {
      return "=<number>";
    }
    return takesMany() ? "=<text>,…" : "=<text>";
  }

  /** The values of an enum option. */
  List<String> choices() {
    return Arrays.stream(type().getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }

  /** The default value, if there is one. */
  Optional<String> defaultValue() {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class) {
        return Optional.of(valueOf(annotation));
      }
    }
    return Optional.empty();
  }

  private String valueOf(Annotation annotation) {
    try {
      String value = annotation.annotationType().getMethod("value").invoke(annotation).toString();
      return type().isEnum() ? value.toLowerCase(Locale.ROOT) : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
