package io.dynamomapping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exceptions that were sent elsewhere. Keys need not be serializable, and stay behind.
 */
class SerializedExceptionsTests {

	@Test
	void incompleteBatchHasNoKeysAnyMore() throws Exception {
		BatchIncompleteException thrown = new BatchIncompleteException(List.of("books"), "BatchWriteItem", 2,
				List.of(new LeftOver("books", "books", LeftOver.Verb.PUT, new Object(), new Object())), null);

		BatchIncompleteException received = send(thrown);

		assertThat(received).hasMessage(thrown.getMessage());
		assertThat(received.tableName()).isEqualTo("books");
		assertThat(received.leftOvers()).isEmpty();
		assertThat(received.unprocessedKeys()).isEqualTo(List.of());
	}

	@Test
	void missingItemHasNoKeyAnyMore() throws Exception {
		ItemNotFoundException received = send(new ItemNotFoundException("books", "978-0-553-80371-0"));

		assertThat(received).hasMessage("Table 'books' holds no item with key 978-0-553-80371-0.");
		assertThat(received.tableName()).isEqualTo("books");
		assertThat(received.key()).isNull();
	}

	@Test
	void duplicateItemHasNoKeyAnyMore() throws Exception {
		DuplicateItemException received = send(new DuplicateItemException("books", "978-0-553-80371-0"));

		assertThat(received).hasMessage("Table 'books' already holds an item with key 978-0-553-80371-0.");
		assertThat(received.tableName()).isEqualTo("books");
		assertThat(received.key()).isNull();
	}

	@Test
	void cancelledTransactionHasNoReasonsAnyMore() throws Exception {
		TransactionCancelledException thrown = new TransactionCancelledException("TransactWriteItems",
				List.of(new CancellationReason("books", new Object(), "TransactionConflict", null, null)), null);

		TransactionCancelledException received = send(thrown);

		assertThat(received).hasMessage(thrown.getMessage());
		assertThat(received.operation()).isEqualTo("TransactWriteItems");
		assertThat(received.reasons()).isEqualTo(List.of());
		assertThat(received.tableName()).isNull();
	}

	@SuppressWarnings("unchecked") // What is read is of the class that was written.
	private static <T extends Exception> T send(T exception) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(exception);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return (T) in.readObject();
		}
	}

}
