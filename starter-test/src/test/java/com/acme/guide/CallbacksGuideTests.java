package com.acme.guide;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.ItemValidationException.Violation;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.validation.DynamoValidationAutoConfiguration;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The listings of the page on callbacks.
 */
class CallbacksGuideTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				ValidationAutoConfiguration.class, DynamoValidationAutoConfiguration.class))
		.withPropertyValues("dynamodb.tables.reviews.value-type=" + Review.class.getName(),
				"dynamodb.tables.reviews.on-startup=create", "dynamodb.tables.settings.partition-key-name=id",
				"dynamodb.tables.settings.on-startup=create");

	@Test
	void callbacksHaveASay() {
		ItemCallback<Review> trimmed = ItemCallback.beforeSave(Review.class,
				(review, item) -> new Review(review.id(), review.text().strip(), review.stars(), review.edits()));
		ItemCallback<Review> counted = ItemCallback.beforeUpdate(Review.class,
				(change, item) -> change.and(attr(Review::edits).increment(1)));
		ItemCallback<Review> kept = ItemCallback.beforeDelete(Review.class, (item) -> {
			throw new UnsupportedOperationException("Reviews are kept, so is " + item);
		});

		this.contextRunner.withBean("trimmed", ItemCallback.class, () -> trimmed)
			.withBean("counted", ItemCallback.class, () -> counted)
			.withBean("kept", ItemCallback.class, () -> kept)
			.run((context) -> {
				DynamoMapping<String, Review> reviews = reviews(context);

				reviews.put("r-1", new Review("r-1", " Long. ", 4, 0));
				reviews.at("r-1").update(attr(Review::stars).set(5));

				assertThat(reviews.get("r-1")).isEqualTo(new Review("r-1", "Long.", 5, 1));
				assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> reviews.remove("r-1"))
					.withMessage("Reviews are kept, so is item r-1 of table 'reviews'");
			});
	}

	@Test
	void eventsAreHeard() {
		this.contextRunner.withBean(Diary.class).run((context) -> {
			reviews(context).put("r-1", new Review("r-1", "Long.", 4, 0));

			assertThat(context.getBean(Diary.class).log()).containsExactly("reviews is ready", "settings is ready",
					"4 stars are in reviews");
		});
	}

	@Test
	void valuesAreValidated() {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.bannerMode(Banner.Mode.OFF)
			.web(WebApplicationType.NONE)
			.run("--dynamodb.tables.reviews.value-type=" + Review.class.getName(),
					"--dynamodb.tables.reviews.on-startup=create", "--logging.level.root=warn");
		DynamoMapping<String, Review> reviews = reviews(context);

		List<String> violations = List.of();
		try {
			reviews.put("r-1", new Review("r-1", " ", 6, 0));
		}
		catch (ItemValidationException ex) {
			violations = ex.violations().stream().map(Violation::toString).toList();
		}

		context.close();
		assertThat(violations).containsExactly("'stars' must be less than or equal to 5", "'text' must not be blank");
	}

	@Test
	void schemalessValuesAreCheckedByCallbacks() {
		ItemCallback<Map<String, Object>> named = ItemCallback.beforeSave(Map.class, (settings, item) -> {
			if (!settings.containsKey("name")) {
				throw new ItemValidationException(item.tableName(), item.key(),
						List.of(new Violation("name", "must not be null")), null);
			}
			return settings;
		});

		this.contextRunner.withBean(ItemCallback.class, () -> named)
			.run((context) -> assertThatExceptionOfType(ItemValidationException.class)
				.isThrownBy(() -> settings(context).put("shop", Map.of("open", true)))
				.withMessage("Expected a valid value for item shop of table 'settings', found: 'name' must not be "
						+ "null."));
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Review> reviews(BeanFactory beanFactory) {
		return beanFactory.getBean("reviews", DynamoMapping.class);
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Map<String, Object>> settings(BeanFactory beanFactory) {
		return beanFactory.getBean("settings", DynamoMapping.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
