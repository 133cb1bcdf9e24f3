package io.dynamomapping.autoconfigure.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.dynamomapping.PropertyReference;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.json.JsonWriter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Lets native images look into references such as {@code Book::price}: finds the classes
 * of the application that hold some, and writes them down for GraalVM. Spring's own hints
 * for lambdas cannot say yet that they are serializable.
 *
 * @see <a href=
 * "https://www.graalvm.org/latest/reference-manual/native-image/metadata/">Reachability
 * metadata</a>
 */
final class PropertyReferencesAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final String FILE = "META-INF/native-image/io.dynamomapping/property-references-%s/reachability-metadata.json";

	/** What the instruction that makes a reference returns, as class files spell it. */
	private static final String DESCRIPTOR = "()L" + PropertyReference.class.getName().replace('.', '/') + ";";

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (!AutoConfigurationPackages.has(beanFactory)) {
			return null;
		}
		ResourcePatternResolver resources = new PathMatchingResourcePatternResolver(beanFactory.getBeanClassLoader());
		Set<String> classes = new TreeSet<>();
		AutoConfigurationPackages.get(beanFactory)
			.forEach((basePackage) -> classes.addAll(withReferences(resources, basePackage)));
		if (classes.isEmpty()) {
			return null;
		}
		return (context, code) -> write(metadata(classes), context.getGeneratedFiles());
	}

	// The directory is called by what is in it: the contexts of tests are processed one
	// after another, and many of them find the same.
	private static void write(String metadata, GeneratedFiles files) {
		byte[] content = metadata.getBytes(StandardCharsets.UTF_8);
		files.handleFile(GeneratedFiles.Kind.RESOURCE, FILE.formatted(UUID.nameUUIDFromBytes(content)), (file) -> {
			if (!file.exists()) {
				file.create(new ByteArrayResource(content));
			}
		});
	}

	private static List<String> withReferences(ResourcePatternResolver resources, String basePackage) {
		String pattern = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX
				+ ClassUtils.convertClassNameToResourcePath(basePackage) + "/**/*.class";
		MetadataReaderFactory readers = new SimpleMetadataReaderFactory(resources);
		try {
			Set<String> classes = new TreeSet<>();
			for (Resource resource : resources.getResources(pattern)) {
				// A class file has its descriptors in it as text.
				if (resource.getContentAsString(StandardCharsets.ISO_8859_1).contains(DESCRIPTOR)) {
					classes.add(readers.getMetadataReader(resource).getClassMetadata().getClassName());
				}
			}
			return List.copyOf(classes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Class files of package '" + basePackage + "' cannot be read.", ex);
		}
	}

	private static String metadata(Set<String> classes) {
		List<Map<String, Object>> lambdas = classes.stream()
			.map((name) -> Map.<String, Object>of("type",
					Map.of("lambda",
							Map.of("declaringClass", name, "interfaces", List.of(PropertyReference.class.getName()))),
					"serializable", true, "methods",
					List.of(Map.of("name", "writeReplace", "parameterTypes", List.of()))))
			.toList();
		return JsonWriter.of((members) -> members.add("reflection", lambdas)).writeToString(lambdas);
	}

}
