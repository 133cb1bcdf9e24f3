package io.dynamomapping.internal.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import io.dynamomapping.CancellationReason;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.TransactionCancelledException;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions that are cancelled because others are writing the same items.
 */
class TransactionConflictsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final Cancellations cancellations = new Cancellations();

	private final DynamoMappings mappings = DynamoMappings.create(tables.client(tables.requests(), this.cancellations));

	private final DynamoTransactions transactions = this.mappings.transactions();

	private final DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
			MappingOptions.defaults().withTableName(tables.create(KeySchema.simple("isbn", ScalarAttributeType.S))));

	@Test
	void conflictsPass() {
		this.cancellations.add("TransactionConflict", "None");
		this.cancellations.add("ThrottlingError", "TransactionConflict");

		putTwo();

		assertThat(this.books.count()).isEqualTo(2);
		assertThat(tables.requests().requests(TransactWriteItemsRequest.class))
			.extracting(TransactWriteItemsRequest::clientRequestToken)
			.hasSize(3)
			.containsOnly(tables.requests().requests(TransactWriteItemsRequest.class).get(0).clientRequestToken());
	}

	@Test
	void conflictsThatDoNotPassAreThrown() {
		Stream.generate(() -> "TransactionConflict")
			.limit(Backoff.TRANSACTION.attempts())
			.forEach((code) -> this.cancellations.add("None", code));

		assertThatExceptionOfType(TransactionCancelledException.class).isThrownBy(this::putTwo).satisfies((refusal) -> {
			assertThat(refusal.reasons()).extracting(CancellationReason::code)
				.containsExactly("None", "TransactionConflict");
			assertThat(refusal.isRefusedByConditions()).isFalse();
		});
		assertThat(tables.requests().operations()).hasSize(Backoff.TRANSACTION.attempts());
		assertThat(this.books.count()).isZero();
	}

	@Test
	void refusedConditionBesidesAConflictDoesNotPass() {
		this.cancellations.add("TransactionConflict", "ConditionalCheckFailed");

		assertThatExceptionOfType(TransactionCancelledException.class).isThrownBy(this::putTwo);

		assertThat(tables.requests().operations()).hasSize(1);
	}

	@Test
	void messagesAreExplainedWithoutValues() {
		this.cancellations.add("ValidationError: An operand in the update expression has an incorrect data type",
				"ValidationError: The parameter cannot be converted to a numeric value: secret");

		assertThatExceptionOfType(TransactionCancelledException.class).isThrownBy(this::putTwo)
			.withMessageContaining("Increment numbers")
			.withMessageNotContaining("secret")
			.satisfies((refusal) -> {
				assertThat(refusal.isRefusedByConditions()).isFalse();
				assertThat(refusal.reasons().get(1).code()).isEqualTo("ValidationError");
				assertThat(refusal.reasons().get(1).message())
					.contains("The parameter cannot be converted to a numeric value: …");
			});
	}

	@Test
	void missingPermissionNamesTheActionsOfTheParts() {
		this.cancellations.failNext(denied());

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(this::putTwo)
			.withMessageEndingWith("failed: AccessDeniedException. Allow the actions of its parts (dynamodb:PutItem, "
					+ "UpdateItem, DeleteItem, ConditionCheckItem) on the table in the IAM policy.");
		this.cancellations.failNext(denied());
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.transactions.read((tx) -> tx.get(this.books, "any")))
			.withMessageEndingWith(
					"failed: AccessDeniedException. Allow the action dynamodb:GetItem on the table in the "
							+ "IAM policy.");
	}

	private static DynamoDbException denied() {
		return (DynamoDbException) DynamoDbException.builder()
			.statusCode(400)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
			.build();
	}

	@Test
	void failureOverSeveralTablesIsOfNoneOfThem() {
		DynamoMapping<String, Book> more = this.mappings.open("more", String.class, Book.class,
				MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("isbn", ScalarAttributeType.S))));
		AwsErrorDetails notFound = AwsErrorDetails.builder()
			.errorCode("ResourceNotFoundException")
			.errorMessage("Requested resource not found")
			.build();
		List<DynamoDbException> failures = List.of(denied(),
				ResourceNotFoundException.builder().statusCode(400).awsErrorDetails(notFound).build(),
				IdempotentParameterMismatchException.builder().statusCode(400).build());

		assertThat(failures).allSatisfy((failure) -> {
			this.cancellations.failNext(failure);
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> this.transactions.write((tx) -> {
				tx.at(this.books, "a").remove();
				tx.at(more, "a").remove();
			}))
				.withMessageContaining("'" + this.books.tableName() + "', '" + more.tableName() + "'")
				.satisfies((ex) -> assertThat(ex.tableName()).isNull());
		});
	}

	@Test
	void withoutReasonsConditionsWereNotTheReason() {
		assertThat(new TransactionCancelledException("TransactWriteItems", List.of(), null).isRefusedByConditions())
			.isFalse();
		this.cancellations.add("None", "None");
		assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> this.transactions.tryWrite((tx) -> tx.at(this.books, "a").remove()));
	}

	@Test
	void interruptionEndsTheRepetition() {
		this.cancellations.add("TransactionConflict", "None");
		Thread.currentThread().interrupt();

		try {
			assertThatExceptionOfType(DynamoMappingException.class).isThrownBy(this::putTwo)
				.withMessage("Interrupted before the transaction could be sent again, since others were writing its "
						+ "items. Nothing was written.");
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
		}
	}

	@Test
	void racingTransactionsAreAllApplied() throws Exception {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(0));
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS.withStock(80));

		Race.of(4, (thread) -> {
			for (int i = 0; i < 20; i++) {
				this.transactions.write((tx) -> {
					tx.at(this.books, Book.FOUNDATION.isbn()).update(attr(Book::stock).increment(1));
					tx.at(this.books, Book.SOLARIS.isbn()).update(attr(Book::stock).increment(-1));
				});
			}
			return thread;
		});

		assertThat(this.books.at(Book.FOUNDATION.isbn()).require().stock()).isEqualTo(80);
		assertThat(this.books.at(Book.SOLARIS.isbn()).require().stock()).isZero();
	}

	@Test
	void singleWritesWaitForTransactions() {
		this.cancellations.refuse(2);

		assertThat(this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION)).isNull();
		this.cancellations.refuse(1);
		assertThat(this.books.at(Book.FOUNDATION.isbn()).update(attr(Book::stock).set(7))).get()
			.extracting(Book::stock)
			.isEqualTo(7);
		this.cancellations.refuse(1);
		assertThat(this.books.remove(Book.FOUNDATION.isbn())).isNotNull();

		assertThat(tables.requests().operations()).containsExactly("PutItem", "PutItem", "PutItem", "UpdateItem",
				"UpdateItem", "DeleteItem", "DeleteItem");
	}

	@Test
	void singleWritesDoNotWaitForEver() {
		this.cancellations.refuse(Backoff.TRANSACTION.attempts());

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION))
			.withMessageEndingWith(
					"failed: TransactionConflictException, before each of 8 attempts: transactions were writing "
							+ "the item. Try again later, or write fewer at a time.")
			.withCauseInstanceOf(TransactionConflictException.class);
		assertThat(tables.requests().operations()).hasSize(Backoff.TRANSACTION.attempts());
		assertThat(this.books).isEmpty();
	}

	@Test
	void interruptionEndsTheWaitOfSingleWrites() {
		this.cancellations.refuse(1);
		Thread.currentThread().interrupt();

		try {
			assertThatExceptionOfType(DynamoMappingException.class)
				.isThrownBy(() -> this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION))
				.withMessage("Interrupted before PutItem on table '" + this.books.tableName()
						+ "' could be sent again, " + "since a transaction was writing its item. Nothing was written.");
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
		}
	}

	private void putTwo() {
		this.transactions.write((tx) -> {
			tx.at(this.books, Book.FOUNDATION.isbn()).put(Book.FOUNDATION);
			tx.at(this.books, Book.SOLARIS.isbn()).put(Book.SOLARIS);
		});
	}

	/**
	 * Cancels transactions as DynamoDB does, which DynamoDB Local hardly ever does.
	 */
	private static final class Cancellations implements ExecutionInterceptor {

		private final Deque<List<String>> codes = new ArrayDeque<>();

		private @Nullable DynamoDbException failure;

		private int refusals;

		void failNext(DynamoDbException next) {
			this.failure = next;
		}

		void refuse(int writes) {
			this.refusals = writes;
		}

		void add(String... codesOfItems) {
			this.codes.add(List.of(codesOfItems));
		}

		@Override
		public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
			DynamoDbException failing = this.failure;
			if (failing != null) {
				this.failure = null;
				throw failing;
			}
			if (this.refusals > 0) {
				this.refusals--;
				throw TransactionConflictException.builder()
					.statusCode(400)
					.awsErrorDetails(AwsErrorDetails.builder()
						.errorCode("TransactionConflictException")
						.errorMessage("Transaction is ongoing for the item")
						.build())
					.build();
			}
			if (context.request() instanceof TransactWriteItemsRequest && !this.codes.isEmpty()) {
				List<software.amazon.awssdk.services.dynamodb.model.CancellationReason> reasons = this.codes.remove()
					.stream()
					.map((code) -> software.amazon.awssdk.services.dynamodb.model.CancellationReason.builder()
						.code(code.replaceFirst(":.*", ""))
						.message(code.contains(": ") ? code.replaceFirst("\\w+: ", "") : null)
						.build())
					.toList();
				throw TransactionCanceledException.builder().cancellationReasons(reasons).statusCode(400).build();
			}
		}

	}

}
