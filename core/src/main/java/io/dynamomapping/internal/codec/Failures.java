package io.dynamomapping.internal.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what went wrong between values and attributes. Jackson's exceptions are not passed
 * on as they quote what they read: attributes may be secrets.
 */
final class Failures {

	private static final String CORRECT = ". Declare it as what is stored, or correct the item.";

	private final JsonMapper mapper;

	private final JavaType type;

	private final String noun;

	private final String typeName;

	private final String base;

	private final String wrapping;

	/**
	 * Create failures.
	 * @param mapper the mapper at work
	 * @param type the type of the values
	 * @param noun what the values are, such as an item
	 * @param base the attribute that holds the values, or an empty string where they are
	 * at the top
	 */
	Failures(JsonMapper mapper, JavaType type, String noun, String base) {
		this(mapper, type, noun, base, "");
	}

	private Failures(JsonMapper mapper, JavaType type, String noun, String base, String wrapping) {
		this.wrapping = wrapping;
		this.mapper = mapper;
		this.type = type;
		this.noun = noun;
		this.typeName = typeName(type.getRawClass());
		this.base = base;
	}

	/**
	 * Return the failures of a single attribute.
	 * @param mapper the mapper at work
	 * @param path where it is
	 * @param wrapping the path by which it lies in what is written for its sake
	 * @return what says what went wrong with it
	 */
	static Failures ofAttribute(JsonMapper mapper, AttributePath path, String wrapping) {
		return new Failures(mapper, mapper.constructType(Map.class), "Value", path.toString(), wrapping);
	}

	String noun() {
		return this.noun;
	}

	boolean ofItems() {
		return this.base.isEmpty();
	}

	/**
	 * Return the name of the type of the values.
	 * @return its simple name, or an empty string where it says nothing, as that of a map
	 */
	String typeName() {
		return this.typeName;
	}

	private static String typeName(Class<?> type) {
		if (Map.class.isAssignableFrom(type)) {
			return "";
		}
		return type.isAnonymousClass() ? type.getName() : type.getSimpleName();
	}

	ItemMappingException ofWriting(RuntimeException failure, String writerPath) {
		String path = path(failure);
		Throwable reason = reason(failure);
		if (reason instanceof RefusedException refused) {
			return unstorable(refused.path().isEmpty() ? writerPath : refused.path(), refused.sentence(), null);
		}
		if (reason instanceof InvalidDefinitionException definition) {
			return unstorable(path, "cannot be stored: " + definition.getOriginalMessage(), null);
		}
		if (reason instanceof JacksonException) {
			return unstorable(
					path.isEmpty() ? writerPath : path, "cannot be stored: Jackson found "
							+ reason.getClass().getSimpleName() + ". Annotate its type, or give it an AttributeCodec.",
					null);
		}
		return unstorable(path.isEmpty() ? writerPath : path,
				"expected a value that can be stored, its accessor or codec threw " + reason.getClass().getSimpleName()
						+ ". The cause says more.",
				reason);
	}

	ItemMappingException ofReading(RuntimeException failure, AttributeValue root) {
		String path = path(failure);
		Throwable reason = reason(failure);
		if (reason instanceof RefusedException refused) {
			return unreadable(path, refused.sentence(), null);
		}
		if (reason instanceof InvalidTypeIdException unknown) {
			return unreadable(path, unknownSubtype(unknown), null);
		}
		if (reason instanceof MismatchedInputException mismatch) {
			return unreadable(path, mismatch(mismatch.getTargetType(), find(root, failure)), null);
		}
		if (reason instanceof InputCoercionException mismatch) {
			return unreadable(path, mismatch(mismatch.getTargetType(), find(root, failure)), null);
		}
		if (reason instanceof InvalidDefinitionException definition) {
			return unreadable(path, "cannot be read: " + definition.getOriginalMessage(), null);
		}
		if (reason instanceof JacksonException) {
			return unreadable(path, "cannot be read: Jackson found " + reason.getClass().getSimpleName()
					+ ". Annotate its type, or give it an AttributeCodec.", null);
		}
		return unreadable(path, "expected a value that its type takes, its constructor, setter or codec threw "
				+ reason.getClass().getSimpleName() + ". The cause says more.", reason);
	}

	/**
	 * Return the exception of a value that cannot be stored.
	 * @param path where, within the values
	 * @param sentence what is wrong
	 * @param cause what the user's own code threw, or {@code null}
	 * @return the exception
	 */
	ItemMappingException unstorable(String path, String sentence, @Nullable Throwable cause) {
		return failure(path, sentence, true, cause);
	}

	/**
	 * Return the exception of attributes that cannot be read.
	 * @param path where, within the values
	 * @param sentence what is wrong
	 * @param cause what the user's own code threw, or {@code null}
	 * @return the exception
	 */
	ItemMappingException unreadable(String path, String sentence, @Nullable Throwable cause) {
		return failure(path, sentence, false, cause);
	}

	private ItemMappingException failure(String path, String sentence, boolean writing, @Nullable Throwable cause) {
		String inner = path.startsWith(this.wrapping) ? path.substring(this.wrapping.length()) : path;
		boolean element = inner.isEmpty() || inner.startsWith("[") || inner.startsWith(".") || this.base.isEmpty();
		String whole = this.base + (element ? "" : ".") + inner;
		String subject = whole.isEmpty() ? this.noun : "Attribute '" + whole + "'";
		String of = this.typeName.isEmpty() ? "" : " of " + this.typeName;
		return new ItemMappingException(whole, subject + of + ": " + sentence, writing, cause);
	}

	private static Throwable reason(Throwable failure) {
		Throwable reason = failure;
		while (isWrapper(reason) && reason.getCause() != null) {
			reason = reason.getCause();
		}
		return reason;
	}

	private static boolean isWrapper(Throwable failure) {
		if (failure instanceof MismatchedInputException || failure instanceof InputCoercionException) {
			return false;
		}
		return failure instanceof JacksonException || failure instanceof InvocationTargetException;
	}

	private static String path(Throwable failure) {
		PathText path = new PathText();
		for (Reference reference : references(failure)) {
			if (reference.getPropertyName() != null) {
				path.member(reference.getPropertyName());
			}
			else if (reference.getIndex() >= 0) {
				path.element(reference.getIndex());
			}
		}
		return path.toString();
	}

	private static List<Reference> references(Throwable failure) {
		return (failure instanceof JacksonException jackson) ? jackson.getPath() : List.of();
	}

	private static @Nullable AttributeValue find(AttributeValue root, Throwable failure) {
		AttributeValue current = root;
		for (Reference reference : references(failure)) {
			current = (reference.getPropertyName() != null) ? current.m().get(reference.getPropertyName())
					: element(current, reference.getIndex());
			if (current == null) {
				return null;
			}
		}
		return current;
	}

	private static @Nullable AttributeValue element(AttributeValue list, int index) {
		return switch (list.type()) {
			case L -> (index >= 0 && index < list.l().size()) ? list.l().get(index) : null;
			case SS -> AttributeValue.fromS("");
			case NS -> AttributeValue.fromN("0");
			default -> null;
		};
	}

	private static String mismatch(@Nullable Class<?> target, @Nullable AttributeValue found) {
		String expected = "expected " + ((target != null) ? ExpectedType.describe(target) : "another type");
		if (found == null) {
			return expected + ", found something else" + CORRECT;
		}
		String detail = (target != null) ? ExpectedType.detail(target, found) : "";
		return expected + ", found " + AttributeTypes.describe(found) + detail + CORRECT;
	}

	private String unknownSubtype(InvalidTypeIdException unknown) {
		JavaType baseType = (unknown.getBaseType() != null) ? unknown.getBaseType() : this.type;
		DeserializationConfig config = this.mapper.deserializationConfig();
		AnnotatedClass annotated = this.mapper._deserializationContext().introspectClassAnnotations(baseType);
		JsonTypeInfo.Value typeInfo = config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotated);
		String name = (typeInfo != null && typeInfo.getPropertyName() != null) ? typeInfo.getPropertyName() : "";
		if (name.isEmpty()) {
			return "expected the attributes of one subtype of " + baseType.getRawClass().getSimpleName()
					+ ", found others" + CORRECT;
		}
		String names = config.getSubtypeResolver()
			.collectAndResolveSubtypesByTypeId(config, annotated)
			.stream()
			.filter((subtype) -> subtype.hasName() && !Modifier.isAbstract(subtype.getType().getModifiers()))
			.map((subtype) -> "'" + subtype.getName() + "'")
			.sorted()
			.collect(Collectors.joining(", "));
		String found = (unknown.getTypeId() != null) ? "another name" : "none";
		return "expected attribute '" + name + "' to be one of " + names + ", found " + found
				+ ". Declare the subtype, or correct the item.";
	}

}
