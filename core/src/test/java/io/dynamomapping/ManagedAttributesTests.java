package io.dynamomapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.testing.Article;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which properties can be a version or a time to live.
 */
class ManagedAttributesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static <V> void assertRefused(Class<V> type, MappingOptions options, String message) {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> tables.mappings().open("things", String.class, type, options))
			.withMessage(message);
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void versionIsAWholeNumber() {
		assertRefused(TextVersion.class, MappingOptions.defaults(),
				"Expected " + TextVersion.class.getName()
						+ " to declare a whole number (long, int or short) as version, found 'version' of type "
						+ "java.lang.String. Change its type, or mark another property.");
	}

	@Test
	void thereIsOneVersion() {
		assertRefused(TwoVersions.class, MappingOptions.defaults(), "Expected " + TwoVersions.class.getName()
				+ " to declare one version, found 'one' and 'two'. Annotate one of them.");
	}

	@Test
	void keyIsNoVersion() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> tables.mappings().open("things", Long.class, VersionedKey.class))
			.withMessage("Expected " + VersionedKey.class.getName()
					+ " to declare another property than a key as version, found 'id' of type long. Change its type, or "
					+ "mark another property.");
	}

	@Test
	void localTimeIsNoTimeToLive() {
		assertRefused(LocalTime.class, MappingOptions.defaults(),
				"Expected " + LocalTime.class.getName()
						+ " to declare an Instant, OffsetDateTime, ZonedDateTime or long as time to live, found 'end' "
						+ "of type java.time.LocalDateTime. Change its type, or mark another property.");
	}

	@Test
	void namedTimeMustBeStoredAsNumber() {
		assertRefused(PlainInstant.class, MappingOptions.defaults().withTimeToLiveAttribute("end"),
				"Expected " + PlainInstant.class.getName()
						+ " to declare a time to live that is stored as number of seconds, found 'end' of type "
						+ "java.time.Instant. Change its type, or mark another property.");
	}

	@Test
	void valuesNeedAPlaceForTheVersion() {
		assertRefused(Book.class, MappingOptions.defaults().withVersionAttribute("version"),
				"Mapping 'things' expected values that hold the version in 'version', found " + Book.class.getName()
						+ ", which has no such property. Add it, or name another one.");
		assertRefused(String.class, MappingOptions.defaults().withVersionAttribute("value"),
				"Mapping 'things' expected values that hold the version in 'value', found java.lang.String, which has "
						+ "no such property. Add it, or name another one.");
	}

	@Test
	void versionIsNoTimeToLive() {
		assertRefused(Article.class, MappingOptions.defaults().withTimeToLiveAttribute("version"),
				"Mapping 'things' expected different attributes for version and time to live, found 'version' for both."
						+ " Name another attribute.");
	}

	@Test
	void keyOfTheTableIsNoVersionOfMaps() {
		DynamoMapping<Long, Map<String, Object>> maps = tables.open(KeySchema.simple("id", ScalarAttributeType.N),
				Long.class, Schemaless.TYPE, MappingOptions.defaults().withVersionAttribute("id"));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> maps.get(1L))
			.withMessageContaining("expected to hold the version in attribute 'id', found that it is a key attribute");
	}

	@Test
	void propertyCanBeNamedInsteadOfMarked() {
		DynamoMapping<String, Unmarked> mapping = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Unmarked.class, MappingOptions.defaults().withVersionAttribute("revision"));

		assertThat(mapping.save(new Unmarked("a", null)).revision()).isEqualTo(1);
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> mapping.save(new Unmarked("a", null)));
	}

	record TextVersion(@PartitionKey String id, @Version String version) {

	}

	record TwoVersions(@PartitionKey String id, @Version long one, @Version long two) {

	}

	record VersionedKey(@PartitionKey @Version long id) {

	}

	record LocalTime(@PartitionKey String id, @TimeToLive LocalDateTime end) {

	}

	record PlainInstant(@PartitionKey String id, Instant end) {

	}

	record Unmarked(@PartitionKey String id, @Nullable Integer revision) {

	}

}
