package io.dynamomapping;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

class SizeOfNumbersAsTextTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	void sizesAreNumbersWhereTheAttributeStoresNumbersAsText() {
		DynamoMapping<String, Place> places = tables.open(KeySchema.simple("name", ScalarAttributeType.S), String.class,
				Place.class, MappingOptions.defaults());
		places.put("Wien", new Place("Wien", 1010));

		assertThat(places.scan().filter(attr(Place::zip).eq(1010)).exists()).isTrue();
		assertThat(places.scan().filter(attr(Place::zip).size().eq(4)).exists()).isTrue();
		assertThat(places.scan().filter(attr(Place::zip).size().gt(4)).exists()).isFalse();
	}

	record Place(@PartitionKey String name, @JsonFormat(shape = JsonFormat.Shape.STRING) int zip) {

	}

}
