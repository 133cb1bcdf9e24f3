package io.dynamomapping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.testing.Book;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What references refer to.
 */
class MethodReferencesTests {

	private static final String REFUSED = "Expected a reference to an accessor such as Book::price, found %s, "
			+ "which has no name. Write it as reference, or name the attribute by attr(\"price\").";

	@Test
	void accessorsOfRecords() {
		assertThat(property(Book::price)).isEqualTo(new Property(Book.class, "price"));
		assertThat(property(Book::year)).isEqualTo(new Property(Book.class, "year"));
	}

	@Test
	void gettersOfBeans() {
		assertThat(property(Bean::getName)).isEqualTo(new Property(Bean.class, "getName"));
		assertThat(property(Bean::isLent)).isEqualTo(new Property(Bean.class, "isLent"));
	}

	@Test
	void inheritedAccessorsBelongToTheTypeOfTheReference() {
		assertThat(property(SpecialBean::getName)).isEqualTo(new Property(SpecialBean.class, "getName"));
		assertThat(property(FinalBean::isLent)).isEqualTo(new Property(FinalBean.class, "isLent"));
	}

	@Test
	void accessorsOfInterfaces() {
		assertThat(property(Titled::title)).isEqualTo(new Property(Titled.class, "title"));
		assertThat(property(Named::title)).isEqualTo(new Property(Named.class, "title"));
	}

	@Test
	void accessorsOfGenericTypes() {
		assertThat(property(Box<String>::content)).isEqualTo(new Property(Box.class, "content"));
		assertThat(Attribute.<Box<Book>, Book>attr(Box::content).then(Book::price).elements())
			.containsExactly(new Property(Box.class, "content"), new Property(Book.class, "price"));
	}

	@Test
	void accessorsOfTypeVariables() {
		assertThat(titleOf(Named.class)).isEqualTo(new Property(Titled.class, "title"));
	}

	private static <T extends Titled> Property titleOf(Class<T> type) {
		PropertyReference<T, String> reference = T::title;
		assertThat(type).isNotNull();
		return MethodReferences.property(reference);
	}

	@Test
	void sameReferenceIsLookedIntoOnce() {
		List<Property> properties = new ArrayList<>();

		for (int i = 0; i < 2; i++) {
			properties.add(property(Book::title));
		}

		assertThat(properties.get(0)).isSameAs(properties.get(1)).isEqualTo(new Property(Book.class, "title"));
	}

	@Test
	void lambdasAreRefused() {
		int discount = 1;

		assertThatIllegalArgumentException().isThrownBy(() -> property((Book book) -> book.price()))
			.withMessage(REFUSED, "a lambda or another method");
		assertThatIllegalArgumentException().isThrownBy(() -> property((Book book) -> book.stock() - discount))
			.withMessage(REFUSED, "a lambda or another method");
	}

	@Test
	void staticMethodsAndConstructorsAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MethodReferencesTests.<Book, String>property(MethodReferencesTests::describe))
			.withMessage(REFUSED, "a lambda or another method");
		assertThatIllegalArgumentException().isThrownBy(() -> MethodReferencesTests.<Book, Label>property(Label::new))
			.withMessage(REFUSED, "a lambda or another method");
	}

	private static String describe(Book book) {
		return book.title();
	}

	@Test
	void methodsOfOneObjectAreRefused() {
		Map<String, String> titles = Map.of();

		assertThatIllegalArgumentException()
			.isThrownBy(() -> MethodReferencesTests.<Object, String>property(titles::get))
			.withMessage(REFUSED, "a lambda or another method");
	}

	@Test
	void classesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> MethodReferences.property(new Written()))
			.withMessage(REFUSED, "an object of " + Written.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> MethodReferences.property(new Replaced()))
			.withMessage(REFUSED, "an object of " + Replaced.class.getName());
	}

	@Test
	void referencesOfAnotherTypeAreRefused() {
		Function<Book, String> title = Book::title;

		assertThatIllegalArgumentException()
			.isThrownBy(() -> MethodReferencesTests.<Book, String>property(title::apply))
			.withMessage(REFUSED, "a lambda or another method");
	}

	private static <T, V> Property property(PropertyReference<T, V> reference) {
		return MethodReferences.property(reference);
	}

	interface Titled {

		String title();

	}

	interface Named extends Titled {

	}

	record Box<T>(T content) {
	}

	record Label(Book book) implements Serializable {
	}

	public static class Bean {

		public String getName() {
			return "name";
		}

		public boolean isLent() {
			return false;
		}

	}

	public static class SpecialBean extends Bean {

	}

	public static final class FinalBean extends Bean {

	}

	private static final class Written implements PropertyReference<Book, String> {

		@Override
		public @Nullable String get(Book book) {
			return book.title();
		}

	}

	private static final class Replaced implements PropertyReference<Book, String> {

		@Override
		public @Nullable String get(Book book) {
			return book.title();
		}

		private Object writeReplace() {
			return "text";
		}

	}

}
