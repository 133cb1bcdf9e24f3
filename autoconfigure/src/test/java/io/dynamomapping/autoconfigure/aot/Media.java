package io.dynamomapping.autoconfigure.aot;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A value with one of everything.
 */
@NullMarked
@SuppressWarnings("ArrayRecordComponent") // as applications may
record Media(@PartitionKey String id, Kind kind, List<Person> people, Map<String, Format> formats, Chapter[] chapters,
		Cover cover, Award award, @JsonSerialize(using = ShelfSerializer.class) Shelf shelf, Set<URI> links) {

	static final Media FOUNDATION = new Media("foundation", Kind.BOOK, List.of(new Person("Asimov", null)),
			Map.of("paperback", new Paper(255)), new Chapter[] { new Chapter("The Psychohistorians") },
			new Cover(new Colour("blue")), new Hugo(1966), new Shelf("SF", 7),
			Set.of(URI.create("https://example.org/")));

	@NullMarked
	enum Kind {

		BOOK, FILM

	}

	@NullMarked
	record Person(String name, @Nullable Life life) {

	}

	@NullMarked
	record Life(Instant born) {

	}

	@NullMarked
	sealed interface Format permits Paper, Screen {

	}

	@NullMarked
	record Paper(int pages) implements Format {

	}

	@NullMarked
	record Screen(Resolution resolution) implements Format {

	}

	@NullMarked
	record Resolution(int width, int height) {

	}

	@NullMarked
	record Chapter(String title) {

	}

	@NullMarked
	public abstract static class Image {

		private final Colour colour;

		Image(Colour colour) {
			this.colour = colour;
		}

		public Colour getColour() {
			return this.colour;
		}

	}

	@NullMarked
	static class Cover extends Image {

		@JsonProperty
		@Nullable Artist artist;

		@JsonCreator
		Cover(@JsonProperty("colour") Colour colour) {
			super(colour);
		}

	}

	@NullMarked
	record Colour(String name) {

	}

	@NullMarked
	record Artist(String name) {

	}

	@NullMarked
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Hugo.class, name = "hugo"),
			@JsonSubTypes.Type(value = Nebula.class, name = "nebula") })
	interface Award {

	}

	@NullMarked
	record Hugo(int year) implements Award {

	}

	@NullMarked
	record Nebula(int year, Jury jury) implements Award {

	}

	@NullMarked
	record Jury(String chair) {

	}

	@NullMarked
	record Shelf(String room, int number) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		static Shelf parse(String text) {
			return new Shelf(text.replaceAll("-.*", ""), Integer.parseInt(text.replaceAll(".*-", "")));
		}

	}

	@NullMarked
	static class ShelfSerializer extends ValueSerializer<Shelf> {

		@Override
		public void serialize(Shelf shelf, JsonGenerator generator, SerializationContext context) {
			generator.writeString(shelf.room() + "-" + shelf.number());
		}

	}

}
