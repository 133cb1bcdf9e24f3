package io.dynamomapping.internal.codec;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Enum constants that are stored by their numbers.
 */
class NumberedEnumTests {

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private final Codecs codecs = new Codecs((mapper) -> {
	}, List.of());

	private final ItemCodec<Copy> copies = this.codecs.itemCodec(Copy.class, NullPolicy.OMIT, "value");

	@Test
	void areReadFromTheirNumbers() {
		Copy copy = new Copy(Cover.SOFT, List.of(Cover.SOFT, Cover.HARD), EnumSet.of(Cover.SOFT), Wear.USED,
				Cover.SOFT);

		Map<String, AttributeValue> item = this.copies.encode(copy);

		assertThat(item).isEqualTo(
				Map.of("cover", ONE, "covers", AttributeValue.fromL(List.of(ONE, AttributeValue.fromN("0"))), "offered",
						AttributeValue.fromNs(List.of("1")), "wear", ONE, "named", AttributeValue.fromS("SOFT")));
		assertThat(this.copies.decode(item)).isEqualTo(copy);
	}

	@Test
	void areReadFromTheirNamesToo() {
		assertThat(this.copies.decode(Map.of("cover", AttributeValue.fromS("SOFT"))).cover()).isEqualTo(Cover.SOFT);
	}

	@Test
	void otherNumbersAreRefused() {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.copies.decode(Map.of("cover", AttributeValue.fromN("2"))))
			.withMessage("Attribute 'cover' of Copy: expected one of 'HARD', 'SOFT', found N (number). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void numbersForNamesAreRefused() {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.copies.decode(Map.of("named", ONE)))
			.withMessage("Attribute 'named' of Copy: expected one of 'HARD', 'SOFT', found N (number). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void numbersOfTheirOwnArePreferred() {
		ItemCodec<Shelved> shelved = this.codecs.itemCodec(Shelved.class, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = shelved.encode(new Shelved(Floor.SECOND));

		assertThat(item).isEqualTo(Map.of("floor", AttributeValue.fromN("2")));
		assertThat(shelved.decode(item)).isEqualTo(new Shelved(Floor.SECOND));
	}

	record Copy(@JsonFormat(shape = JsonFormat.Shape.NUMBER) Cover cover,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) List<Cover> covers,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) Set<Cover> offered, Wear wear, Cover named) {
	}

	record Shelved(@JsonFormat(shape = JsonFormat.Shape.NUMBER) Floor floor) {
	}

	enum Cover {

		HARD, SOFT

	}

	@JsonFormat(shape = JsonFormat.Shape.NUMBER)
	enum Wear {

		NEW, USED

	}

	enum Floor {

		FIRST(1), SECOND(2);

		private final int number;

		Floor(int number) {
			this.number = number;
		}

		@JsonValue
		int number() {
			return this.number;
		}

	}

}
