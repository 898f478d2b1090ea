package dev.holdfast.architecture.violating.kernel;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.holdfast.architecture.violating.order.Restless;

/// A kernel that points upwards, and at a library.
record KernelThatKnowsTheShop(Restless shop, JavaClass library) {}
