package io.dynamomapping.test.autoconfigure;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that runs on the embedded DynamoDB, on a class path without what only
 * tests have.
 */
@NullMarked
class WithoutTestModulesTests {

	private static final Pattern TEST_MODULE = Pattern
		.compile("(spring-test|spring-boot-test.*|junit-.*|assertj-.*|.*testcontainers.*)-\\d.*");

	@Test
	void applicationStarts() throws Exception {
		URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> !TEST_MODULE.matcher(path.getFileName().toString()).matches())
			.map(WithoutTestModulesTests::url)
			.toArray(URL[]::new);
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		// Not closed: what DynamoDB Local does last, it does in the background.
		ClassLoader classLoader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
		thread.setContextClassLoader(classLoader);
		try {
			Class<?> starter = classLoader.loadClass(Starter.class.getName());

			assertThat(((Callable<?>) BeanUtils.instantiateClass(starter)).call()).isEqualTo("{1=open}");
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static final class Starter implements Callable<String> {

		@Override
		public String call() {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.bannerMode(Banner.Mode.OFF)
				.logStartupInfo(false)
				.run("--dynamodb.tables.settings.partition-key-name=name",
						"--dynamodb.tables.settings.value-type=java.lang.String",
						"--dynamodb.tables.settings.on-startup=create")) {
				@SuppressWarnings("unchecked")
				DynamoMapping<String, String> settings = context.getBean("settings", DynamoMapping.class);
				settings.put("1", "open");
				return settings.getAll(Set.of("1")).toString();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
