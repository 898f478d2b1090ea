package dev.holdfast.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// The rules of the stored JSON: null fields left out, maps sorted by key, fields in the order of
/// the record's components, times in ISO 8601, and a record whose only component is a record
/// written as that component.
final class StoredJson {
  private StoredJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .annotationIntrospector(new Wrappers())
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /// Sees records that wrap a single record as that record.
  private static final class Wrappers extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
      if (annotated instanceof AnnotatedMethod method) {
        var only = wrapped(method.getDeclaringClass());
        if (only != null && only.getAccessor().equals(method.getAnnotated())) return true;
      }
      return super.hasAsValue(config, annotated);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(
        MapperConfig<?> config, Annotated annotated) {
      if (annotated instanceof AnnotatedConstructor constructor
          && constructor.getParameterCount() == 1
          && wrapped(constructor.getDeclaringClass()) != null) {
        return JsonCreator.Mode.DELEGATING;
      }
      return super.findCreatorAnnotation(config, annotated);
    }

    private static @Nullable RecordComponent wrapped(Class<?> type) {
      var components = type.getRecordComponents();
      if (components == null || components.length != 1) return null;
      return components[0].getType().isRecord() ? components[0] : null;
    }
  }
}
