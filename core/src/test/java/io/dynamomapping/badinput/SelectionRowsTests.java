package io.dynamomapping.badinput;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Pages and segments that there are not, and page tokens that are none.
 */
class SelectionRowsTests {

	private static final String SECRET = "a secret that nobody guesses";

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	private final DynamoMapping<EditionKey, Edition> secret = DynamoMappings.builder(tables.client())
		.pageTokenSecret(SECRET)
		.build()
		.open("editions", EditionKey.class, Edition.class,
				MappingOptions.defaults().withTableName(this.editions.tableName()));

	private String token = "";

	private String secretToken = "";

	@BeforeEach
	void makeTokens() {
		for (int year = 1950; year < 1955; year++) {
			Edition edition = Edition.of(Edition.ASIMOV, "Title " + year, "Doubleday", year, "7");
			this.editions.put(edition.key(), edition);
		}
		this.token = String.valueOf(this.editions.partition(Edition.ASIMOV).pageSize(2).page().next());
		this.secretToken = String.valueOf(this.secret.partition(Edition.ASIMOV).pageSize(2).page().next());
		tables.requests().clear();
	}

	@ParameterizedTest(name = "B22 page size {0}")
	@ValueSource(ints = { 0, -1, Integer.MIN_VALUE })
	void pageSizes(int size) {
		assertRefused(() -> this.editions.scan().pageSize(size), String.valueOf(size));
		assertRefused(() -> this.editions.partition(Edition.ASIMOV).pageSize(size), String.valueOf(size));
		assertRefused(() -> this.editions.index("by-publisher").scan().pageSize(size), String.valueOf(size));
	}

	@Test
	void segments() {
		assertRefused(() -> this.editions.scan().segment(4, 4), "0 to 3, found 4");
		assertRefused(() -> this.editions.scan().segment(5, 4), "found 5");
		assertRefused(() -> this.editions.scan().segment(-1, 4), "found -1");
		assertRefused(() -> this.editions.scan().segment(0, 0), "found 0");
		assertRefused(() -> this.editions.scan().segments(0), "0");
		assertRefused(() -> this.editions.scan().segments(-1), "-1");
		assertRefused(() -> this.editions.scan().segments(1_000_001), "1000001");
		assertRefused(() -> this.editions.scan().segment(0, 1_000_001), "1000001");
		assertRefused(() -> this.editions.scan().limit(-1), "-1");
	}

	@ParameterizedTest(name = "B31 token {0}")
	@ValueSource(strings = { "", " ", "AAAA", "not base64!", "ä", "\ud800", "null", "{}", "%00", "../../etc/passwd",
			"rO0ABXNyAA5qYXZhLnV0aWwuRGF0ZQ" })
	void tokensThatAreNone(String text) {
		everywhere(text).forEach((call) -> assertRefused(call, "page token"));
	}

	@Test
	void tokensOfAnythingElse() {
		assertThat(this.editions.partition(Edition.ASIMOV).after(this.token).pageSize(2).page().items()).hasSize(2);
		assertThat(this.secret.partition(Edition.ASIMOV).after(this.secretToken).pageSize(2).page().items()).hasSize(2);
		DynamoMapping<EditionKey, Edition> another = tables.editions();
		tables.requests().clear();

		assertRefused(() -> this.editions.partition(Edition.LEM).after(this.token).page(), "page token");
		assertRefused(() -> this.editions.scan().after(this.token).page(), "page token");
		assertRefused(() -> this.editions.scan().segment(0, 2).after(this.token).page(), "page token");
		assertRefused(() -> this.editions.index("by-publisher").partition("Doubleday").after(this.token).page(),
				"page token");
		assertRefused(() -> another.partition(Edition.ASIMOV).after(this.token).page(), "page token");
		assertRefused(() -> this.secret.partition(Edition.ASIMOV).after(this.token).page(), "page token");
		assertRefused(() -> this.editions.partition(Edition.ASIMOV).after(this.secretToken).page(), "page token");
	}

	@Test
	void tokensThatWereChanged() {
		for (int cut = 1; cut < this.secretToken.length(); cut += 7) {
			String start = this.secretToken.substring(0, cut);
			everywhere(start).forEach((call) -> assertRefused(call, "page token"));
		}
		everywhere(this.secretToken + "A").forEach((call) -> assertRefused(call, "page token"));
		byte[] bytes = Base64.getUrlDecoder().decode(this.secretToken);
		for (int position = 0; position < bytes.length; position++) {
			byte[] changed = bytes.clone();
			changed[position] ^= 1;
			String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
			everywhere(forged).forEach((call) -> assertRefused(call, "page token"));
		}
		everywhere("A".repeat(1_000_000)).forEach((call) -> assertRefused(call, "page token"));
	}

	private Stream<ThrowingCallable> everywhere(String text) {
		return Stream.of(() -> this.secret.partition(Edition.ASIMOV).after(text).page(),
				() -> this.secret.partition(Edition.ASIMOV).after(text).list(),
				() -> this.editions.partition(Edition.ASIMOV).after(text).page(),
				() -> this.secret.scan().after(text).page(),
				() -> this.secret.index("by-publisher").scan().after(text).page());
	}

	private void assertRefused(ThrowingCallable call, String found) {
		assertThatIllegalArgumentException().isThrownBy(call)
			.withMessageContaining(found)
			.withNoCause()
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage())).hasSizeLessThan(400)
				.doesNotContain(List.of(SECRET, this.token, this.secretToken)));
	}

}
