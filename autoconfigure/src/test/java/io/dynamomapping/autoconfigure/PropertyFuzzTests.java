package io.dynamomapping.autoconfigure;

import java.util.List;

import io.dynamomapping.faults.Fuzzing;
import org.junit.jupiter.api.Test;

class PropertyFuzzTests {

	@Test
	void propertiesAreBoundOrRefused() {
		Fuzzing.run(PropertyFuzz.class, PropertyFuzz::fuzzerTestOneInput,
				List.of("region=eu-central-1\ntables.books.table-name=prod-books\ntables.books.partition-key-name=isbn",
						"tables.books.value-type=java.lang.String\ntables.books.exact-size=true",
						"tables.books.key-type=java.util.UUID\ntables.books.sort-key-name=title",
						"credentials.access-key=a\ncredentials.secret-key=${b}", "http.connection-timeout=2s",
						"clients.eu.region=eu-west-1\nclients.eu.endpoint=http://localhost:8000",
						"embedded.enabled=true", "embedded.enabled=x", "tables[books].table-name=b", "tables.=x",
						"credentials.provider=assume-role"));
	}

}
