package com.acme.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.client.DynamoMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on deadlines, interruption and close.
 */
@ExtendWith(Shop.class)
class DeadlinesGuideTests {

	@Test
	void aClientOfOnesOwnHasDeadlines() {
		DynamoDbClient client = DynamoDbClient.builder()
			.region(Region.EU_CENTRAL_1)
			.overrideConfiguration((overrides) -> overrides.apiCallAttemptTimeout(Duration.ofSeconds(4))
				.apiCallTimeout(Duration.ofSeconds(9)))
			.addPlugin(DynamoMappings.attemptTracking())
			.build();

		try (client) {
			assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
				.contains(Duration.ofSeconds(9));
		}
	}

	@Test
	void itemsThatCannotBeReadAreSkipped(DynamoMapping<String, Book> books) {
		books.client()
			.putItem((request) -> request.tableName(books.tableName())
				.item(Map.of("isbn", AttributeValue.fromS("poisoned"), "stock", AttributeValue.fromS("many"))));
		List<Book> read = new ArrayList<>();

		List<String> unreadable = new ArrayList<>();
		Iterator<Book> iterator = books.scan().iterator();
		while (iterator.hasNext()) {
			try {
				read.add(iterator.next());
			}
			catch (ItemMappingException ex) {
				unreadable.add(ex.getMessage());
			}
		}

		assertThat(read).containsExactlyInAnyOrderElementsOf(Books.ALL);
		assertThat(unreadable).hasSize(1).first().asString().contains("poisoned");
	}

}
