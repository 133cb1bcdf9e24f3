package io.dynamomapping.scenario;

import java.util.UUID;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that are stored in another form than they have in Java.
 */
class KeyScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String TEXT = "0e6ac2bf-1bd4-4f0b-8d5f-4f4ef2a1c3d0";

	private static final Person ADA = new Person(UUID.fromString(TEXT), "Ada");

	private final DynamoMapping<UUID, Person> people = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
			UUID.class, Person.class, MappingOptions.defaults());

	private final DynamoMapping<String, TextPerson> byText = tables.reopen(this.people, String.class, TextPerson.class);

	@BeforeEach
	void save() {
		this.people.save(ADA);
	}

	@Test
	@DisplayName("S24: an item that is saved under a UUID is found by the UUID and by its text")
	void findsTheSameItem() {
		assertThat(this.people.get(UUID.fromString(TEXT))).isEqualTo(ADA);
		assertThat(this.byText.get(TEXT)).isEqualTo(new TextPerson(TEXT, "Ada"));
		assertThat(this.people.count()).isEqualTo(1);
	}

	@Test
	@DisplayName("S24: all verbs address the item that was saved")
	void addressesTheSameItem() {
		this.people.at(ADA.id()).update(attr(Person::name).set("Grace"));
		this.byText.put(TEXT, new TextPerson(TEXT, this.byText.at(TEXT).require().name() + " Hopper"));

		assertThat(this.people.values()).containsExactly(new Person(ADA.id(), "Grace Hopper"));
	}

	@Test
	@DisplayName("S24: a value that was loaded is really deleted")
	void deletesTheLoadedValue() {
		this.people.repository().delete(this.people.values().iterator().next());

		assertThat(this.people.isEmpty()).isTrue();
		assertThat(this.byText).doesNotContainKey(TEXT);
	}

	@Test
	@DisplayName("S24: what iteration yields is removed by its key")
	void removesWhatIsIterated() {
		this.people.keySet().forEach(this.people::remove);

		assertThat(this.people.isEmpty()).isTrue();
	}

	record Person(@PartitionKey UUID id, String name) {

	}

	record TextPerson(@PartitionKey String id, String name) {

	}

}
