package dev.holdfast.architecture.violating.server;

import org.springframework.context.ApplicationContext;

/// Where the framework belongs.
public record Spring(ApplicationContext context) {}
