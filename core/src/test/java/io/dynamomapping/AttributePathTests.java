package io.dynamomapping;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AttributePathTests {

	@Test
	void readsNamesAndPositions() {
		assertThat(AttributePath.parse("shelf.rows[2][0].label").elements()).containsExactly("shelf", "rows", 2, 0,
				"label");
	}

	@Test
	void readsNamesInBackquotesAsTheyAre() {
		assertThat(AttributePath.parse("`a.b[0]`.`back``quote`").elements()).containsExactly("a.b[0]", "back`quote");
	}

	@ParameterizedTest
	@ValueSource(strings = { "shelf", "shelf.row", "tags[0]", "a[0][1].b", "`a.b`.c", "`a``b`", "`[`", "größe.日本" })
	void writesWhatItReads(String text) {
		AttributePath path = AttributePath.parse(text);

		assertThat(path).hasToString(text);
		assertThat(AttributePath.parse(path.toString())).isEqualTo(path);
	}

	@Test
	void isBuiltStepByStep() {
		assertThat(AttributePath.of("a.b").then("c").at(1)).isEqualTo(AttributePath.parse("`a.b`.c[1]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a.", ".a", "a..b", "[0]", "a[", "a[]", "a[-1]", "a[x]", "a[0", "a[1234567890]",
			"a]", "`a", "``", "a`b", "`a`b" })
	void refusesOtherText(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AttributePath.parse(text))
			.withMessage("Expected a path such as shelf.row, tags[0] or `a.b`.c, found '" + text
					+ "'. Put names that hold dots or brackets in backquotes.");
	}

	@Test
	void refusesElementsThatAreNoSteps() {
		assertThatIllegalArgumentException().isThrownBy(() -> AttributePath.of("a").at(-1))
			.withMessage("A path has names that are not empty and positions from 0, found '-1' in [a, -1].");
		assertThatIllegalArgumentException().isThrownBy(() -> new AttributePath(List.of()))
			.withMessage("A path starts with the name of an attribute, found [].");
	}

	@Test
	void overlapsWithWhatItHolds() {
		AttributePath shelf = AttributePath.parse("shelf");

		assertThat(shelf.overlaps(AttributePath.parse("shelf.row"))).isTrue();
		assertThat(AttributePath.parse("shelf.row").overlaps(shelf)).isTrue();
		assertThat(shelf.overlaps(AttributePath.parse("shelves"))).isFalse();
		assertThat(AttributePath.parse("a[0]").overlaps(AttributePath.parse("a[1]"))).isFalse();
	}

}
