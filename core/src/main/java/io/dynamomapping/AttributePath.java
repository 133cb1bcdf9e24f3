package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The place of an attribute within an item: a name at the top level, then names within
 * maps and positions within lists. Immutable.
 * <p>
 * As text, names are joined by dots and positions stand in brackets: {@code shelf.row},
 * {@code tags[0]}. A name that holds dots or brackets itself stands in backquotes, with a
 * backquote within it doubled: {@code `a.b`.c}.
 *
 * @param elements names as {@code String} and positions as {@code Integer}, the first of
 * them a name
 */
public record AttributePath(List<Object> elements) {

	private static final char QUOTE = '`';

	public AttributePath {
		elements = List.copyOf(elements);
		if (elements.isEmpty() || !(elements.get(0) instanceof String)) {
			throw new IllegalArgumentException("A path starts with the name of an attribute, found " + elements + ".");
		}
		for (Object element : elements) {
			boolean name = element instanceof String text && !text.isEmpty();
			boolean position = element instanceof Integer number && number >= 0;
			if (!name && !position) {
				throw new IllegalArgumentException("A path has names that are not empty and positions from 0, found '"
						+ element + "' in " + elements + ".");
			}
			if (element instanceof String text && (StoredText.isBroken(text) || StoredText.isTooLong(text))) {
				throw new IllegalArgumentException("A path has names of at most 65535 bytes in UTF-8, found "
						+ (StoredText.isBroken(text) ? "one with half of a surrogate pair." : "a longer one."));
			}
		}
	}

	/**
	 * Return the path of a top-level attribute.
	 * @param name its name, taken as it is, dots included
	 * @return the path
	 */
	public static AttributePath of(String name) {
		return new AttributePath(List.of(Objects.requireNonNull(name, "name")));
	}

	/**
	 * Read a path.
	 * @param text such as {@code shelf.row}, {@code tags[0]} or {@code `a.b`.c}
	 * @return the path
	 * @throws IllegalArgumentException if the text is no path
	 */
	public static AttributePath parse(String text) {
		return new Parser(Objects.requireNonNull(text, "text")).parse();
	}

	/**
	 * Return the path of a member of the map at this path.
	 * @param name the name of the member, taken as it is, dots included
	 * @return the longer path
	 */
	public AttributePath then(String name) {
		return append(Objects.requireNonNull(name, "name"));
	}

	/**
	 * Return the path of an element of the list at this path.
	 * @param position the position, from 0
	 * @return the longer path
	 */
	public AttributePath at(int position) {
		return append(position);
	}

	private AttributePath append(Object element) {
		List<Object> longer = new ArrayList<>(this.elements);
		longer.add(element);
		return new AttributePath(longer);
	}

	/**
	 * Return the name of the top-level attribute.
	 * @return the first name
	 */
	public String attribute() {
		return (String) this.elements.get(0);
	}

	/**
	 * Return whether a change of one of two paths touches the other: they are the same,
	 * or one lies within the other.
	 * @param other another path
	 * @return {@code true} if they overlap
	 */
	public boolean overlaps(AttributePath other) {
		int common = Math.min(this.elements.size(), other.elements.size());
		return this.elements.subList(0, common).equals(other.elements.subList(0, common));
	}

	/**
	 * Return the path as {@link #parse(String)} reads it.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (Object element : this.elements) {
			if (element instanceof Integer) {
				text.append('[').append(element).append(']');
				continue;
			}
			String name = (String) element;
			text.append(text.isEmpty() ? "" : ".");
			boolean plain = name.chars().noneMatch((c) -> c == '.' || c == '[' || c == ']' || c == QUOTE);
			text.append(plain ? name : QUOTE + name.replace("`", "``") + QUOTE);
		}
		return text.toString();
	}

	private static final class Parser {

		private final String text;

		private final List<Object> elements = new ArrayList<>();

		private int position;

		Parser(String text) {
			this.text = text;
		}

		AttributePath parse() {
			readName();
			while (this.position < this.text.length()) {
				char next = this.text.charAt(this.position++);
				if (next == '.') {
					readName();
				}
				else if (next == '[') {
					readPosition();
				}
				else {
					throw unreadable();
				}
			}
			return new AttributePath(this.elements);
		}

		private void readName() {
			if (this.position < this.text.length() && this.text.charAt(this.position) == QUOTE) {
				this.position++;
				readQuotedName();
				return;
			}
			int start = this.position;
			while (this.position < this.text.length() && ".[]`".indexOf(this.text.charAt(this.position)) < 0) {
				this.position++;
			}
			add(this.text.substring(start, this.position));
		}

		private void readQuotedName() {
			StringBuilder name = new StringBuilder();
			while (this.position < this.text.length()) {
				char next = this.text.charAt(this.position++);
				boolean quote = next == QUOTE;
				if (quote && (this.position == this.text.length() || this.text.charAt(this.position) != QUOTE)) {
					add(name.toString());
					return;
				}
				this.position += quote ? 1 : 0;
				name.append(next);
			}
			throw unreadable();
		}

		private void add(String name) {
			if (name.isEmpty()) {
				throw unreadable();
			}
			this.elements.add(name);
		}

		private void readPosition() {
			int end = this.text.indexOf(']', this.position);
			String digits = (end < 0) ? "" : this.text.substring(this.position, end);
			if (!digits.matches("[0-9]{1,9}")) {
				throw unreadable();
			}
			this.elements.add(Integer.valueOf(digits));
			this.position = end + 1;
		}

		private IllegalArgumentException unreadable() {
			return new IllegalArgumentException("Expected a path such as shelf.row, tags[0] or `a.b`.c, found '"
					+ this.text + "'. Put names that hold dots or brackets in backquotes.");
		}

	}

}
