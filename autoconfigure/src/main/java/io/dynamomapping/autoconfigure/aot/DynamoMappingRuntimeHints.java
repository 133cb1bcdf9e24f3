package io.dynamomapping.autoconfigure.aot;

import java.util.List;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What the library itself looks up by name.
 */
final class DynamoMappingRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// The library is compiled for JDK 17, where the method is missing.
		hints.reflection()
			.registerType(Executors.class,
					(type) -> type.withMethod("newVirtualThreadPerTaskExecutor", List.of(), ExecutableMode.INVOKE));
		hints.reflection()
			.registerTypeIfPresent(classLoader, "io.dynamomapping.client.SchemalessType",
					(type) -> type.withField("EXAMPLE"));
	}

}
