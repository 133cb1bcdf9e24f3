package io.dynamomapping.processes;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts many books at once, and closes what it has opened when it is asked to end.
 */
public final class PuttingProgram {

	private PuttingProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table and number of books
	 */
	public static void main(String... arguments) {
		DynamoDbClient client = Clients.of(arguments[0]);
		DynamoMappings mappings = DynamoMappings.create(client);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			mappings.close();
			client.close();
		}));
		DynamoMapping<String, Book> books = mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(arguments[1]));
		books.get("warm");
		ChildJvm.awaitStart();
		books.putAll(Library.volumes(Integer.parseInt(arguments[2])));
		System.out.println("all written");
	}

}
