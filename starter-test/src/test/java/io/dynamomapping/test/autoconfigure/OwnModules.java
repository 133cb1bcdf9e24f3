package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.dynamomapping.autoconfigure.DynamoMappingProperties;
import org.jspecify.annotations.NullMarked;

/**
 * The modules that Spring Boot looks into, as they were compiled or packaged.
 */
@NullMarked
final class OwnModules {

	static final List<Class<?>> CLASSES = List.of(DynamoMappingProperties.class, EmbeddedDynamoDbProperties.class);

	private OwnModules() {
	}

	/**
	 * Return the files of all modules.
	 * @param directory where they are, as {@code META-INF/spring}
	 * @param suffix what their names end with
	 * @return their content by module and name
	 */
	static Map<String, String> files(String directory, String suffix) {
		Map<String, String> files = new TreeMap<>();
		for (Class<?> type : CLASSES) {
			URI location = location(type);
			if (location.getPath().endsWith(".jar")) {
				try (FileSystem jar = FileSystems.newFileSystem(Path.of(location))) {
					collect(files, type.getSimpleName(), jar.getPath(directory), suffix);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
			else {
				collect(files, type.getSimpleName(), Path.of(location).resolve(directory), suffix);
			}
		}
		return files;
	}

	static URI location(Class<?> type) {
		try {
			return type.getProtectionDomain().getCodeSource().getLocation().toURI();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void collect(Map<String, String> files, String module, Path directory, String suffix) {
		if (!Files.isDirectory(directory)) {
			return;
		}
		try (Stream<Path> children = Files.list(directory)) {
			for (Path file : children.filter((child) -> child.toString().endsWith(suffix)).toList()) {
				files.put(module + " " + file.getFileName(), Files.readString(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the entries of a file of factories.
	 * @param content the content of the file
	 * @return the names of classes by key, in the order of the file
	 */
	static Map<String, List<String>> factories(String content) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, List<String>> factories = new TreeMap<>();
		properties.forEach((key, value) -> factories.put((String) key, List.of(((String) value).split("\\s*,\\s*"))));
		return factories;
	}

}
