package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeclaredKeysTests {

	private static final DeclaredKeys NONE = new DeclaredKeys(null, null, null, null, List.of());

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@Test
	void findsKeysOfRecords() {
		DeclaredKeys keys = this.codecs.declaredKeys(Book.class);

		assertThat(keys).isEqualTo(new DeclaredKeys("ISBN", String.class, "printed", Instant.class,
				List.of(IndexDefinition.of("by-author")
					.withPartitionKey("author", ScalarAttributeType.S)
					.withSortKey("title", ScalarAttributeType.S),
						IndexDefinition.of("by-year").withPartitionKey("year", ScalarAttributeType.N),
						IndexDefinition.of("by-title").withLocal(true).withSortKey("title", ScalarAttributeType.S))));
	}

	@Test
	void findsKeysOnFieldsAndAccessors() {
		DeclaredKeys keys = this.codecs.declaredKeys(Bean.class);

		assertThat(keys).isEqualTo(new DeclaredKeys("order", String.class, "number", int.class, List.of()));
	}

	@Test
	void findsKeysOfSealedTypes() {
		DeclaredKeys keys = this.codecs.declaredKeys(Media.class);

		assertThat(keys).isEqualTo(new DeclaredKeys("id", String.class, "year", int.class, List.of()));
	}

	@Test
	void findsNoneWhereThereAreNone() {
		assertThat(List.<Type>of(String.class, Map.class, Plain.class, Set.class, Object.class))
			.map(this.codecs::declaredKeys)
			.containsOnly(NONE);
	}

	@Test
	void refusesTwoPartitionKeys() {
		assertRefused(TwoPartitionKeys.class,
				"one partition key of the table, found 'a' and 'b'. Annotate one of them.");
	}

	@Test
	void refusesTwoSortKeysOfAnIndex() {
		assertRefused(TwoSortKeys.class, "one sort key of index 'by-a', found 'b' and 'c'. Annotate one of them.");
	}

	@Test
	void refusesASortKeyAlone() {
		assertRefused(SortKeyAlone.class,
				"a partition key beside the sort key 'a', found none." + " Annotate a component with @PartitionKey.");
	}

	@Test
	void refusesALocalIndexWithoutTable() {
		assertRefused(IndexAlone.class, "a partition key of index 'by-a' or of the table, found only the sort key 'a'."
				+ " Annotate a component with @PartitionKey.");
	}

	@Test
	void refusesATypeThatCannotBeKey() {
		assertRefused(NoKey.class, "a string, a number or binary as partition key of index 'by-tags', found 'tags' of"
				+ " type java.util.Set. Annotate another component, or store this one as one of them.");
	}

	@Test
	void refusesSubtypesThatContradictEachOther() {
		assertRefused(OtherName.class, "one partition key of the table, found 'a' and 'b'. Annotate one of them.");
		assertRefused(OtherType.class, "one type of partition key 'a' of the table, found int and java.lang.String."
				+ " Give it the same type in all subtypes.");
	}

	private void assertRefused(Class<?> type, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.codecs.declaredKeys(type))
			.withMessage("Expected " + type.getName() + " to declare " + message);
	}

	record Book(@JsonProperty("ISBN") @PartitionKey String isbn, @PartitionKey(index = "by-author") String author,
			@SortKey(index = "by-author") @SortKey(index = "by-title") String title,
			@PartitionKey(index = "by-year") int year, @SortKey Instant printed) {

	}

	public static class Bean {

		@PartitionKey
		private String order = "";

		private int line;

		public String getOrder() {
			return this.order;
		}

		public void setOrder(String order) {
			this.order = order;
		}

		@SortKey
		@JsonProperty("number")
		public int getLine() {
			return this.line;
		}

		public void setLine(int line) {
			this.line = line;
		}

	}

	sealed interface Media permits Film, Song {

		@PartitionKey
		String id();

	}

	record Film(String id, @SortKey int year) implements Media {

	}

	record Song(String id, int year) implements Media {

	}

	record Plain(String title) {

	}

	record TwoPartitionKeys(@PartitionKey String a, @PartitionKey String b) {

	}

	record TwoSortKeys(@PartitionKey(index = "by-a") String a, @SortKey(index = "by-a") String b,
			@SortKey(index = "by-a") String c) {

	}

	record SortKeyAlone(@SortKey String a) {

	}

	record IndexAlone(@SortKey(index = "by-a") String a) {

	}

	record NoKey(@PartitionKey(index = "by-tags") Set<String> tags) {

	}

	sealed interface OtherName permits NameA, NameB {

	}

	record NameA(@PartitionKey String a) implements OtherName {

	}

	record NameB(@PartitionKey String b) implements OtherName {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface OtherType permits TypeA, TypeB {

	}

	record TypeA(@PartitionKey int a) implements OtherType {

	}

	record TypeB(@PartitionKey String a) implements OtherType {

	}

}
