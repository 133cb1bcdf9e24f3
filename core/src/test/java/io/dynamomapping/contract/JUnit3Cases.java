package io.dynamomapping.contract;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of a JUnit 3 suite as dynamic tests, one for each, so that cases of the same
 * name are told apart and counted apart.
 */
final class JUnit3Cases {

	private final TestSuite suite;

	private final AtomicInteger executed = new AtomicInteger();

	JUnit3Cases(TestSuite suite) {
		this.suite = suite;
	}

	/**
	 * Return the suite as a tree.
	 * @return its suites and cases
	 */
	Stream<DynamicNode> nodes() {
		return children(this.suite);
	}

	/**
	 * Return how many cases have been executed so far, whatever came of them.
	 * @return the number of cases
	 */
	int executed() {
		return this.executed.get();
	}

	private Stream<DynamicNode> children(TestSuite parent) {
		return Collections.list(parent.tests()).stream().map(this::node);
	}

	private DynamicNode node(Test test) {
		if (test instanceof TestSuite nested) {
			return DynamicContainer.dynamicContainer(nested.getName(), children(nested));
		}
		String name = (test instanceof TestCase testCase) ? testCase.getName() : test.toString();
		return DynamicTest.dynamicTest(name, () -> run(test));
	}

	private void run(Test test) throws Throwable {
		TestResult result = new TestResult();
		test.run(result);
		this.executed.addAndGet(result.runCount());
		for (List<TestFailure> failures : List.of(Collections.list(result.errors()),
				Collections.list(result.failures()))) {
			for (TestFailure failure : failures) {
				throw failure.thrownException();
			}
		}
	}

}
