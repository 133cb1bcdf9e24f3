package io.dynamomapping.test.autoconfigure;

import java.util.HashSet;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Empties tables before tests that ask for it.
 */
final class EmptyTablesTestExecutionListener extends AbstractTestExecutionListener {

	/**
	 * Behind the injection of dependencies, in front of what fills tables.
	 */
	@Override
	public int getOrder() {
		return 2500;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		AutoConfigureDynamoMapping annotation = TestContextAnnotationUtils
			.findMergedAnnotation(testContext.getTestClass(), AutoConfigureDynamoMapping.class);
		if (annotation == null || !annotation.emptyTables()) {
			return;
		}
		Set<Table> tables = new HashSet<>();
		BeanFactoryUtils
			.beansOfTypeIncludingAncestors(testContext.getApplicationContext(), DynamoMapping.class, false, true)
			.forEach((name, mapping) -> empty(mapping, tables));
	}

	private static void empty(DynamoMapping<?, ?> mapping, Set<Table> emptied) {
		DynamoDbClient client = mapping.client();
		// A mock has none.
		if (client != null && emptied.add(new Table(client, mapping.tableName()))) {
			TestClients.refuseAws(mapping, "empty");
			new TableContents(mapping).delete();
		}
	}

	private record Table(DynamoDbClient client, String name) {

	}

}
