package com.acme.guide;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoMappingTest(emptyTables = true)
@Testcontainers(disabledWithoutDocker = true)
class SalesContainerTests {

	@Container
	@ServiceConnection
	static final GenericContainer<?> dynamoDb = new GenericContainer<>("amazon/dynamodb-local:2.6.1")
		.withExposedPorts(8000);

	@Test
	void keepsBooks(@Autowired DynamoMapping<String, Book> books) {
		books.put(Books.SOLARIS.isbn(), Books.SOLARIS);

		assertThat(books).containsOnlyKeys(Books.SOLARIS.isbn());
	}

}
