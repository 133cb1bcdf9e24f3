package io.dynamomapping.spi;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AttributeCodecsTests {

	private final AttributeCodec<Boolean> booleans = AttributeCodecs.lenientBoolean();

	private final AttributeCodec<Shelf> shelves = AttributeCodecs.jsonText(Shelf.class, JsonMapper.shared());

	@Test
	void lenientBooleanReadsAllFormsThatWereEverInUse() {
		List<AttributeValue> forms = List.of(AttributeValue.fromBool(true), AttributeValue.fromN("1"),
				AttributeValue.fromS("true"), AttributeValue.fromBool(false), AttributeValue.fromN("0"),
				AttributeValue.fromS("false"));

		assertThat(forms).map(this.booleans::decode).containsExactly(true, true, true, false, false, false);
	}

	@Test
	void lenientBooleanWritesBool() {
		assertThat(this.booleans.encode(true)).isEqualTo(AttributeValue.fromBool(true));
	}

	@Test
	void lenientBooleanRefusesWhatIsNeither() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.booleans.decode(AttributeValue.fromN("2")))
			.withMessage("Expected BOOL, N 0 or 1, or S true or false, found another N. Correct the item.");
	}

	@Test
	void jsonTextIsReadBack() {
		AttributeValue text = this.shelves.encode(new Shelf(3));

		assertThat(text).isEqualTo(AttributeValue.fromS("{\"row\":3}"));
		assertThat(this.shelves.decode(text)).isEqualTo(new Shelf(3));
	}

	@Test
	void jsonTextRefusesOtherText() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.shelves.decode(AttributeValue.fromS("secret")))
			.withMessage("Expected JSON text of a Shelf, found text that Jackson cannot read as one"
					+ " (StreamReadException). Declare it as what is stored, or correct the item.")
			.withNoCause();
	}

	@Test
	void jsonTextRefusesOtherTypes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.shelves.decode(AttributeValue.fromN("1")))
			.withMessage("Expected JSON text of a Shelf, found N. Declare it as what is stored, or correct the item.");
	}

	record Shelf(int row) {

	}

}
