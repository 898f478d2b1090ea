package dev.holdfast.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call a path: API keys with the scope and, where it says so, buyers for what is their
/// own, which the handler then checks. A path without this annotation or [Open] answers nobody.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
  Scope value();

  boolean buyers() default false;
}
