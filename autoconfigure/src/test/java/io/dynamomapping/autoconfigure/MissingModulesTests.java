package io.dynamomapping.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications on a class path without modules that connect to containers. A filter in
 * front of the class path would not do: what it holds back is there for classes behind
 * it.
 */
@NullMarked
class MissingModulesTests {

	@ParameterizedTest
	@CsvSource({ "nothing, 5", "testcontainers-localstack, 5", "spring-boot-testcontainers, 2",
			"spring-boot-docker-compose, 3", "spring-boot-docker-compose|.*testcontainers.*, 0" })
	void applicationsStart(String missing, int factories) throws Exception {
		try (URLClassLoader classLoader = classPathWithout(missing)) {
			Class<?> application = classLoader.loadClass(Application.class.getName());
			Callable<?> callable = (Callable<?>) BeanUtils.instantiateClass(application);

			assertThat(call(classLoader, callable)).isEqualTo(factories);
		}
	}

	private static Object call(ClassLoader classLoader, Callable<?> callable) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(classLoader);
		try {
			return callable.call();
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static URLClassLoader classPathWithout(String names) throws IOException {
		Pattern jar = Pattern.compile("(" + names + ")-\\d.*");
		URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> !jar.matcher(path.getFileName().toString()).matches())
			.map(MissingModulesTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts, and counts its factories of service connections that can be created.
	 */
	static final class Application implements Callable<Integer> {

		@Override
		public Integer call() {
			new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
				.withPropertyValues("dynamodb.region=eu-west-1")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(new ConnectionDetailsFactories(getClass().getClassLoader()).getConnectionDetails(this, false))
				.isEmpty();
			List<?> factories = SpringFactoriesLoader.forDefaultResourceLocation()
				.load(ConnectionDetailsFactory.class, (type, name, failure) -> {
				});
			return (int) factories.stream()
				.filter((factory) -> factory.getClass().getName().startsWith("io.dynamomapping."))
				.count();
		}

	}

}
