package io.dynamomapping.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.testers.MapEqualsTester;
import com.google.common.collect.testing.testers.MapHashCodeTester;
import junit.framework.TestSuite;

/**
 * Guava's suite with every feature that a DynamoDB table can honour.
 * <p>
 * Not declared, because a table cannot: {@code null} keys and values, a known order,
 * failing fast, and serialization, as a mapping is a connection. Nor are restricted keys
 * or values, which would only skip tests.
 */
final class ContractSuite {

	/**
	 * How many cases there are: fewer means that some were skipped without being told.
	 */
	static final int CASES = 915;

	private ContractSuite() {
	}

	static <K, V> JUnit3Cases of(String name, TestMapGenerator<K, V> generator) {
		TestSuite suite = ConcurrentMapTestSuiteBuilder.using(generator)
			.named(name)
			.withFeatures(MapFeature.SUPPORTS_PUT, MapFeature.SUPPORTS_REMOVE, CollectionFeature.SUPPORTS_REMOVE,
					CollectionFeature.SUPPORTS_ITERATOR_REMOVE, CollectionSize.ANY,
					// The text of a mapping and of its views names the table, so that a
					// log
					// line or a debugger never scans one.
					CollectionFeature.NON_STANDARD_TOSTRING)
			.suppressing(suppressed())
			.createTestSuite();
		return new JUnit3Cases(suite);
	}

	// Equality of a mapping goes by identity, so that a map of mappings or an assertion
	// never scans a table. The views do follow their contracts.
	private static List<Method> suppressed() {
		return Stream
			.concat(methods(MapEqualsTester.class, "testEquals_otherMapWithSameEntries"),
					methods(MapHashCodeTester.class, "testHashCode"))
			.toList();
	}

	private static Stream<Method> methods(Class<?> tester, String... names) {
		return Arrays.stream(names).map((name) -> method(tester, name));
	}

	private static Method method(Class<?> tester, String name) {
		try {
			return tester.getMethod(name);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(tester.getSimpleName() + " has no " + name + " any more", ex);
		}
	}

}
