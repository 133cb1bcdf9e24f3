package io.dynamomapping.autoconfigure.lifecycle;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.function.Consumer;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.devtools.restart.classloader.RestartClassLoader;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Restarts as DevTools does: each with classes of the application that were loaded anew.
 */
@NullMarked
class DevToolsRestartTests {

	private static final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	@AfterAll
	static void close() {
		dynamoDb.close();
	}

	@Test
	void eachRestartUsesTheClassesThatItLoaded() {
		start();
		start();
	}

	@Test
	void classesOfARestartAreNotKept() throws InterruptedException {
		WeakReference<ClassLoader> first = start();
		start();

		for (int i = 0; i < 50 && first.get() != null; i++) {
			clearSoftReferences();
			Thread.sleep(100);
		}

		assertThat(first.get()).isNull();
	}

	private static WeakReference<ClassLoader> start() {
		URL[] application = { Shop.class.getProtectionDomain().getCodeSource().getLocation() };
		ClassLoader classLoader = new RestartClassLoader(Shop.class.getClassLoader(), application);
		Runner.on(dynamoDb.endpoint()).withClassLoader(classLoader).run((context) -> {
			Class<?> shop = classLoader.loadClass(Shop.class.getName());
			assertThat(shop).isNotSameAs(Shop.class);
			use(shop.getDeclaredConstructor().newInstance(), context);
		});
		return new WeakReference<>(classLoader);
	}

	@SuppressWarnings("unchecked")
	private static void use(Object shop, ApplicationContext context) {
		((Consumer<ApplicationContext>) shop).accept(context);
	}

	// What the JVM cannot give makes it give up what is held softly.
	private static void clearSoftReferences() {
		try {
			assertThat(new long[Integer.MAX_VALUE - 8]).isEmpty();
		}
		catch (OutOfMemoryError ex) {
			System.gc();
		}
	}

}
