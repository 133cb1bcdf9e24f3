package io.dynamomapping.scenario;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.testing.Article;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Versions, as users of PynamoDB know them.
 */
class VersionScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Article> articles = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
			String.class, Article.class, MappingOptions.defaults());

	@Test
	@DisplayName("S38: the first save gives version 1, the second version 2")
	void versionsAreCounted() {
		Article first = this.articles.save(Article.LAMP);
		Article second = this.articles.save(first);

		assertThat(first.version()).isEqualTo(1);
		assertThat(second.version()).isEqualTo(2);
	}

	@Test
	@DisplayName("S38: an item with version 0 becomes version 1, and none other does")
	void initialVersionMayBeZero() {
		this.articles.save(Article.LAMP);
		tables.set(this.articles, "lamp", "version", AttributeValue.fromN("0"));

		assertThat(this.articles.save(Article.LAMP).version()).isEqualTo(1);
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> this.articles.save(Article.LAMP));
	}

	@Test
	@DisplayName("S38: a stale copy is neither saved nor updated nor deleted")
	void staleCopiesAreRefused() {
		Article stale = this.articles.save(Article.LAMP);
		Article present = this.articles.save(stale.withStock(2));

		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> this.articles.save(stale));
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(
				() -> this.articles.at("lamp").ifUnchanged(stale).orThrow().update(attr(Article::stock).set(0)));
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> this.articles.repository().delete(stale));
		assertThat(this.articles.get("lamp")).isEqualTo(present);
	}

	@Test
	@DisplayName("S38: without the check, a stale copy is saved and the stored version grows by one")
	void bypassIncreasesTheVersion() {
		Article stale = this.articles.save(Article.LAMP);
		this.articles.save(stale);
		Article saved = this.articles.unversioned().save(stale.withStock(9));

		assertThat(saved).isEqualTo(Article.LAMP.withStock(9).withVersion(3));
		assertThat(this.articles.get("lamp")).isEqualTo(saved);
	}

}
