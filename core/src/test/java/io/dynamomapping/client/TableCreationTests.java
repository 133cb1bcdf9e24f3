package io.dynamomapping.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Creating a table, where {@code DescribeTable} does not always answer.
 */
@Timeout(60)
class TableCreationTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final String table = tables.named("created");

	private final List<String> operations = new CopyOnWriteArrayList<>();

	@Test
	void deniedDescribeTableNamesTheActionToAllow() {
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> create(new Refused(1, answer(400, "AccessDeniedException", "no"))))
			.withMessage("DescribeTable on table '" + this.table + "' (mapping 'books') at " + endpoint()
					+ " failed: AccessDeniedException. Allow the action dynamodb:DescribeTable on the table in the IAM "
					+ "policy.")
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.table))
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("DescribeTable"));
		assertThat(this.operations).containsExactly("DescribeTable");
	}

	@Test
	void denialDuringTheWaitNamesTheActionToAllow() {
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> create(new Refused(2, answer(400, "AccessDeniedException", "no"))))
			.withMessage("DescribeTable on table '" + this.table + "' (mapping 'books') at " + endpoint()
					+ " failed: AccessDeniedException. Allow the action dynamodb:DescribeTable on the table in the IAM "
					+ "policy.");
	}

	@Test
	void failureDuringTheWaitNamesTableAndOperation() {
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> create(new Refused(2, answer(500, "InternalServerError", "sorry"))))
			.withMessage("DescribeTable on table '" + this.table + "' (mapping 'books') at " + endpoint()
					+ " failed: InternalServerError: sorry")
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.table))
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("DescribeTable"));
		assertThat(this.operations).containsExactly("DescribeTable", "CreateTable", "DescribeTable");
	}

	@Test
	void waitsForATableThatIsNotKnownEverywhereYet() {
		assertThat(create(new Refused(2, ResourceNotFoundException.builder().build()))).isTrue();
		assertThat(this.operations).containsExactly("DescribeTable", "CreateTable", "DescribeTable", "DescribeTable");
	}

	private boolean create(ExecutionInterceptor interceptor) {
		try (DynamoMappings mappings = DynamoMappings.builder(tables.client(interceptor))
			.requestListener((report) -> this.operations.add(report.operation()))
			.build()) {
			DynamoMapping<String, Book> books = mappings.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(this.table));
			return mappings.createTableIfMissing(books);
		}
	}

	private static DynamoDbException answer(int status, String code, String message) {
		return (DynamoDbException) DynamoDbException.builder()
			.statusCode(status)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
			.build();
	}

	private static String endpoint() {
		return tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow() + " (region eu-central-1)";
	}

	/**
	 * Refuses one of the requests that ask for the table.
	 */
	private static final class Refused implements ExecutionInterceptor {

		private final AtomicInteger count = new AtomicInteger();

		private final int number;

		private final DynamoDbException refusal;

		Refused(int number, DynamoDbException refusal) {
			this.number = number;
			this.refusal = refusal;
		}

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			if (context.request() instanceof DescribeTableRequest && this.count.incrementAndGet() == this.number) {
				throw this.refusal;
			}
		}

	}

}
