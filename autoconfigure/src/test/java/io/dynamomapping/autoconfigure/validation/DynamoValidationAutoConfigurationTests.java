package io.dynamomapping.autoconfigure.validation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.Change;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.ItemValidationException.Violation;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.spi.ItemCallback;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class DynamoValidationAutoConfigurationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private static final Novel FOUNDATION = new Novel("1", "Foundation", new BigDecimal("7.99"), 3, Set.of("sf"),
			new Place("north", 4));

	private static final Novel BAD = new Novel("1", " ", new BigDecimal("-1"), 3, Set.of("sf"), new Place("north", 99));

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				ValidationAutoConfiguration.class, DynamoValidationAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.novels.value-type=" + Novel.class.getName(),
				"dynamodb.tables.novels.on-startup=create", "spring.main.banner-mode=off");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void whatIsInvalidIsNotWritten() {
		this.contextRunner.run((context) -> {
			DynamoMapping<String, Novel> novels = novels(context);
			novels.clear();

			assertThatExceptionOfType(ItemValidationException.class).isThrownBy(() -> novels.put("1", BAD))
				.withMessage(
						"Expected a valid value for item 1 of table 'novels', found: 'place.row' must be less than "
								+ "or equal to 9; 'price' must be greater than or equal to 0.01; 'title' must not be blank.")
				.withCauseInstanceOf(ConstraintViolationException.class)
				.satisfies((failure) -> {
					assertThat(failure.violations()).extracting(Violation::path)
						.containsExactly("place.row", "price", "title");
					assertThat(failure.key()).isEqualTo("1");
					assertThat(failure.tableName()).isEqualTo("novels");
					assertThat(failure.getMessage() + failure.getCause()).doesNotContain("-1", "99");
				});
			refuses(() -> novels.putAll(Map.of("1", BAD)));
			refuses(() -> novels.compute("1", (isbn, novel) -> BAD));
			refuses(() -> novels.repository().saveAll(Set.of(BAD)));
			assertThat(novels.count()).isZero();
			novels.put("1", FOUNDATION);
			assertThat(novels).containsEntry("1", FOUNDATION);
		});
	}

	@Test
	void changesAreJudgedByWhatTheySet() {
		this.contextRunner.run((context) -> {
			DynamoMapping<String, Novel> novels = novels(context);
			unvalidated(context).put("1", new Novel("1", " ", new BigDecimal("7.99"), 3, Set.of("sf"), null));

			assertThat(novels.at("1").update(attr(Novel::stock).set(5))).isPresent();
			assertThat(novels.at("1").update(attr(Novel::stock).increment(-90))).isPresent();
			assertThat(novels.at("1").update(attr(Novel::price).set(BigDecimal.TEN))).isPresent();
			assertThat(novels.at("1").update(attr("price").set(10))).isPresent();
			assertThat(violations(novels, attr(Novel::stock).set(-5)))
				.isEqualTo("'stock' must be greater than or equal to 0");
			assertThat(violations(novels, attr("price").set(0)))
				.isEqualTo("'price' must be greater than or equal to 0.01");
			assertThat(violations(novels, attr(Novel::title).remove())).isEqualTo("'title' must not be blank");
			assertThat(violations(novels, attr(Novel::tags).remove())).isEqualTo("'tags' size must be between 1 and 9");
			assertThat(violations(novels, attr(Novel::place).set(new Place(null, 10))))
				.isEqualTo("'place.row' must be less than or equal to 9, 'place.wing' must not be null");
			assertThat(violations(novels, attr("place.row").set(10)))
				.isEqualTo("'place.row' must be less than or equal to 9");
			assertThat(violations(novels, attr(Novel::place).then(Place::row).set(10)))
				.isEqualTo("'place.row' must be less than or equal to 9");
			refuses(() -> novels.at("1").edit().put("stock", -5).save());
			refuses(() -> novels.at("1").update(Map.of("stock", -5, "title", "New")));
		});
	}

	@Test
	void deletionsAreNotJudged() {
		this.contextRunner.run((context) -> {
			unvalidated(context).put("1", BAD);

			assertThat(novels(context).remove("1")).isEqualTo(BAD);
		});
	}

	@Test
	void whatIsReadIsNotJudgedUnlessAskedFor() {
		this.contextRunner.run((context) -> {
			unvalidated(context).put("1", BAD);

			assertThat(novels(context).get("1")).isEqualTo(BAD);
		});
		this.contextRunner.withPropertyValues("dynamodb.validation.on-load=true").run((context) -> {
			DynamoMapping<String, Novel> novels = novels(context);

			refuses(() -> novels.get("1"));
			refuses(() -> novels.scan().list());
			assertThat(novels.at("1").select("title")).isPresent();
			assertThat(novels.put("1", FOUNDATION)).isEqualTo(BAD);
			assertThat(novels.get("1")).isEqualTo(FOUNDATION);
		});
	}

	@Test
	void otherCallbacksComeFirst() {
		this.contextRunner
			.withBean(ItemCallback.class,
					() -> ItemCallback.<Novel>beforeSave(Novel.class, (novel, item) -> FOUNDATION))
			.run((context) -> {
				novels(context).put("1", BAD);

				assertThat(novels(context).get("1")).isEqualTo(FOUNDATION);
			});
	}

	@Test
	void isSwitchedOff() {
		this.contextRunner.withPropertyValues("dynamodb.validation.on-write=false").run((context) -> {
			DynamoMapping<String, Novel> novels = novels(context);
			novels.put("1", BAD);
			novels.at("1").update(attr(Novel::stock).set(-5));

			assertThat(novels.at("1").require().stock()).isEqualTo(-5);
		});
	}

	@Test
	void nothingHappensWithoutBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Validator.class.getPackageName())).run((context) -> {
			assertThat(context).doesNotHaveBean(DynamoValidationAutoConfiguration.class);
			novels(context).put("1", BAD);
		});
	}

	@Test
	void nothingHappensWithoutAValidator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class,
					DynamoMappingAutoConfiguration.class, DynamoValidationAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BeanValidationCallback.class));
	}

	private static void refuses(ThrowingCallable call) {
		assertThatExceptionOfType(ItemValidationException.class).isThrownBy(call);
	}

	private static String violations(DynamoMapping<String, Novel> novels, Change change) {
		try {
			novels.at("1").update(change);
			return "";
		}
		catch (ItemValidationException ex) {
			return String.join(", ", ex.violations().stream().map(Violation::toString).toList());
		}
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Novel> novels(BeanFactory beanFactory) {
		return beanFactory.getBean("novels", DynamoMapping.class);
	}

	private static DynamoMapping<String, Novel> unvalidated(BeanFactory beanFactory) {
		return DynamoMappings.create(beanFactory.getBean(DynamoDbClient.class))
			.open("novels", String.class, Novel.class, MappingOptions.defaults());
	}

	@SuppressWarnings("MultipleNullnessAnnotations") // What the constraint is there for.
	record Place(@NotNull @Nullable String wing, @Max(9) int row) {

	}

	record Novel(@PartitionKey String isbn, @NotBlank String title, @DecimalMin("0.01") BigDecimal price,
			@Min(0) int stock, @Size(min = 1, max = 9) Set<String> tags, @Valid @Nullable Place place) {

	}

}
