package dev.holdfast.architecture.violating.client;

import dev.holdfast.architecture.violating.server.Spring;
import org.springframework.context.ApplicationContext;

/// A dumping ground that knows the server and its framework.
record ClientHelper(Spring server, ApplicationContext context) {}
