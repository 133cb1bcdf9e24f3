package com.acme.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.StaleItemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The listings of the page on versions and expiry.
 */
@ExtendWith(Shop.class)
class VersionsGuideTests {

	@Test
	void versionsAreCounted(DynamoMapping<String, Article> articles) {
		Article first = articles.save(new Article("lamp", "Lamp", 3, 0));
		Article second = articles.save(first.withStock(2));

		assertThat(first.version()).isEqualTo(1);
		assertThat(second.version()).isEqualTo(2);
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> articles.save(first));
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> articles.put("lamp", first));
		assertThat(articles.replace("lamp", first, second)).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> articles.putAll(Map.of("lamp", second)));
	}

	@Test
	void refusalTellsThePresentItem(DynamoMapping<String, Article> articles) {
		Article article = articles.save(new Article("lamp", "Lamp", 3, 0));
		articles.at("lamp").update(attr(Article::stock).increment(5));

		Optional<Article> present = Optional.empty();
		try {
			articles.save(article.withStock(0));
		}
		catch (StaleItemException ex) {
			present = ex.item(Article.class);
		}

		assertThat(present).contains(new Article("lamp", "Lamp", 8, 2));
	}

	@Test
	void unchangedItemsAreChanged(DynamoMapping<String, Article> articles, Calls calls) {
		Article article = articles.save(new Article("lamp", "Lamp", 3, 0));
		calls.clear();

		boolean sold = articles.at("lamp").ifUnchanged(article).update(attr(Article::stock).increment(-1)).isPresent();
		boolean removed = articles.at("lamp").ifUnchanged(article).remove();

		assertThat(sold).isTrue();
		assertThat(removed).isFalse();
		assertThat(calls.operations()).containsExactly("UpdateItem", "DeleteItem");
	}

	@Test
	void checkIsSkipped(DynamoMapping<String, Article> articles) {
		Article old = articles.save(new Article("lamp", "Lamp", 3, 0));
		articles.save(old);

		Article saved = articles.unversioned().save(old.withStock(9));

		assertThat(saved).isEqualTo(new Article("lamp", "Lamp", 9, 3));
	}

	@Test
	void sessionsEnd(DynamoMapping<String, Session> sessions) {
		sessions.put("s-1", new Session("s-1", "ada", null), Duration.ofMinutes(30));
		sessions.putIfAbsent("s-2", new Session("s-2", "alan", null), Duration.ofMinutes(30));
		sessions.put("s-3", new Session("s-3", "grace", Instant.now().minusSeconds(1)));

		assertThat(sessions.keySet()).containsExactlyInAnyOrder("s-1", "s-2");
		assertThat(sessions.get("s-3")).isNull();
		assertThat(sessions.putIfAbsent("s-3", new Session("s-3", "grace", null))).isNull();
	}

}
